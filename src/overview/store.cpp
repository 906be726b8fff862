#include "overview/store.h"

#include <fmt/format.h>

#include <algorithm>

namespace hoanhap::overview::store {
namespace {

using obligations::Item;

std::optional<Instant> instant(const storage::Row& row, int column) {
  const auto ms = row.maybe_integer(column);
  return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

Item item_from(const storage::Row& row) {
  Item item;
  auto& o = item.obligation;
  o.id = {row.integer(0)};
  o.duty = row.text(1);
  o.form = row.text(2);
  o.unit = {row.integer(3)};
  o.receiver = {row.integer(4)};
  o.via = {row.maybe_integer(5).value_or(0)};
  o.period = Period::from_key(row.integer(6));
  o.opens_on = {static_cast<int>(row.integer(7))};
  o.last_timely = {static_cast<int>(row.integer(8))};
  if (row.integer(9) != 0) o.waived_reason = "";
  o.request = row.integer(10) != 0;
  if (!row.null(11))
    item.filed = obligations::Filed{{row.integer(11)},
                                    row.integer(12),
                                    std::string(row.text(13)),
                                    instant(row, 14),
                                    instant(row, 15),
                                    {},
                                    false};
  return item;
}

}  // namespace

std::vector<Item> owed(storage::Tx& tx, const std::vector<Range>& ranges) {
  std::vector<Item> items;
  if (ranges.empty()) return items;
  std::string sql =
      "select o.id, o.duty, o.form, o.unit_id, o.receiver_id, o.via_id, o.period, o.opens_on, "
      "o.last_timely, case when o.waived_reason is null then 0 else 1 end, o.request, r.id, "
      "r.version, "
      "r.state, r.first_sent_at, r.sent_at from obligation o left join record r on r.obligation_id "
      "= o.id where o.directive_id is null and (";
  std::vector<storage::Param> params;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    sql += fmt::format("{}(o.form = ?{} and o.period between ?{} and ?{})", i ? " or " : "",
                       i * 3 + 1, i * 3 + 2, i * 3 + 3);
    params.emplace_back(ranges[i].form);
    params.emplace_back(ranges[i].first.key());
    params.emplace_back(ranges[i].last.key());
  }
  tx.query(sql + ")", storage::ParamsView(params),
           [&](const storage::Row& row) { items.push_back(item_from(row)); });
  // Here and not in SQL: sorting fifteen columns of tens of thousands of rows costs more than
  // reading them.
  std::ranges::sort(items, {}, [](const Item& item) {
    return std::pair(item.obligation.last_timely, item.obligation.id);
  });
  return items;
}

// Every write leaves an entry in the audit trail, in its own transaction.
std::int64_t version(storage::Tx& tx) {
  return tx.maybe_integer("select max(id) from audit_entry").value_or(0);
}

}  // namespace hoanhap::overview::store
