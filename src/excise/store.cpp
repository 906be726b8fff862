#include "excise/store.h"

namespace hoanhap::excise::store {
namespace {

const std::string kSelect =
    "select id, kind, subject_id, part, reason, state, proposed_by, proposed_at, decided_by, "
    "decided_at from excision where ";

Excision from(const storage::Row& row) {
  Excision e;
  e.id = {row.integer(0)};
  e.kind = kind_named(row.text(1)).value_or(Kind::record);
  e.subject = row.integer(2);
  e.part = row.text(3);
  e.reason = reason_named(row.text(4)).value_or(Reason::person);
  e.state = state_named(row.text(5)).value_or(State::withdrawn);
  e.proposed_by = {row.integer(6)};
  e.proposed_at = {row.integer(7)};
  e.decided_by = {row.maybe_integer(8).value_or(0)};
  if (const auto at = row.maybe_integer(9)) e.decided_at = Instant{*at};
  return e;
}

}  // namespace

ExcisionId insert(storage::Tx& tx, const Excision& e) {
  return {tx.insert(
      "insert into excision (kind, subject_id, part, reason, state, proposed_by, proposed_at) "
      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7) returning id",
      {name(e.kind), e.subject, e.part, name(e.reason), name(e.state), e.proposed_by,
       e.proposed_at.ms})};
}

std::optional<Excision> find(storage::Tx& tx, ExcisionId id) {
  std::optional<Excision> found;
  tx.one(kSelect + "id = ?1", {id}, [&](const storage::Row& row) { found = from(row); });
  return found;
}

bool open_for(storage::Tx& tx, const Excision& e) {
  return tx
      .maybe_integer(
          "select id from excision where kind = ?1 and subject_id = ?2 and part = ?3 and state = "
          "'open'",
          {name(e.kind), e.subject, e.part})
      .has_value();
}

void decide(storage::Tx& tx, const Excision& e) {
  tx.execute("update excision set state = ?2, decided_by = ?3, decided_at = ?4 where id = ?1",
             {e.id, name(e.state), e.decided_by,
              e.decided_at ? storage::Param(e.decided_at->ms) : storage::Param(nullptr)});
}

std::vector<Excision> list(storage::Tx& tx, bool open, ExcisionId before, int most) {
  std::vector<Excision> found;
  tx.query(kSelect + (open ? "state = 'open'" : "state <> 'open'") +
               " and id < ?1 order by id desc limit ?2",
           {before, most}, [&](const storage::Row& row) { found.push_back(from(row)); });
  return found;
}

void overwrite_freed(storage::Tx& tx, bool on) {
  tx.query(on ? "pragma secure_delete = on" : "pragma secure_delete = off", {},
           [](const storage::Row&) {});
}

}  // namespace hoanhap::excise::store
