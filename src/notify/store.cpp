#include "notify/store.h"

#include "core/json.h"

namespace hoanhap::notify::store {
namespace {

const std::string kReminder =
    "select id, obligation_id, kind, whom, days, on_day, made_by, unit_id, made_at from reminder ";
const std::string kTold =
    "select t.id, t.account_id, t.unit_id, t.kind, t.about, t.at, t.read_at, m.done_at, m.state"
    " from told t left join mail m on m.id = t.mail_id ";

Reminder reminder_from(const storage::Row& row) {
  Reminder r;
  r.id = {row.integer(0)};
  r.obligation = {row.integer(1)};
  r.kind = row.text(2) == "hand" ? Kind::hand : Kind::ladder;
  r.rung.whom = whom_named(row.text(3)).value_or(Whom::officer);
  r.rung.days = static_cast<int>(row.integer(4));
  r.on = {static_cast<int>(row.integer(5))};
  r.by = {row.integer(6)};
  r.unit = {row.integer(7)};
  r.at = {row.integer(8)};
  return r;
}

std::optional<Instant> instant(const storage::Row& row, int column) {
  if (row.null(column)) return std::nullopt;
  return Instant{row.integer(column)};
}

Told told_from(const storage::Row& row) {
  Told t;
  t.id = {row.integer(0)};
  t.user = {row.integer(1)};
  t.unit = {row.integer(2)};
  t.kind = row.text(3);
  t.about = row.integer(4);
  t.at = {row.integer(5)};
  t.read_at = instant(row, 6);
  if (!row.null(8)) t.mail_state = row.text(8);
  if (t.mail_state == name(MailState::sent)) t.mailed_at = instant(row, 7);
  return t;
}

std::string_view word(Kind kind) { return kind == Kind::hand ? "hand" : "ladder"; }

std::optional<Reminder> one_reminder(storage::Tx& tx, const std::string& sql,
                                     storage::Params params) {
  std::optional<Reminder> found;
  tx.one(sql, params, [&](const storage::Row& row) { found = reminder_from(row); });
  return found;
}

std::vector<Rung> ladder_from(std::string_view text) {
  std::vector<Rung> ladder;
  const auto json = Json::parse(text);
  for (std::size_t i = 0; json && i < json->size(); ++i)
    ladder.push_back(
        {static_cast<int>((*json)[i]["days"].integer().value_or(0)),
         whom_named((*json)[i]["whom"].string().value_or("")).value_or(Whom::officer)});
  return ladder;
}

}  // namespace

std::optional<Setting> setting(storage::Tx& tx) {
  std::optional<Setting> found;
  tx.one("select version, rungs, hour from reminder_setting order by version desc limit 1", {},
         [&](const storage::Row& row) {
           found =
               Setting{row.integer(0), ladder_from(row.text(1)), static_cast<int>(row.integer(2))};
         });
  return found;
}

void add_setting(storage::Tx& tx, const Setting& setting, UserId by, Instant at) {
  JsonWriter rungs;
  rungs.begin_array();
  for (const auto& rung : setting.ladder)
    rungs.begin_object().field("days", rung.days).field("whom", name(rung.whom)).end_object();
  rungs.end_array();
  tx.execute(
      "insert into reminder_setting (version, rungs, hour, changed_by, changed_at)"
      " values (?1, ?2, ?3, ?4, ?5)",
      {setting.version, rungs.take(), setting.hour, by, at.ms});
}

ReminderId add_reminder(storage::Tx& tx, const Reminder& r) {
  const auto made = tx.execute(
      "insert into reminder (obligation_id, kind, whom, days, on_day, made_by, unit_id, made_at)"
      " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (obligation_id, kind, on_day) do "
      "nothing",
      {r.obligation, word(r.kind), name(r.rung.whom), r.rung.days, r.on.days, r.by, r.unit,
       r.at.ms});
  if (made == 0) return {};
  return {tx.maybe_integer(
                "select id from reminder where obligation_id = ?1 and kind = ?2 and on_day = ?3",
                {r.obligation, word(r.kind), r.on.days})
              .value_or(0)};
}

std::optional<Reminder> last_rung(storage::Tx& tx, ObligationId obligation) {
  return one_reminder(
      tx, kReminder + "where obligation_id = ?1 and kind = 'ladder' order by on_day desc limit 1",
      {obligation});
}

std::optional<Reminder> reminder(storage::Tx& tx, ReminderId id) {
  return one_reminder(tx, kReminder + "where id = ?1", {id});
}

std::vector<Reminder> reminders(storage::Tx& tx, ObligationId obligation) {
  std::vector<Reminder> all;
  tx.query(kReminder + "where obligation_id = ?1 order by id", {obligation},
           [&](const storage::Row& row) { all.push_back(reminder_from(row)); });
  return all;
}

void tell(storage::Tx& tx, UserId user, UnitId unit, std::string_view kind, std::int64_t about,
          Instant at) {
  tx.execute(
      "insert into told (account_id, unit_id, kind, about, at) values (?1, ?2, ?3, ?4, ?5)"
      " on conflict (account_id, kind, about) do nothing",
      {user, unit, kind, about, at.ms});
}

std::vector<Told> told_of(storage::Tx& tx, std::string_view kind, std::int64_t about) {
  std::vector<Told> all;
  tx.query(kTold + "where t.kind = ?1 and t.about = ?2 order by t.id", {kind, about},
           [&](const storage::Row& row) { all.push_back(told_from(row)); });
  return all;
}

std::vector<Told> told_to(storage::Tx& tx, UserId user, Which which, ToldId before, int most) {
  const std::string wanted = which == Which::all ? ""
                             : which == Which::unread
                                 ? "and t.read_at is null "
                                 : "and t.read_at is null and t.mail_id is null ";
  std::vector<Told> all;
  tx.query(kTold + "where t.account_id = ?1 and (?2 = 0 or t.id < ?2) " + wanted +
               "order by t.id desc limit ?3",
           {user, before, most}, [&](const storage::Row& row) { all.push_back(told_from(row)); });
  return all;
}

std::vector<Unread> unread(storage::Tx& tx, UserId user) {
  std::vector<Unread> all;
  tx.query(
      "select unit_id, count(*) from told where account_id = ?1 and read_at is null"
      " group by unit_id",
      {user}, [&](const storage::Row& row) { all.push_back({{row.integer(0)}, row.integer(1)}); });
  return all;
}

std::int64_t mark_read(storage::Tx& tx, UserId user, ToldId id, Instant at) {
  return tx.execute(
      "update told set read_at = ?3 where account_id = ?1 and id = ?2 and read_at is null",
      {user, id, at.ms});
}

std::int64_t mark_read_up_to(storage::Tx& tx, UserId user, ToldId id, Instant at) {
  return tx.execute(
      "update told set read_at = ?3 where account_id = ?1 and id <= ?2 and read_at is null",
      {user, id, at.ms});
}

void carried_by(storage::Tx& tx, ToldId id, MailId mail) {
  tx.execute("update told set mail_id = ?2 where id = ?1", {id, mail});
}

}  // namespace hoanhap::notify::store
