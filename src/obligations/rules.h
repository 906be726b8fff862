#pragma once

#include <vector>

#include "obligations/model.h"

namespace hoanhap::obligations {

// Who owes what by when, from the plan alone (design §4, "A duty"). Pure: no clock, no database;
// days are civil days in Vietnam.

// Monday to Friday and no holiday of the calendar.
bool working_day(Date day, const plan::Calendar& calendar);

// The day D that the rule names: fixed by the plan, or so many days after the period's last one.
// Where the calendar says so, a D on a weekend or holiday moves to the next working day.
Date due_day(const plan::Due& due, DateRange period, const plan::Calendar& calendar);

// `by D` is in time on D; `before D` is late on D itself (clause IV.9.a: before 27/4/2018).
Date last_timely_day(const plan::Due& due, DateRange period, const plan::Calendar& calendar);

// A flash report: so many hours after the event. Events carry a day, not an hour, so the hours
// count from the end of that day, in whole days: 24 hours means the day after.
Date last_timely_after(const plan::Due& due, Date event);

// Every obligation of the plan's year: duty × period × unit valid on the period's last day (for
// what is owed once, on its due day). Flash duties give none: they are owed when something happens.
std::vector<Owed> owed_by(const plan::Plan& plan);

// Where an obligation stands on `today`. The first filing decides whether it was timely, and for
// good: a ward that filed in time and was asked for a correction did file in time.
Status status_of(const Obligation& obligation, const std::optional<Filed>& filed, Date today);

// What somebody with these rights can do next, as the API names it.
struct Rights {
  bool write = false, sign = false, decide = false;
};
std::vector<std::string_view> next_steps(State state, Rights rights);

}  // namespace hoanhap::obligations
