#include "notify/mail_store.h"

#include "core/json.h"

namespace hoanhap::notify::store {
namespace {

const std::string kMail =
    "select id, account_id, kind, message_id, state, subject, body, made_at, attempts, next_at,"
    " done_at, why from mail ";
constexpr std::int64_t kDayMs = 86'400'000;

MailState state_named(std::string_view word) {
  for (const auto state : {MailState::quiet, MailState::waiting, MailState::sent, MailState::failed,
                           MailState::dropped})
    if (name(state) == word) return state;
  return MailState::failed;
}

Mail mail_from(const storage::Row& row) {
  Mail mail;
  mail.id = {row.integer(0)};
  mail.user = {row.integer(1)};
  mail.kind = row.text(2);
  mail.message_id = row.text(3);
  mail.state = state_named(row.text(4));
  mail.subject = row.text(5);
  mail.body = row.text(6);
  mail.made_at = {row.integer(7)};
  mail.attempts = static_cast<int>(row.integer(8));
  if (!row.null(9)) mail.next_at = Instant{row.integer(9)};
  if (!row.null(10)) mail.done_at = Instant{row.integer(10)};
  if (!row.null(11)) mail.why = row.text(11);
  return mail;
}

std::vector<Mail> mails(storage::Tx& tx, const std::string& sql, storage::Params params) {
  std::vector<Mail> all;
  tx.query(sql, params, [&](const storage::Row& row) { all.push_back(mail_from(row)); });
  return all;
}

}  // namespace

MailId add_mail(storage::Tx& tx, const NewMail& mail) {
  JsonWriter said;
  said.begin_array();
  for (const auto& key : mail.said) said.value(key);
  said.end_array();
  const bool waits = mail.state == MailState::waiting;
  const auto made = tx.execute(
      "insert into mail (account_id, kind, slot, message_id, state, subject, body, said, made_at,"
      " next_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
      " on conflict (account_id, kind, slot) do nothing",
      {mail.user, mail.kind, mail.slot, mail.message_id, name(mail.state), mail.subject, mail.body,
       said.take(), mail.at.ms, waits ? std::optional(mail.at.ms) : std::nullopt});
  if (made == 0) return {};
  return {
      tx.maybe_integer("select id from mail where message_id = ?1", {mail.message_id}).value_or(0)};
}

bool has_digest(storage::Tx& tx, UserId user, Date day) {
  return tx
      .maybe_integer("select id from mail where account_id = ?1 and kind = 'digest' and slot = ?2",
                     {user, day.days})
      .has_value();
}

std::set<std::string> last_said(storage::Tx& tx, UserId user) {
  std::set<std::string> said;
  tx.one(
      "select said from mail where account_id = ?1 and kind = 'digest' order by slot desc limit 1",
      {user}, [&](const storage::Row& row) {
        const auto json = Json::parse(row.text(0));
        for (std::size_t i = 0; json && i < json->size(); ++i)
          said.emplace((*json)[i].string().value_or(""));
      });
  return said;
}

int address_mails_since(storage::Tx& tx, UserId user, Instant since) {
  return static_cast<int>(
      tx.maybe_integer("select count(*) from mail where account_id = ?1 and kind = 'address' and "
                       "slot > ?2",
                       {user, since.ms})
          .value_or(0));
}

std::vector<Mail> due_mails(storage::Tx& tx, Instant now, int most) {
  return mails(
      tx,
      kMail + "where state = 'waiting' and (next_at <= ?1 or next_at > ?2) order by id limit ?3",
      {now.ms, now.ms + kDayMs, most});
}

std::optional<Mail> mail(storage::Tx& tx, MailId id) {
  auto found = mails(tx, kMail + "where id = ?1", {id});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

bool claim(storage::Tx& tx, MailId id, Instant next_at) {
  return tx.execute(
             "update mail set attempts = attempts + 1, next_at = ?2 where id = ?1 and state = "
             "'waiting'",
             {id, next_at.ms}) > 0;
}

void finish(storage::Tx& tx, MailId id, MailState state, std::string_view why, Instant at,
            Text text) {
  tx.execute(
      "update mail set state = ?2, why = ?3, done_at = ?4, next_at = null,"
      " body = case when ?5 = 1 then body else '' end where id = ?1",
      {id, name(state), why.empty() ? storage::Param(nullptr) : storage::Param(why), at.ms,
       text == Text::kept});
}

void put_off(storage::Tx& tx, MailId id, std::string_view why, Instant next_at) {
  tx.execute("update mail set why = ?2, next_at = ?3 where id = ?1 and state = 'waiting'",
             {id, why, next_at.ms});
}

bool try_again(storage::Tx& tx, MailId id, Instant now) {
  return tx.execute(
             "update mail set state = 'waiting', next_at = ?2, made_at = ?2, attempts = 0,"
             " done_at = null where id = ?1 and state = 'failed' and body <> ''",
             {id, now.ms}) > 0;
}

void drop_waiting(storage::Tx& tx, UserId user, Instant at) {
  tx.execute(
      "update mail set state = 'dropped', body = '', next_at = null, done_at = ?2"
      " where account_id = ?1 and state = 'waiting'",
      {user, at.ms});
}

std::vector<Tally> tally(storage::Tx& tx) {
  std::vector<Tally> all;
  tx.query(
      "select state, count(*) from mail group by state order by state", {},
      [&](const storage::Row& row) { all.push_back({std::string(row.text(0)), row.integer(1)}); });
  return all;
}

std::vector<Mail> outbox(storage::Tx& tx, Shown shown, int most) {
  const std::string wanted =
      shown == Shown::all ? "where state <> 'quiet' "
                          : "where state = 'failed' or (state = 'waiting' and attempts > 0) ";
  return mails(tx, kMail + wanted + "order by id desc limit ?1", {most});
}

std::int64_t forget_quiet(storage::Tx& tx, Date before) {
  return tx.execute(
      "delete from mail where state = 'quiet' and slot < ?1 and exists (select 1 from mail later"
      " where later.account_id = mail.account_id and later.kind = 'digest' and later.slot > "
      "mail.slot)",
      {before.days});
}

}  // namespace hoanhap::notify::store
