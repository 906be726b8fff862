#include "app/plans/store.h"

namespace hoanhap::app::plans {
namespace {

const std::string kColumns =
    "select id, plan, hash, title, proposed_by, proposed_at, confirmed_by, confirmed_at, base_id, "
    "mark, effect, closed, closed_by, closed_at, reason from plan_activation ";

std::optional<Instant> instant(const storage::Row& row, int column) {
  if (row.null(column)) return std::nullopt;
  return Instant{row.integer(column)};
}

Activation from(const storage::Row& row) {
  Activation a;
  a.id = {row.integer(0)};
  a.plan = row.text(1);
  a.hash = row.text(2);
  a.title = row.text(3);
  a.proposed_by = {row.integer(4)};
  a.proposed_at = Instant{row.integer(5)};
  a.confirmed_by = {row.maybe_integer(6).value_or(0)};
  a.confirmed_at = instant(row, 7);
  a.base = {row.maybe_integer(8).value_or(0)};
  a.mark = row.text(9);
  a.effect = row.text(10);
  if (!row.null(11)) a.closed = row.text(11);
  a.closed_by = {row.maybe_integer(12).value_or(0)};
  a.closed_at = instant(row, 13);
  if (!row.null(14)) a.reason = row.text(14);
  return a;
}

std::optional<Activation> one(storage::Tx& tx, const char* where, storage::Params params = {}) {
  std::optional<Activation> found;
  tx.one(kColumns + where, params, [&](const storage::Row& row) { found = from(row); });
  return found;
}

template <typename Id>
std::optional<std::int64_t> or_null(Id id) {
  return id ? std::optional(id.value) : std::nullopt;
}

std::optional<std::int64_t> ms(const std::optional<Instant>& at) {
  return at ? std::optional(at->ms) : std::nullopt;
}

}  // namespace

std::optional<Activation> find(storage::Tx& tx, ActivationId id) {
  return one(tx, "where id = ?1", {id});
}

std::optional<Activation> in_force(storage::Tx& tx) {
  return one(tx, "where confirmed_at is not null order by id desc limit 1");
}

std::optional<Activation> waiting(storage::Tx& tx) {
  return one(tx, "where confirmed_at is null and closed is null order by id desc limit 1");
}

std::vector<Activation> decided(storage::Tx& tx, int most) {
  std::vector<Activation> all;
  tx.query(kColumns +
               "where confirmed_at is not null or closed in ('refused', 'withdrawn') order by id "
               "desc limit ?1",
           {most}, [&](const storage::Row& row) { all.push_back(from(row)); });
  return all;
}

bool was_in_force(storage::Tx& tx, std::string_view hash) {
  return tx.maybe_integer(
             "select count(*) from plan_activation where hash = ?1 and confirmed_at is not null",
             {hash}) > 0;
}

ActivationId insert(storage::Tx& tx, const Activation& a) {
  return {tx.insert(
      "insert into plan_activation (plan, hash, title, proposed_by, proposed_at, confirmed_by, "
      "confirmed_at, base_id, mark, effect) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) "
      "returning id",
      {a.plan, a.hash, a.title, a.proposed_by, a.proposed_at.ms,
       a.confirmed_at ? std::optional(a.confirmed_by.value) : std::nullopt, ms(a.confirmed_at),
       or_null(a.base), a.mark, a.effect})};
}

void confirm(storage::Tx& tx, ActivationId id, UserId by, Instant at, const std::string& effect) {
  tx.execute(
      "update plan_activation set confirmed_by = ?2, confirmed_at = ?3, effect = ?4 where id = ?1",
      {id, by, at.ms, effect});
}

void close(storage::Tx& tx, const Activation& a) {
  tx.execute(
      "update plan_activation set closed = ?2, closed_by = ?3, closed_at = ?4, reason = ?5 where "
      "id = ?1",
      {a.id, a.closed, or_null(a.closed_by), ms(a.closed_at),
       a.reason.empty() ? std::nullopt : std::optional(a.reason)});
}

Files files(storage::Tx& tx, ActivationId id) {
  Files all;
  tx.query("select path, content from plan_file where activation_id = ?1 order by path", {id},
           [&](const storage::Row& row) {
             const auto content = row.blob(1);
             all.push_back({std::string(row.text(0)),
                            {reinterpret_cast<const char*>(content.data()), content.size()}});
           });
  return all;
}

void keep(storage::Tx& tx, ActivationId id, const Files& files) {
  for (const auto& file : files)
    tx.execute(
        "insert into plan_file (activation_id, path, content) values (?1, ?2, ?3)",
        {id, file.path,
         std::span(reinterpret_cast<const std::uint8_t*>(file.text.data()), file.text.size())});
}

void drop_files(storage::Tx& tx, ActivationId id) {
  tx.execute("delete from plan_file where activation_id = ?1", {id});
}

std::map<std::int64_t, Owed> owed(storage::Tx& tx) {
  std::map<std::int64_t, Owed> all;
  tx.query(
      "select id, form, unit_id, period, receiver_id, via_id, opens_on, last_timely, "
      "local_setting, request from obligation where directive_id is null",
      {}, [&](const storage::Row& row) {
        all.emplace(row.integer(0), Owed{std::string(row.text(1)),
                                         {row.integer(2)},
                                         row.integer(3),
                                         {row.integer(4)},
                                         {row.maybe_integer(5).value_or(0)},
                                         Date{static_cast<std::int32_t>(row.integer(6))},
                                         Date{static_cast<std::int32_t>(row.integer(7))},
                                         row.integer(8) != 0,
                                         row.integer(9) != 0});
      });
  return all;
}

std::vector<OpenDraft> drafts_of_other_versions(storage::Tx& tx, const std::string& form,
                                                int version) {
  std::vector<OpenDraft> all;
  tx.query(
      "select r.unit_id, r.period from draft d join record r on r.id = d.record_id where r.form = "
      "?1 and d.form_version <> ?2 and r.state in ('draft', 'returned', 'reopened') order by "
      "r.unit_id, r.period, r.id",
      {form, version},
      [&](const storage::Row& row) { all.push_back({{row.integer(0)}, row.integer(1)}); });
  return all;
}

}  // namespace hoanhap::app::plans
