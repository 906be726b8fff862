#include "identity/delegation_store.h"

#include <functional>
#include <map>
#include <string>

namespace hoanhap::identity::store {
namespace {

const std::string kSelect =
    "select id, from_id, to_id, unit_id, capabilities, first_day, last_day, made_at, accepted_at,"
    " ended_at, ended_by from delegation ";

std::string words(access::Capabilities may) {
  std::string text;
  for (const auto name : access::names(may)) text += (text.empty() ? "" : " ") + std::string(name);
  return text;
}

std::optional<Instant> instant(const storage::Row& row, int column) {
  if (row.null(column)) return std::nullopt;
  return Instant{row.integer(column)};
}

Delegation delegation_from(const storage::Row& row) {
  Delegation d;
  d.id = {row.integer(0)};
  d.from = {row.integer(1)};
  d.to = {row.integer(2)};
  d.unit = {row.integer(3)};
  d.may = access::capabilities_named(row.text(4));
  d.first = {static_cast<int>(row.integer(5))};
  d.last = {static_cast<int>(row.integer(6))};
  d.made_at = {row.integer(7)};
  d.accepted_at = instant(row, 8);
  d.ended_at = instant(row, 9);
  d.ended_by = {row.maybe_integer(10).value_or(0)};
  return d;
}

std::vector<Delegation> all(storage::Tx& tx, const std::string& sql, storage::Params params) {
  std::vector<Delegation> found;
  tx.query(sql, params, [&](const storage::Row& row) { found.push_back(delegation_from(row)); });
  return found;
}

}  // namespace

DelegationId add_delegation(storage::Tx& tx, const Delegation& d) {
  return {tx.insert(
      "insert into delegation (from_id, to_id, unit_id, capabilities, first_day, last_day, made_at)"
      " values (?1, ?2, ?3, ?4, ?5, ?6, ?7) returning id",
      {d.from, d.to, d.unit, words(d.may), d.first.days, d.last.days, d.made_at.ms})};
}

std::optional<Delegation> delegation(storage::Tx& tx, DelegationId id) {
  auto found = all(tx, kSelect + "where id = ?1", {id});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Delegation> open_delegations(storage::Tx& tx, Date day) {
  return all(tx, kSelect + "where ended_at is null and last_day >= ?1 order by id", {day.days});
}

std::vector<Delegation> received(storage::Tx& tx, UserId to, Date day) {
  return all(tx, kSelect + "where to_id = ?1 and last_day >= ?2 and ended_at is null order by id",
             {to, day.days});
}

std::vector<Delegation> known_to(storage::Tx& tx, UserId user, const std::vector<UnitId>& units,
                                 int most) {
  std::map<std::int64_t, Delegation, std::greater<>> found;
  const auto add = [&](const std::string& where, storage::Param key) {
    for (auto& d : all(tx, kSelect + where + " = ?1 order by id desc limit ?2", {key, most}))
      found.emplace(d.id.value, std::move(d));
  };
  add("where from_id", user);
  add("where to_id", user);
  for (const auto unit : units) add("where unit_id", unit);
  std::vector<Delegation> list;
  for (auto& [id, d] : found) list.push_back(std::move(d));
  return list;
}

std::vector<Delegation> over(storage::Tx& tx, Date today) {
  return all(tx, kSelect + "where ended_at is null and last_day < ?1 order by id", {today.days});
}

void accept_delegation(storage::Tx& tx, DelegationId id, Instant at) {
  tx.execute("update delegation set accepted_at = ?2 where id = ?1", {id, at.ms});
}

void end_delegation(storage::Tx& tx, DelegationId id, UserId by, Instant at) {
  tx.execute("update delegation set ended_at = ?2, ended_by = ?3 where id = ?1", {id, at.ms, by});
}

}  // namespace hoanhap::identity::store
