#include "petitions/store.h"

#include <string>

#include "obligations/passage.h"

namespace hoanhap::petitions::store {
namespace {

using storage::Param;
using storage::Row;

const std::string kSelect =
    "select p.id, p.unit_id, p.record_id, p.kind, p.title, p.addressee_id, p.via_id, p.state, "
    "p.version, p.raised_at, p.answered_at, p.closed_at, p.passed_by_id from petition p where ";

template <typename Tag>
Param key(Id<Tag> id) {
  return id ? Param(id.value) : Param(nullptr);
}
Param instant(const std::optional<Instant>& at) { return at ? Param(at->ms) : Param(nullptr); }
std::optional<Instant> instant(const Row& row, int column) {
  const auto ms = row.maybe_integer(column);
  return ms ? std::optional(Instant{*ms}) : std::nullopt;
}

Petition petition_from(const Row& row) {
  Petition p;
  p.id = {row.integer(0)};
  p.unit = {row.integer(1)};
  p.record = {row.maybe_integer(2).value_or(0)};
  p.kind = kind_named(row.text(3)).value_or(Kind::difficulty);
  p.title = row.text(4);
  p.addressee = {row.integer(5)};
  p.via = {row.maybe_integer(6).value_or(0)};
  p.state = state_named(row.text(7)).value_or(State::raised);
  p.version = row.integer(8);
  p.raised_at = {row.integer(9)};
  p.answered_at = instant(row, 10);
  p.closed_at = instant(row, 11);
  p.passed_by = {row.maybe_integer(12).value_or(0)};
  return p;
}

std::optional<Step> step_named(std::string_view word) {
  for (const auto step : {Step::raised, Step::passed_on, Step::answered, Step::asked_again,
                          Step::closed, Step::withdrawn})
    if (name(step) == word) return step;
  return std::nullopt;
}

std::string where(Side side) {
  switch (side) {
    case Side::asks:
      return "p.unit_id = ?1";
    case Side::answers:
      return "p.addressee_id = ?1";
    case Side::between:
      return "(p.via_id = ?1 or p.passed_by_id = ?1)";
  }
  return {};
}

}  // namespace

PetitionId insert(storage::Tx& tx, const Petition& p) {
  return {
      tx.insert("insert into petition (unit_id, record_id, kind, title, addressee_id, via_id, "
                "state, version, "
                "raised_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) returning id",
                {p.unit, key(p.record), name(p.kind), p.title, p.addressee, key(p.via),
                 name(p.state), p.version, p.raised_at.ms})};
}

void update(storage::Tx& tx, const Petition& p) {
  tx.execute(
      "update petition set addressee_id = ?2, via_id = ?3, state = ?4, version = ?5, answered_at = "
      "?6, closed_at = ?7, passed_by_id = ?8 where id = ?1",
      {p.id, p.addressee, key(p.via), name(p.state), p.version, instant(p.answered_at),
       instant(p.closed_at), key(p.passed_by)});
}

std::optional<Petition> find(storage::Tx& tx, PetitionId id) {
  std::optional<Petition> found;
  tx.one(kSelect + "p.id = ?1", {id}, [&](const Row& row) { found = petition_from(row); });
  return found;
}

void add_step(storage::Tx& tx, PetitionId id, const StepTaken& s) {
  tx.insert(
      "insert into petition_step (petition_id, step, text, salt, to_unit_id, actor_id, unit_id, "
      "at) "
      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) returning id",
      {id, name(s.step), s.text, s.salt, key(s.to), s.actor, s.unit, s.at.ms});
}

std::vector<StepTaken> steps(storage::Tx& tx, PetitionId id) {
  std::vector<StepTaken> found;
  tx.query(
      "select step, text, salt, to_unit_id, actor_id, unit_id, at from petition_step where "
      "petition_id = ?1 order by id",
      {id}, [&](const Row& row) {
        found.push_back({step_named(row.text(0)).value_or(Step::raised),
                         std::string(row.text(1)),
                         std::string(row.text(2)),
                         {row.maybe_integer(3).value_or(0)},
                         {row.integer(4)},
                         {row.integer(5)},
                         {row.integer(6)}});
      });
  return found;
}

void excise_title(storage::Tx& tx, PetitionId id) {
  tx.execute("update petition set title = ?2, version = version + 1 where id = ?1",
             {id, obligations::kTombstone});
  // Every step's commitment covers the title.
  tx.execute("update petition_step set salt = '' where petition_id = ?1", {id});
}

void excise_step(storage::Tx& tx, PetitionId id, int index) {
  tx.execute(
      "update petition_step set text = ?3, salt = '' where id = (select id from petition_step "
      "where "
      "petition_id = ?1 order by id limit 1 offset ?2)",
      {id, index, obligations::kTombstone});
  tx.execute("update petition set version = version + 1 where id = ?1", {id});
}

std::vector<Petition> list(storage::Tx& tx, UnitId unit, Side side, int most) {
  std::vector<Petition> found;
  tx.query(kSelect + where(side) + " order by p.id desc limit ?2", {unit, most},
           [&](const Row& row) { found.push_back(petition_from(row)); });
  return found;
}

std::vector<Petition> of_record(storage::Tx& tx, RecordId record) {
  std::vector<Petition> found;
  tx.query(kSelect + "p.record_id = ?1 order by p.id", {record},
           [&](const Row& row) { found.push_back(petition_from(row)); });
  return found;
}

std::optional<Report> report(storage::Tx& tx, RecordId record) {
  std::optional<Report> found;
  tx.one("select unit_id, coalesce(via_id, receiver_id) from record where id = ?1", {record},
         [&](const Row& row) { found = Report{{row.integer(0)}, {row.integer(1)}}; });
  return found;
}

std::vector<std::pair<UnitId, std::int64_t>> count(storage::Tx& tx, std::string_view state,
                                                   Instant from, Instant until) {
  std::vector<std::pair<UnitId, std::int64_t>> found;
  const auto add = [&](const Row& row) {
    found.emplace_back(UnitId{row.integer(0)}, row.integer(1));
  };
  const std::string counted = "select unit_id, count(*) from petition where ";
  if (state == "raised")
    tx.query(
        counted + "state <> 'withdrawn' and raised_at >= ?1 and raised_at < ?2 group by unit_id",
        {from.ms, until.ms}, add);
  else if (state == "closed")
    tx.query(counted + "state = 'closed' and closed_at >= ?1 and closed_at < ?2 group by unit_id",
             {from.ms, until.ms}, add);
  else if (state == "open")
    tx.query(counted + "raised_at < ?1 and (closed_at is null or closed_at >= ?1) group by unit_id",
             {until.ms}, add);
  else if (state == "answered")
    tx.query(
        "select p.unit_id, count(*) from petition p join (select petition_id, min(at) as first "
        "from "
        "petition_step where step = 'answered' group by petition_id) s on s.petition_id = p.id "
        "where p.state <> 'withdrawn' and s.first >= ?1 and s.first < ?2 group by p.unit_id",
        {from.ms, until.ms}, add);
  return found;
}

}  // namespace hoanhap::petitions::store
