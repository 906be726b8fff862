#pragma once

#include <optional>
#include <vector>

#include "notify/model.h"
#include "storage/database.h"

// The SQL of reminders and of what people are told; of persons and mails in person_store.h and
// mail_store.h. Everything runs in the caller's transaction.
namespace hoanhap::notify::store {

// ---- setting
std::optional<Setting> setting(storage::Tx& tx);  // none: the defaults
void add_setting(storage::Tx& tx, const Setting& setting, UserId by, Instant at);

// ---- reminders
// 0 when there is one of its kind for this obligation and day already.
ReminderId add_reminder(storage::Tx& tx, const Reminder& reminder);
std::optional<Reminder> last_rung(storage::Tx& tx, ObligationId obligation);
std::optional<Reminder> reminder(storage::Tx& tx, ReminderId id);
std::vector<Reminder> reminders(storage::Tx& tx, ObligationId obligation);

// ---- what people are told
void tell(storage::Tx& tx, UserId user, UnitId unit, std::string_view kind, std::int64_t about,
          Instant at);
std::vector<Told> told_of(storage::Tx& tx, std::string_view kind, std::int64_t about);
enum class Which { all, unread, unmailed };  // unmailed: unread, too
// Newest first, those before `before` (0: the newest).
std::vector<Told> told_to(storage::Tx& tx, UserId user, Which which, ToldId before, int most);
struct Unread {
  UnitId unit;
  std::int64_t count = 0;
};
std::vector<Unread> unread(storage::Tx& tx, UserId user);
// Marks one (of this person), or all up to and including `id`. Answers how many were unread.
std::int64_t mark_read(storage::Tx& tx, UserId user, ToldId id, Instant at);
std::int64_t mark_read_up_to(storage::Tx& tx, UserId user, ToldId id, Instant at);
void carried_by(storage::Tx& tx, ToldId id, MailId mail);

}  // namespace hoanhap::notify::store
