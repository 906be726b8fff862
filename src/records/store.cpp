#include "records/store.h"

#include <string>

#include "obligations/passage.h"
#include "records/contents_json.h"

namespace hoanhap::records::store {
namespace {

using storage::Param;
using storage::Row;

const std::string kColumns =
    "r.id, r.form, r.unit_id, r.receiver_id, r.via_id, r.period, r.event_date, r.obligation_id, "
    "r.state, r.version,"
    " r.revision, r.sent_revision, r.accepted_revision, r.presented_by, r.sent_by, "
    "r.first_sent_at, r.sent_at,"
    " r.accepted_at, r.accepted_head, r.outgoing_number, r.outgoing_date, r.created_by, "
    "r.created_at";
const std::string kSelect = "select " + kColumns + " from record r where ";

template <typename Tag>
Param key(Id<Tag> id) {
  return id ? Param(id.value) : Param(nullptr);
}
Param day(const std::optional<Date>& date) { return date ? Param(date->days) : Param(nullptr); }
Param instant(const std::optional<Instant>& at) { return at ? Param(at->ms) : Param(nullptr); }
Param number(std::optional<int> n) { return n ? Param(*n) : Param(nullptr); }

std::optional<int> small(const Row& row, int column) {
  if (row.null(column)) return std::nullopt;
  return static_cast<int>(row.integer(column));
}
std::optional<Instant> instant(const Row& row, int column) {
  if (row.null(column)) return std::nullopt;
  return Instant{row.integer(column)};
}
std::optional<Date> day(const Row& row, int column) {
  if (row.null(column)) return std::nullopt;
  return Date{static_cast<int>(row.integer(column))};
}
std::optional<std::string> text(const Row& row, int column) {
  if (row.null(column)) return std::nullopt;
  return std::string(row.text(column));
}

Record record_from(const Row& row) {
  Record r;
  r.id = {row.integer(0)};
  r.form = row.text(1);
  r.unit = {row.integer(2)};
  r.receiver = {row.integer(3)};
  r.via = {row.maybe_integer(4).value_or(0)};
  r.period = Period::from_key(row.integer(5));
  r.event_date = day(row, 6);
  r.obligation = {row.maybe_integer(7).value_or(0)};
  r.state = state_named(row.text(8)).value_or(State::draft);
  r.version = row.integer(9);
  r.revision = static_cast<int>(row.integer(10));
  r.sent_revision = small(row, 11);
  r.accepted_revision = small(row, 12);
  r.presented_by = {row.maybe_integer(13).value_or(0)};
  r.sent_by = {row.maybe_integer(14).value_or(0)};
  r.first_sent_at = instant(row, 15);
  r.sent_at = instant(row, 16);
  r.accepted_at = instant(row, 17);
  r.accepted_head = text(row, 18);
  r.outgoing_number = text(row, 19);
  r.outgoing_date = day(row, 20);
  r.created_by = {row.integer(21)};
  r.created_at = {row.integer(22)};
  return r;
}

std::optional<Record> first(storage::Tx& tx, const std::string& where,
                            std::initializer_list<Param> params) {
  std::optional<Record> found;
  tx.one(kSelect + where, params, [&](const Row& row) { found = record_from(row); });
  return found;
}

// Contents from the pair of columns that holds them. What is stored was written by encode and
// texts_to_json; anything else is a broken database.
Contents contents_from(const Row& row, int cells, int texts) {
  Contents contents;
  const auto vector = rollup::decode(row.blob(cells));
  if (!vector || !texts_from_json(row.text(texts), contents))
    throw storage::Failure("records: the stored cells of a form are unreadable");
  contents.numbers = rollup::cells_of(*vector);
  return contents;
}

Bytes packed(const Contents& contents) {
  return rollup::encode(rollup::of_record(contents.numbers));
}

const std::string kRevision =
    "select revision, form_version, layout, cells, texts, sources, salt, hash, author_id, "
    "created_at from revision"
    " where record_id = ?1";

Revision revision_from(const Row& row) {
  Revision r;
  r.revision = static_cast<int>(row.integer(0));
  r.form_version = static_cast<int>(row.integer(1));
  r.layout = static_cast<int>(row.integer(2));
  r.contents = contents_from(row, 3, 4);
  r.sources = row.text(5);
  r.salt = row.text(6);
  r.hash = row.text(7);
  r.author = {row.integer(8)};
  r.at = {row.integer(9)};
  return r;
}

std::string column(rollup::Which which) {
  return which == rollup::Which::sent ? "r.sent_revision" : "r.accepted_revision";
}

}  // namespace

RecordId insert(storage::Tx& tx, const Record& r) {
  return {tx.insert(
      "insert into record (form, unit_id, period, event_date, obligation_id, receiver_id, via_id,"
      " created_by, created_at, state, version, revision, sent_revision, accepted_revision,"
      " presented_by, sent_by, first_sent_at, sent_at, accepted_at, accepted_head,"
      " outgoing_number, outgoing_date) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
      " ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22) returning id",
      {r.form,
       r.unit,
       r.period.key(),
       day(r.event_date),
       key(r.obligation),
       r.receiver,
       key(r.via),
       r.created_by,
       r.created_at.ms,
       name(r.state),
       r.version,
       r.revision,
       number(r.sent_revision),
       number(r.accepted_revision),
       key(r.presented_by),
       key(r.sent_by),
       instant(r.first_sent_at),
       instant(r.sent_at),
       instant(r.accepted_at),
       r.accepted_head,
       r.outgoing_number,
       day(r.outgoing_date)})};
}

void update(storage::Tx& tx, const Record& r) {
  tx.execute(
      "update record set state = ?2, version = ?3, revision = ?4, sent_revision = ?5, "
      "accepted_revision = ?6,"
      " presented_by = ?7, sent_by = ?8, first_sent_at = ?9, sent_at = ?10, accepted_at = ?11, "
      "accepted_head = ?12,"
      " outgoing_number = ?13, outgoing_date = ?14 where id = ?1",
      {r.id, name(r.state), r.version, r.revision, number(r.sent_revision),
       number(r.accepted_revision), key(r.presented_by), key(r.sent_by), instant(r.first_sent_at),
       instant(r.sent_at), instant(r.accepted_at), r.accepted_head, r.outgoing_number,
       day(r.outgoing_date)});
}

std::optional<Record> find(storage::Tx& tx, RecordId id) { return first(tx, "r.id = ?1", {id}); }

std::optional<Record> find_for(storage::Tx& tx, ObligationId id) {
  return first(tx, "r.obligation_id = ?1", {id});
}

std::optional<Record> find_report(storage::Tx& tx, std::string_view form, UnitId unit,
                                  Period period) {
  return first(
      tx, "r.unit_id = ?1 and r.form = ?2 and r.period = ?3 and r.event_date is null order by r.id",
      {unit, form, period.key()});
}

std::optional<Contents> sent_report(storage::Tx& tx, std::string_view form, UnitId unit,
                                    Period period) {
  std::optional<Contents> found;
  tx.one(
      "select v.cells, v.texts from record r join revision v on v.record_id = r.id and"
      " v.revision = r.sent_revision where r.unit_id = ?1 and r.form = ?2 and r.period = ?3 and"
      " r.event_date is null order by r.id",
      {unit, form, period.key()}, [&](const Row& row) { found = contents_from(row, 0, 1); });
  return found;
}

std::optional<Draft> draft(storage::Tx& tx, RecordId id) {
  std::optional<Draft> found;
  tx.one(
      "select plan_hash, form_version, base_revision, cells, texts, author_id, saved_at from draft "
      "where record_id = ?1",
      {id}, [&](const Row& row) {
        found = Draft{std::string(row.text(0)),
                      static_cast<int>(row.integer(1)),
                      static_cast<int>(row.integer(2)),
                      contents_from(row, 3, 4),
                      {row.integer(5)},
                      {row.integer(6)}};
      });
  return found;
}

void put_draft(storage::Tx& tx, RecordId id, const Draft& d) {
  const auto cells = packed(d.contents);
  const auto texts = texts_to_json(d.contents);
  tx.execute(
      "insert into draft (record_id, plan_hash, form_version, base_revision, cells, texts, "
      "author_id, saved_at)"
      " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (record_id) do update set plan_hash = "
      "?2,"
      " form_version = ?3, base_revision = ?4, cells = ?5, texts = ?6, author_id = ?7, saved_at = "
      "?8",
      {id, d.plan_hash, d.form_version, d.base_revision, cells, texts, d.author, d.saved_at.ms});
}

void remove_draft(storage::Tx& tx, RecordId id) {
  tx.execute("delete from draft where record_id = ?1", {id});
}

Touches touches(storage::Tx& tx, RecordId id) {
  Touches found;
  tx.one("select touches from draft_touch where record_id = ?1", {id},
         [&](const Row& row) { found = touches_from_json(row.text(0)); });
  return found;
}

void put_touches(storage::Tx& tx, RecordId id, const Touches& touches) {
  const auto json = touches_to_json(touches);
  tx.execute(
      "insert into draft_touch (record_id, touches) values (?1, ?2) on conflict (record_id) do "
      "update set touches = ?2",
      {id, json});
}

void insert_revision(storage::Tx& tx, RecordId id, const Revision& r) {
  const auto cells = packed(r.contents);
  const auto texts = texts_to_json(r.contents);
  tx.execute(
      "insert into revision (record_id, revision, form_version, layout, cells, texts, sources, "
      "salt, hash, author_id,"
      " created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      {id, r.revision, r.form_version, r.layout, cells, texts, r.sources, r.salt, r.hash, r.author,
       r.at.ms});
}

