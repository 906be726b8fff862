#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/result.h"
#include "notify/model.h"
#include "plan/model.h"

namespace hoanhap::notify {

// When who is reminded of what (issue "Reminders and escalation"). Pure: what is owed, what has
// been done and the day come as arguments.

// Three days before and on the last day in time the officer, the first day late the unit's head,
// the third whoever checks, the seventh the receiver. None of it is from the plan: it is marked as
// a local setting wherever it is shown.
Setting default_setting();

// A ladder of 1 to 12 rungs, each within 60 days, officers reminded at the latest on the last day,
// and nobody told before somebody nearer to the work: the order of `Whom` never falls. The hour
// lies within the day. Fails: `invalid` on `ladder` or `hour`.
Result<Setting> acceptable(Setting wanted);

// The day of a rung. One that falls on a day off is climbed on the working day before it while
// there is still time, and on the one after it once it is late.
Date day_of(const Rung& rung, Date last_timely, const plan::Calendar& calendar);

// Whether anybody still has to file it: neither sent once nor waived, and the period has begun.
bool open(const obligations::Obligation& obligation, const std::optional<obligations::Filed>& filed,
          Date today);

// The rung to climb today, given the last one climbed; nothing when it is not time. One rung a day,
// each in its turn: however long the server stood still, nobody is told of another's lateness
// before those nearer to the work were. Of several rungs missed for the same people only the last
// counts. A receiver that checks by itself is not told twice.
std::optional<Rung> next_rung(std::span<const Rung> ladder,
                              const obligations::Obligation& obligation,
                              const plan::Calendar& calendar, const std::optional<Reminder>& last,
                              Date today);

// The next rung, if nobody files before it, and its day; not before tomorrow where one was climbed
// today.
struct Coming {
  Rung rung;
  Date on;
};
std::optional<Coming> coming_rung(std::span<const Rung> ladder,
                                  const obligations::Obligation& obligation,
                                  const plan::Calendar& calendar,
                                  const std::optional<Reminder>& last, Date today);

// The hour of the civil day in Vietnam, 0 to 23.
int hour_of(Instant instant);

// Where a failed mail stands: tried again after 1, 5, 15 minutes, 1, 4 and then every 12 hours;
// given up after three days.
std::optional<Instant> next_attempt(Instant made_at, int attempts, Instant now);

// A work address as somebody types it: one @, no spaces, a domain with a dot, ASCII, at most 254.
// What is wrong is said without repeating it.
Result<std::string> acceptable_address(std::string_view typed);

}  // namespace hoanhap::notify
