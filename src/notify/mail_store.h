#pragma once

#include <set>
#include <string>
#include <vector>

#include "notify/model.h"
#include "storage/database.h"

// The SQL of the outbox.
namespace hoanhap::notify::store {

struct NewMail {
  UserId user;
  std::string kind;       // "digest", "address"
  std::int64_t slot = 0;  // digest: the day; address: the instant
  std::string message_id;
  MailState state = MailState::waiting;
  std::string subject, body;
  std::set<std::string> said = {};
  Instant at;
};
// 0 when this person has one for this slot already.
MailId add_mail(storage::Tx& tx, const NewMail& mail);
bool has_digest(storage::Tx& tx, UserId user, Date day);
std::set<std::string> last_said(storage::Tx& tx, UserId user);
int address_mails_since(storage::Tx& tx, UserId user, Instant since);

// Waiting mails whose time has come, the oldest first. A time too far ahead is no time: a demo's
// clock may have been moved back.
std::vector<Mail> due_mails(storage::Tx& tx, Instant now, int most);
std::optional<Mail> mail(storage::Tx& tx, MailId id);
// Counts an attempt and puts the next one off, before anything is sent. False: no longer waiting.
bool claim(storage::Tx& tx, MailId id, Instant next_at);
// How it ended; the text goes, unless it is kept.
enum class Text { gone, kept };
void finish(storage::Tx& tx, MailId id, MailState state, std::string_view why, Instant at,
            Text text);
void put_off(storage::Tx& tx, MailId id, std::string_view why, Instant next_at);
// A failed one waits again. False: it has not failed, or its text is gone.
bool try_again(storage::Tx& tx, MailId id, Instant now);
// What waits for a person whose address is gone.
void drop_waiting(storage::Tx& tx, UserId user, Instant at);

struct Tally {
  std::string state;
  std::int64_t count = 0;
};
std::vector<Tally> tally(storage::Tx& tx);
// For the administrator: what failed or was tried and waits; in a demo everything. Newest first.
enum class Shown { troubled, all };
std::vector<Mail> outbox(storage::Tx& tx, Shown shown, int most);
// Days on which there was nothing to say, but each person's last.
std::int64_t forget_quiet(storage::Tx& tx, Date before);

}  // namespace hoanhap::notify::store