std::optional<Revision> revision(storage::Tx& tx, RecordId id, int revision) {
  std::optional<Revision> found;
  tx.one(kRevision + " and revision = ?2", {id, revision},
         [&](const Row& row) { found = revision_from(row); });
  return found;
}

std::vector<Revision> revisions(storage::Tx& tx, RecordId id) {
  std::vector<Revision> found;
  tx.query(kRevision + " order by revision", {id},
           [&](const Row& row) { found.push_back(revision_from(row)); });
  return found;
}

void rewrite_texts(storage::Tx& tx, RecordId id, const Revision& r) {
  const auto texts = texts_to_json(r.contents);
  tx.execute("update revision set texts = ?3, salt = '' where record_id = ?1 and revision = ?2",
             {id, r.revision, texts});
}

void excise_reason(storage::Tx& tx, RecordId id, int index) {
  tx.execute(
      "update review_step set reason = ?3 where id = (select id from review_step where record_id ="
      " ?1 order by id limit 1 offset ?2)",
      {id, index, obligations::kTombstone});
}

void add_step(storage::Tx& tx, RecordId id, const StepTaken& s) {
  tx.execute(
      "insert into review_step (record_id, step, revision, actor_id, unit_id, reason, at, for_id)"
      " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {id, s.step, s.revision, s.actor, s.unit, s.reason, s.at.ms,
       s.right_of ? storage::Param(s.right_of) : storage::Param(nullptr)});
}

