#include "notify/mailer.h"

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/log.h"
#include "identity/sessions.h"
#include "identity/store.h"
#include "notify/digest.h"
#include "notify/letter.h"
#include "notify/person_store.h"
#include "notify/reminders.h"
#include "notify/rules.h"
#include "notify/store.h"
#include "notify/wire.h"
#include "obligations/rules.h"
#include "obligations/store.h"

namespace hoanhap::notify {
namespace {

using access::Actor;
using access::Capability;

constexpr int kInOneRun = 50;
constexpr int kMostUnmailed = 500;
constexpr int kMostShown = 100;
constexpr int kQuietKept = 30;  // days
constexpr const char* kFromName = "Hoà Nhập";

bool writes_to(const std::optional<store::PersonRow>& person) {
  return person && person->digest && person->state == AddressState::confirmed;
}

// Everything on the way of the actor's units, each obligation once.
void gather(storage::Tx& tx, Standing& standing) {
  using obligations::store::Side;
  std::set<std::int64_t> owed, checked;
  const auto key = [](const obligations::Item& item) {
    return item.obligation.id ? item.obligation.id.value : -item.filed->record.value;
  };
  for (const auto unit : standing.actor.units_with(Capability::read)) {
    for (auto& item : obligations::store::list(tx, unit, Side::owes))
      if (owed.insert(key(item)).second) standing.owed.push_back(std::move(item));
    for (auto& item : obligations::store::list(tx, unit, Side::checks))
      if (checked.insert(key(item)).second) standing.checked.push_back(std::move(item));
  }
}

}  // namespace

const std::string& Mailer::site() const {
  static const std::string none;
  return means_ ? means_->settings.site : none;
}

std::string Mailer::fresh_message_id() const {
  return fmt::format("<{}@{}>", random_token(18), means_ ? means_->settings.domain() : "localhost");
}

Result<bool> Mailer::compose_for(storage::Tx& tx, UserId user, Instant now,
                                 const std::string& message_id) const {
  const auto plan = ground_.plan();
  const auto person = store::person(tx, user);
  const auto account = identity::store::account(tx, user);
  const auto today = now.date();
  if (!plan || !account || account->disabled || !writes_to(person) ||
      store::has_digest(tx, user, today))
    return false;
  const auto actor = identity::actor_of(tx, *account, today);
  Standing standing{actor, *plan, today, {}, {}, {}, store::last_said(tx, user)};
  std::vector<std::pair<ToldId, ObligationId>> told;
  for (const auto& one : store::told_to(tx, user, store::Which::unmailed, {}, kMostUnmailed))
    if (const auto reminder = store::reminder(tx, {one.about}); reminder && one.kind == "reminder")
      told.emplace_back(one.id, reminder->obligation);
  for (const auto& [id, obligation] : told) standing.reminded.insert(obligation);
  gather(tx, standing);

  const auto lines = lines_of(standing);
  const bool news = std::ranges::any_of(lines, &Line::fresh);
  store::NewMail mail;
  mail.user = user;
  mail.kind = "digest";
  mail.slot = today.days;
  mail.message_id = message_id;
  mail.state = news ? MailState::waiting : MailState::quiet;
  for (const auto& line : lines) mail.said.insert(line.key);
  mail.at = now;
  if (news) {
    auto digest = digest_of(lines, today, person->language, site());
    mail.subject = std::move(digest.subject);
    mail.body = std::move(digest.body);
  }
  const auto id = store::add_mail(tx, mail);
  const auto said_of = [&](ObligationId obligation) {
    for (const auto* kind : {"late", "due", "others"})
      if (mail.said.contains(fmt::format("{}:{}", kind, obligation.value))) return true;
    return false;
  };
  if (news && id)
    for (const auto& [told_id, obligation] : told)
      if (said_of(obligation)) store::carried_by(tx, told_id, id);
  return news;
}

Result<int> Mailer::compose(std::stop_token stop) {
  const auto plan = ground_.plan();
  const auto now = ground_.clock.now();
  const auto today = now.date();
  if (!enabled() || !plan) return 0;
  TRY_ASSIGN(const auto users, ground_.database.read([&](storage::Tx& tx) {
    std::vector<UserId> wanted;
    const bool works =
        plan->calendars.empty() || obligations::working_day(today, plan->calendars.front());
    if (works && hour_of(now) >= setting_of(tx).hour)
      for (const auto user : store::mailed(tx))
        if (!store::has_digest(tx, user, today)) wanted.push_back(user);
    return Result<std::vector<UserId>>(std::move(wanted));
  }));
  int made = 0;
  for (const auto user : users) {
    if (stop.stop_requested()) break;
    const auto message_id = fresh_message_id();
    TRY_ASSIGN(const bool news, ground_.database.write([&](storage::Tx& tx) {
      return compose_for(tx, user, now, message_id);
    }));
    made += news ? 1 : 0;
  }
  return made;
}

Result<bool> Mailer::note(const Mail& mail, const Outcome& outcome) const {
  const auto now = ground_.clock.now();
  return ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    const auto ended = [&](MailState state, std::string_view why, store::Text text) {
      store::finish(tx, mail.id, state, why, now, text);
      audit::append(tx, {now,
                         {},
                         {},
                         fmt::format("mail.{}", name(state)),
                         fmt::format("mail:{}", mail.id.value),
                         fmt::format(R"({{"user":{},"kind":"{}","attempts":{}}})", mail.user.value,
                                     mail.kind, mail.attempts + 1)});
    };
    switch (outcome.fate) {
      case Fate::taken:
        ended(MailState::sent, "", means_->keep);
        return true;
      case Fate::refused:
        ended(MailState::failed, outcome.why,
              outcome.recipient ? store::Text::gone : store::Text::kept);
        if (auto person = store::person(tx, mail.user); person && outcome.recipient) {
          person->state = AddressState::refused;
          store::put_person(tx, mail.user, *person);
          store::tell(tx, mail.user, {}, "mail", mail.id.value, now);
        }
        return true;
      case Fate::later:
        if (const auto next = next_attempt(mail.made_at, mail.attempts + 1, now))
          store::put_off(tx, mail.id, outcome.why, *next);
        else
          ended(MailState::failed, outcome.why, store::Text::kept);
        return true;
    }
    return true;
  });
}

