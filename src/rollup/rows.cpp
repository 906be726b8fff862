#include "rollup/rows.h"

namespace hoanhap::rollup {
namespace {

constexpr std::uint8_t kAsSent[] = {0};

Result<Rows::Row> unpack(std::span<const std::uint8_t> sent,
                         std::span<const std::uint8_t> accepted) {
  Rows::Row row;
  TRY_ASSIGN(row.sent, decode(sent));
  if (accepted.size() == 1 && accepted[0] == kAsSent[0]) {
    row.accepted = row.sent;
    return row;
  }
  TRY_ASSIGN(row.accepted, decode(accepted));
  return row;
}

}  // namespace

std::string_view column(Which which) {
  return which == Which::sent ? "sent"
                              : "case when length(accepted) = 1 then sent else accepted end";
}

Result<Rows::Row*> Rows::at(const Key& key) {
  const auto found = rows_.find(key);
  if (found != rows_.end()) return &found->second;
  Result<Row> row{Row{}};
  tx_.one(
      "select sent, accepted from total "
      "where form = ?1 and unit_id = ?2 and period = ?3 and part = ?4 and layout = ?5",
      {form_, key.unit, key.period, static_cast<int>(key.part), key.layout},
      [&](const storage::Row& columns) { row = unpack(columns.blob(0), columns.blob(1)); });
  TRY(row);
  return &rows_.emplace(key, std::move(*row)).first->second;
}

Result<std::vector<Rows::Key>> Rows::own(UnitId unit, std::int64_t period, std::int64_t layout) {
  const Key mine{unit, period, Part::own, layout};
  if (!rows_.contains(mine)) {
    Result<bool> good = true;
    tx_.query(
        "select layout, sent, accepted from total "
        "where form = ?1 and unit_id = ?2 and period = ?3 and part = 0",
        {form_, unit, period}, [&](const storage::Row& columns) {
          auto row = unpack(columns.blob(1), columns.blob(2));
          if (row)
            rows_.emplace(Key{unit, period, Part::own, columns.integer(0)}, std::move(*row));
          else
            good = fail(row.error());
        });
    TRY(good);
    rows_.try_emplace(mine);
  }
  std::vector<Key> keys;
  const auto last = rows_.upper_bound({unit, period, Part::own, INT64_MAX});
  for (auto it = rows_.lower_bound({unit, period, Part::own, INT64_MIN}); it != last; ++it)
    keys.push_back(it->first);
  return keys;
}

void Rows::store() {
  for (auto& [key, row] : rows_) {
    if (!std::exchange(row.changed, false)) continue;
    const auto sent = encode(row.sent);
    const bool as_sent = !sent.empty() && row.accepted == row.sent;
    const auto accepted =
        as_sent ? Bytes(std::begin(kAsSent), std::end(kAsSent)) : encode(row.accepted);
    tx_.execute(
        "insert into total (form, unit_id, period, part, layout, sent, accepted) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
        "on conflict (form, unit_id, period, part, layout) "
        "do update set sent = excluded.sent, accepted = excluded.accepted",
        {form_, key.unit, key.period, static_cast<int>(key.part), key.layout, sent, accepted});
  }
}

}  // namespace hoanhap::rollup
