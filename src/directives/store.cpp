#include "directives/store.h"

#include <string>

#include "obligations/passage.h"

namespace hoanhap::directives::store {
namespace {

using storage::Param;
using storage::Row;

const std::string kSelect =
    "select d.id, d.issuer_id, d.number, d.dated, d.title, d.body, d.form, d.period, d.opens_on, "
    "d.last_timely, d.issued_by, d.issued_at, d.withdrawn_reason, d.salt from directive d ";

Date day(const Row& row, int column) { return {static_cast<int>(row.integer(column))}; }

Directive directive_from(const Row& row) {
  Directive d;
  d.id = {row.integer(0)};
  d.issuer = {row.integer(1)};
  if (!row.null(2)) d.number = std::string(row.text(2));
  if (!row.null(3)) d.dated = day(row, 3);
  d.title = row.text(4);
  d.body = row.text(5);
  d.form = row.text(6);
  d.period = Period::from_key(row.integer(7));
  d.opens_on = day(row, 8);
  d.last_timely = day(row, 9);
  d.issued_by = {row.integer(10)};
  d.issued_at = {row.integer(11)};
  if (!row.null(12)) d.withdrawn_reason = std::string(row.text(12));
  d.salt = row.text(13);
  return d;
}

std::vector<Directive> all(storage::Tx& tx, const std::string& rest, UnitId unit, int most) {
  std::vector<Directive> found;
  tx.query(kSelect + rest + " order by d.id desc limit ?2", {unit, most},
           [&](const Row& row) { found.push_back(directive_from(row)); });
  return found;
}

}  // namespace

DirectiveId insert(storage::Tx& tx, const Directive& d) {
  return {tx.insert(
      "insert into directive (issuer_id, number, dated, title, body, form, period, opens_on, "
      "last_timely, issued_by, issued_at, salt) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
      "?11, ?12) returning id",
      {d.issuer, d.number, d.dated ? Param(d.dated->days) : Param(nullptr), d.title, d.body, d.form,
       d.period.key(), d.opens_on.days, d.last_timely.days, d.issued_by, d.issued_at.ms, d.salt})};
}

void ask(storage::Tx& tx, DirectiveId id, UnitId unit, ObligationId obligation) {
  tx.execute(
      "insert into directive_unit (directive_id, unit_id, obligation_id) values (?1, ?2, ?3)",
      {id, unit, obligation});
}

void withdraw(storage::Tx& tx, DirectiveId id, std::string_view reason, UserId by, Instant at) {
  tx.execute(
      "update directive set withdrawn_reason = ?2, withdrawn_by = ?3, withdrawn_at = ?4 where id = "
      "?1",
      {id, reason, by, at.ms});
}

void excise(storage::Tx& tx, DirectiveId id, std::string_view part) {
  const auto column = [&](std::string_view wanted, const char* sql) {
    if (part == wanted) tx.execute(sql, {id, obligations::kTombstone});
  };
  column("title", "update directive set title = ?2, salt = '' where id = ?1");
  column("text", "update directive set body = ?2, salt = '' where id = ?1");
  column("number", "update directive set number = ?2 where id = ?1");
  column("withdrawn", "update directive set withdrawn_reason = ?2 where id = ?1");
}

void see(storage::Tx& tx, DirectiveId id, UnitId unit, UserId by, Instant at) {
  tx.execute(
      "update directive_unit set seen_at = ?3, seen_by = ?4 where directive_id = ?1 and unit_id = "
      "?2 "
      "and seen_at is null",
      {id, unit, at.ms, by});
}

std::optional<Directive> find(storage::Tx& tx, DirectiveId id) {
  std::optional<Directive> found;
  tx.one(kSelect + "where d.id = ?1", {id}, [&](const Row& row) { found = directive_from(row); });
  return found;
}

std::vector<Directive> issued_by(storage::Tx& tx, UnitId office, int most) {
  return all(tx, "where d.issuer_id = ?1", office, most);
}

std::vector<Directive> asked_of(storage::Tx& tx, UnitId unit, int most) {
  return all(tx, "join directive_unit u on u.directive_id = d.id where u.unit_id = ?1", unit, most);
}

std::vector<Asked> asked(storage::Tx& tx, DirectiveId id) {
  std::vector<Asked> found;
  tx.query(
      "select unit_id, obligation_id, seen_at from directive_unit where directive_id = ?1 order by "
      "unit_id",
      {id}, [&](const Row& row) {
        const auto seen = row.maybe_integer(2);
        found.push_back({{row.integer(0)},
                         {row.integer(1)},
                         seen ? std::optional(Instant{*seen}) : std::nullopt});
      });
  return found;
}

}  // namespace hoanhap::directives::store