// True when the server took it.
Result<bool> Mailer::send_one(const Mail& mail, std::stop_token stop, bool& stranded) {
  const auto now = ground_.clock.now();
  std::optional<std::string> to;
  std::string language;
  TRY_ASSIGN(const bool ours, ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    const auto person = store::person(tx, mail.user);
    language = person ? person->language : "vi";
    to = person && person->state != AddressState::refused
             ? means_->box.open(mail.user, person->address)
             : std::nullopt;
    if (!to) {
      store::finish(tx, mail.id, MailState::dropped, "no-address", now, store::Text::gone);
      return false;
    }
    // Should this be the last thing the process does, the mail is tried again a little later.
    return store::claim(tx, mail.id, {now.ms + 60'000});
  }));
  if (!ours) return false;
  Letter letter{means_->settings.from, *to,      kFromName,   mail.subject, mail.body,
                mail.message_id,       language, mail.made_at};
  const auto outcome =
      means_->transport->send(letter.from, letter.to, message_of(letter), std::move(stop));
  stranded = outcome.stranded;
  if (outcome.fate != Fate::taken)
    log::warn("mail.not_sent", {{"mail", std::to_string(mail.id.value)}, {"why", outcome.why}});
  TRY(note(mail, outcome));
  return outcome.fate == Fate::taken;
}

Result<int> Mailer::send(std::stop_token stop) {
  if (!enabled()) return 0;
  TRY_ASSIGN(const auto mails, ground_.database.read([&](storage::Tx& tx) {
    return Result<std::vector<Mail>>(store::due_mails(tx, ground_.clock.now(), kInOneRun));
  }));
  int sent = 0;
  bool stranded = false;
  for (const auto& mail : mails) {
    if (stranded || stop.stop_requested()) break;
    TRY_ASSIGN(const bool taken, send_one(mail, stop, stranded));
    sent += taken ? 1 : 0;
  }
  return sent;
}

Result<int> Mailer::forget(std::stop_token) {
  const auto before = ground_.clock.today().plus_days(-kQuietKept);
  TRY_ASSIGN(const auto gone, ground_.database.write([&](storage::Tx& tx) {
    return Result<std::int64_t>(store::forget_quiet(tx, before));
  }));
  return static_cast<int>(gone);
}

MailId Mailer::ask_to_confirm(storage::Tx& tx, UserId user, std::string_view language,
                              std::string_view code, const std::string& message_id) const {
  const auto now = ground_.clock.now();
  auto text = confirmation(code, language, site());
  return store::add_mail(tx, {user,
                              "address",
                              now.ms,
                              message_id,
                              MailState::waiting,
                              std::move(text.subject),
                              std::move(text.body),
                              {},
                              now});
}

Result<std::string> Mailer::outbox(storage::Tx& tx, const Actor& actor,
                                   const std::vector<jobs::Standing>& jobs) const {
  if (!actor.may_anywhere(Capability::people)) return forbidden();
  const bool demo = means_ && means_->keep == store::Text::kept;
  JsonWriter out;
  out.begin_object().field("enabled", enabled()).field("kept_here", demo).key("counts");
  out.begin_object();
  for (const auto& tally : store::tally(tx)) out.field(tally.state, tally.count);
  out.end_object().key("mails").begin_array();
  for (const auto& mail :
       store::outbox(tx, demo ? store::Shown::all : store::Shown::troubled, kMostShown)) {
    out.begin_object().field("id", mail.id.value).field("kind", mail.kind);
    out.key("to").begin_object().field("name", ground_.name_of(tx, mail.user)).end_object();
    out.field("state", name(mail.state)).field("made_at", mail.made_at.iso());
    out.field("attempts", mail.attempts);
    write_instant(out, "next_at", mail.next_at);
    write_instant(out, "done_at", mail.done_at);
    out.field("why", mail.why).key("text");
    if (demo)
      out.begin_object().field("subject", mail.subject).field("body", mail.body).end_object();
    else
      out.null();
    out.field("may_retry", mail.state == MailState::failed && !mail.body.empty()).end_object();
  }
  out.end_array().key("jobs").begin_array();
  for (const auto& job : jobs) {
    out.begin_object().field("name", job.name);
    write_instant(out, "last_run", job.last_run.ms ? std::optional(job.last_run) : std::nullopt);
    out.field("last_done", job.last_done).field("failures", job.failures).end_object();
  }
  out.end_array().end_object();
  return out.take();
}

Result<bool> Mailer::try_again(storage::Tx& tx, const Actor& actor, MailId id) const {
  if (!actor.may_anywhere(Capability::people)) return forbidden();
  const auto now = ground_.clock.now();
  if (!store::try_again(tx, id, now)) return not_found();
  audit::append(tx, {now, actor.user, {}, "mail.retried", fmt::format("mail:{}", id.value)});
  return true;
}

}  // namespace hoanhap::notify
