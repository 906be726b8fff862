#include "obligations/store.h"

#include "obligations/passage.h"

#include <map>
#include <string>

namespace hoanhap::obligations::store {
namespace {

const std::string kColumns =
    "select o.id, o.duty, o.form, o.unit_id, o.receiver_id, o.via_id, o.period, o.opens_on, "
    "o.last_timely,"
    " o.local_setting, o.request, o.waived_reason, ";
const std::string kRecordColumns =
    "r.id, r.version, r.state, r.first_sent_at, r.sent_at, r.event_date,"
    " (select s.reason from review_step s where s.record_id = r.id order by s.id desc limit 1),"
    " (select s.step from review_step s where s.record_id = r.id order by s.id desc limit 1)";
const std::string kItems =
    kColumns + kRecordColumns + " from obligation o left join record r on r.obligation_id = o.id ";
// A flash report has no obligation: its record stands for both.
const std::string kEvents =
    "select 0, '', r.form, r.unit_id, r.receiver_id, r.via_id, r.period, r.event_date, "
    "r.event_date, 0, 0, null, " +
    kRecordColumns + " from record r where r.obligation_id is null and ";

Date date(const storage::Row& row, int column) { return {static_cast<int>(row.integer(column))}; }

Obligation obligation_from(const storage::Row& row) {
  Obligation o;
  o.id = {row.integer(0)};
  o.duty = row.text(1);
  o.form = row.text(2);
  o.unit = {row.integer(3)};
  o.receiver = {row.integer(4)};
  o.via = {row.maybe_integer(5).value_or(0)};
  o.period = Period::from_key(row.integer(6));
  o.opens_on = date(row, 7);
  o.last_timely = date(row, 8);
  o.local_setting = row.integer(9) != 0;
  o.request = row.integer(10) != 0;
  if (!row.null(11)) o.waived_reason = std::string(row.text(11));
  return o;
}

std::optional<Instant> instant(const storage::Row& row, int column) {
  if (row.null(column)) return std::nullopt;
  return Instant{row.integer(column)};
}

Item item_from(const storage::Row& row) {
  Item item{obligation_from(row), std::nullopt};
  if (row.null(12)) return item;
  Filed filed{{row.integer(12)}, row.integer(13),  std::string(row.text(14)),
              instant(row, 15),  instant(row, 16), {}};
  if (!row.null(17)) item.obligation.event_date = date(row, 17);
  if (!row.null(18)) filed.reason = std::string(row.text(18));
  filed.within_unit = !row.null(19) && row.text(19) == "sent_back";
  item.filed = std::move(filed);
  return item;
}

storage::Param or_null(UnitId id) {
  return id ? storage::Param(id.value) : storage::Param(nullptr);
}

// What directives in force ask of the obligations that `where` chooses.
using ByObligation = std::map<std::int64_t, Directed>;
ByObligation directed(storage::Tx& tx, const std::string& where, std::int64_t key) {
  ByObligation found;
  tx.query(
      "select u.obligation_id, d.id, d.title, d.last_timely from directive_unit u"
      " join directive d on d.id = u.directive_id join obligation o on o.id = u.obligation_id"
      " where d.withdrawn_reason is null and " +
          where + " order by d.last_timely, d.id",
      {key}, [&](const storage::Row& row) {
        found.emplace(row.integer(0),
                      Directed{row.integer(1), std::string(row.text(2)), date(row, 3)});
      });
  return found;
}

void mark(std::vector<Item>& items, const ByObligation& directed) {
  for (auto& item : items)
    if (const auto found = directed.find(item.obligation.id.value); found != directed.end())
      item.directed = found->second;
}

}  // namespace

ObligationId insert(storage::Tx& tx, const Row& row) {
  return {tx.insert(
      "insert into obligation (duty, form, unit_id, receiver_id, via_id, period, opens_on, "
      "last_timely, local_setting, request, directive_id)"
      " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) returning id",
      {row.duty, row.form, row.unit, row.receiver, or_null(row.via), row.period.key(),
       row.opens_on.days, row.last_timely.days, row.local_setting, row.request,
       row.directive ? storage::Param(row.directive) : storage::Param(nullptr)})};
}

bool put(storage::Tx& tx, const Row& row) {
  const auto known =
      tx.maybe_integer("select id from obligation where duty = ?1 and unit_id = ?2 and period = ?3",
                       {row.duty, row.unit, row.period.key()});
  if (!known) {
    insert(tx, row);
    return true;
  }
  tx.execute(
      "update obligation set receiver_id = ?2, via_id = ?3, opens_on = ?4, last_timely = ?5, "
      "local_setting = ?6, request = ?7"
      " where id = ?1 and not exists (select 1 from record r where r.obligation_id = ?1)",
      {*known, row.receiver, or_null(row.via), row.opens_on.days, row.last_timely.days,
       row.local_setting, row.request});
  return false;
}

bool withdraw(storage::Tx& tx, ObligationId id) {
  return tx.execute(
             "delete from obligation where id = ?1 and waived_reason is null"
             " and not exists (select 1 from record r where r.obligation_id = ?1)",
             {id}) > 0;
}

std::optional<Obligation> find(storage::Tx& tx, ObligationId id) {
  auto item = find_item(tx, id);
  if (!item) return std::nullopt;
  return std::move(item->obligation);
}

std::optional<Item> find_item(storage::Tx& tx, ObligationId id) {
  std::optional<Item> found;
  tx.one(kItems + "where o.id = ?1", {id},
         [&](const storage::Row& row) { found = item_from(row); });
  if (!found) return found;
  const auto asked = directed(tx, "o.id = ?1", id.value);
  if (const auto one = asked.find(id.value); one != asked.end()) found->directed = one->second;
  return found;
}

std::optional<Obligation> of_plan(storage::Tx& tx, std::string_view form, UnitId unit,
                                  Period period) {
  std::optional<Obligation> found;
  tx.one(kColumns +
             "null from obligation o where o.form = ?1 and o.unit_id = ?2 and o.period = ?3 and "
             "o.directive_id is null order by o.id",
         {form, unit, period.key()},
         [&](const storage::Row& row) { found = obligation_from(row); });
  return found;
}

std::vector<Obligation> opening_after(storage::Tx& tx, Date day, int year) {
  std::vector<Obligation> found;
  tx.query(kColumns + "null from obligation o where o.opens_on > ?1 and o.directive_id is null",
           {day.days}, [&](const storage::Row& row) {
             auto o = obligation_from(row);
             if (o.period.year == year) found.push_back(std::move(o));
           });
  return found;
}

std::vector<Item> list(storage::Tx& tx, UnitId unit, Side side) {
  std::vector<Item> items;
  const auto add = [&](const storage::Row& row) { items.push_back(item_from(row)); };
  const std::string order = " order by o.last_timely, o.unit_id, o.id";
  switch (side) {
    case Side::owes:
      tx.query(kItems + "where o.unit_id = ?1" + order, {unit}, add);
      mark(items, directed(tx, "o.unit_id = ?1", unit.value));
      tx.query(kEvents + "r.unit_id = ?1 order by r.event_date, r.id", {unit}, add);
      break;
    case Side::checks:
      tx.query(kItems + "where (o.via_id = ?1 or o.receiver_id = ?1) and o.unit_id <> ?1" + order,
               {unit}, add);
      mark(items, directed(tx, "(o.via_id = ?1 or o.receiver_id = ?1)", unit.value));
      tx.query(kEvents +
                   "(r.via_id = ?1 or r.receiver_id = ?1) and r.unit_id <> ?1 order by "
                   "r.event_date, r.id",
               {unit}, add);
      break;
  }
  return items;
}

std::vector<Item> unfiled(storage::Tx& tx, Date last_timely) {
  std::vector<Item> items;
  tx.query(kItems +
               "where o.last_timely <= ?1 and o.waived_reason is null and r.first_sent_at is null"
               " order by o.id",
           {last_timely.days}, [&](const storage::Row& row) { items.push_back(item_from(row)); });
  return items;
}

void waive(storage::Tx& tx, ObligationId id, std::string_view reason, UserId by, Instant at) {
  tx.execute(
      "update obligation set waived_reason = ?2, waived_by = ?3, waived_at = ?4 where id = ?1",
      {id, reason, by, at.ms});
}

void restore(storage::Tx& tx, ObligationId id) {
  tx.execute(
      "update obligation set waived_reason = null, waived_by = null, waived_at = null where id = "
      "?1",
      {id});
}

void excise_waiver(storage::Tx& tx, ObligationId id) {
  tx.execute("update obligation set waived_reason = ?2 where id = ?1 and waived_reason is not null",
             {id, kTombstone});
}

void excise_waivers_of(storage::Tx& tx, std::int64_t directive) {
  tx.execute(
      "update obligation set waived_reason = ?2 where directive_id = ?1 and waived_reason is not"
      " null",
      {directive, kTombstone});
}

}  // namespace hoanhap::obligations::store