std::vector<StepTaken> steps(storage::Tx& tx, RecordId id) {
  std::vector<StepTaken> found;
  tx.query(
      "select step, revision, actor_id, unit_id, reason, at, for_id from review_step"
      " where record_id = ?1 order by id",
      {id}, [&](const Row& row) {
        found.push_back({std::string(row.text(0)),
                         static_cast<int>(row.integer(1)),
                         {row.integer(2)},
                         {row.integer(3)},
                         text(row, 4),
                         {row.integer(5)},
                         {row.maybe_integer(6).value_or(0)}});
      });
  return found;
}

std::vector<rollup::Vector> counting(storage::Tx& tx, std::string_view form, UnitId unit,
                                     Period period, rollup::Which which) {
  std::vector<rollup::Vector> found;
  tx.query("select v.cells from record r join revision v on v.record_id = r.id and v.revision = " +
               column(which) +
               " where r.unit_id = ?1 and r.form = ?2 and r.period = ?3 order by r.id",
           {unit, form, period.key()}, [&](const Row& row) {
             auto vector = rollup::decode(row.blob(0));
             if (!vector)
               throw storage::Failure("records: the stored cells of a revision are unreadable");
             found.push_back(std::move(*vector));
           });
  return found;
}

std::vector<Submission> submissions(storage::Tx& tx, std::string_view form, Period period,
                                    rollup::Which which) {
  std::vector<Submission> found;
  tx.query(
      "select r.id, r.unit_id, r.form, r.period, v.revision, v.hash, r.state from record r"
      " join revision v on v.record_id = r.id and v.revision = " +
          column(which) + " where r.form = ?1 and r.period = ?2 order by r.unit_id, r.id",
      {form, period.key()}, [&](const Row& row) {
        found.push_back({{row.integer(0)},
                         {row.integer(1)},
                         std::string(row.text(2)),
                         Period::from_key(row.integer(3)),
                         static_cast<int>(row.integer(4)),
                         std::string(row.text(5)),
                         std::string(row.text(6))});
      });
  return found;
}

std::vector<std::pair<UnitId, Words>> words(storage::Tx& tx, std::string_view form, Period period,
                                            rollup::Which which) {
  std::vector<std::pair<UnitId, Words>> found;
  tx.query(
      "select r.unit_id, v.texts from record r join revision v on v.record_id = r.id and "
      "v.revision "
      "= " +
          column(which) + " where r.form = ?1 and r.period = ?2 order by r.unit_id, r.id",
      {form, period.key()}, [&](const Row& row) {
        Contents contents;
        if (!texts_from_json(row.text(1), contents))
          throw storage::Failure("records: the stored texts of a form are unreadable");
        found.emplace_back(UnitId{row.integer(0)}, std::move(contents.words));
      });
  return found;
}

std::vector<Missing> missing(storage::Tx& tx, std::string_view form, Period period,
                             rollup::Which which) {
  std::vector<Missing> found;
  tx.query(
      "select o.unit_id from obligation o left join record r on r.obligation_id = o.id"
      " where o.form = ?1 and o.period = ?2 and o.waived_reason is null and " +
          column(which) + " is null order by o.unit_id",
      {form, period.key()},
      [&](const Row& row) { found.push_back({{row.integer(0)}, std::string(form), period}); });
  return found;
}

}  // namespace hoanhap::records::store
