#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/period.h"
#include "obligations/model.h"

namespace hoanhap::notify {

using ReminderId = Id<struct ReminderTag>;
using ToldId = Id<struct ToldTag>;
using MailId = Id<struct MailTag>;

// Who is told at a rung of the ladder. officer: whoever has the next step in the unit that owes;
// head: who signs for it; checker: who decides in the office that checks; receiver: who decides in
// the unit it goes to.
enum class Whom { officer, head, checker, receiver };
std::string_view name(Whom whom);
std::optional<Whom> whom_named(std::string_view name);

struct Rung {
  int days = 0;  // from the last day in time: -3 is three days before it, 1 the first day late
  Whom whom = Whom::officer;
  auto operator<=>(const Rung&) const = default;
};

// When reminders climb: a local setting of whoever administers, never a word of the plan.
struct Setting {
  std::int64_t version = 0;  // 0: the defaults, which nobody has changed yet
  std::vector<Rung> ladder;
  int hour = 7;
};

enum class Kind { ladder, hand };

// One reminder of one obligation: that it was made, by whom, for whom.
struct Reminder {
  ReminderId id;
  ObligationId obligation;
  Kind kind = Kind::ladder;
  Rung rung;  // by hand: how late it was, and officer
  Date on;
  UserId by;    // 0: the ladder
  UnitId unit;  // on whose behalf; 0: the ladder
  Instant at;
};

// One person told of it: in the application when it was made, and what became of it.
struct Told {
  ToldId id;
  UserId user;
  UnitId unit;
  std::string kind;  // "reminder", "delegation", "mail", "excision", "plan"
  std::int64_t about = 0;
  Instant at;
  std::optional<Instant> read_at;
  std::optional<Instant> mailed_at;  // the mail server took the digest that says so
  std::string mail_state;            // "" when no mail carries it
};

// ---- mail

enum class MailState { quiet, waiting, sent, failed, dropped };
std::string_view name(MailState state);

struct Mail {
  MailId id;
  UserId user;
  std::string kind;  // "digest", "address"
  std::string message_id, subject, body;
  MailState state = MailState::waiting;
  Instant made_at;
  int attempts = 0;
  std::optional<Instant> next_at, done_at;
  std::string why;
};

// Which of a person's addresses can be written to.
enum class AddressState { none, unconfirmed, confirmed, refused };
std::string_view name(AddressState state);

struct PersonSetting {
  std::string language = "vi";
  bool digest = true;
  std::string address;  // opened; only ever shown to the person themself
  AddressState state = AddressState::none;
};

}  // namespace hoanhap::notify
