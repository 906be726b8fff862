#include "obligations/rules.h"

#include <algorithm>
#include <array>

namespace hoanhap::obligations {
namespace {

constexpr std::array<std::string_view, 10> kStates = {
    "upcoming", "open",     "overdue",  "draft",  "presented",
    "sent",     "returned", "accepted", "waived", "reopened"};

Date shifted(Date day, const plan::Calendar& calendar) {
  while (calendar.shift_to_working_day && !working_day(day, calendar)) day = day.plus_days(1);
  return day;
}

int days_late(Date filed_or_today, Date last_timely) {
  return std::max(0, filed_or_today.days - last_timely.days);
}

std::optional<State> state_of_record(std::string_view state) {
  const auto found = state_named(state);
  return found && *found >= State::draft ? found : std::nullopt;
}

Owed owed(const plan::Duty& duty, const plan::Unit& unit, Period period, DateRange days,
          const plan::Calendar& calendar) {
  return {duty.id,
          duty.form,
          unit.id,
          duty.to,
          duty.via,
          period,
          days.first,
          last_timely_day(duty.due, days, calendar),
          duty.due.local_setting,
          duty.request};
}

}  // namespace

std::string_view name(State state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<State> state_named(std::string_view name) {
  const auto found = std::find(kStates.begin(), kStates.end(), name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<State>(found - kStates.begin());
}

bool working_day(Date day, const plan::Calendar& calendar) {
  return day.weekday() <= 5 &&
         std::none_of(calendar.holidays.begin(), calendar.holidays.end(),
                      [&](const plan::Holiday& h) { return h.from <= day && day <= h.to; });
}

Date due_day(const plan::Due& due, DateRange period, const plan::Calendar& calendar) {
  return due.date ? *due.date : shifted(period.last.plus_days(due.days_after_end), calendar);
}

Date last_timely_day(const plan::Due& due, DateRange period, const plan::Calendar& calendar) {
  const auto day = due_day(due, period, calendar);
  switch (due.kind) {
    case plan::DueKind::before:
      return day.plus_days(-1);
    case plan::DueKind::by:
      return day;
  }
  return day;
}

Date last_timely_after(const plan::Due& due, Date event) {
  return event.plus_days((due.hours_after_event + 23) / 24);
}

std::vector<Owed> owed_by(const plan::Plan& plan) {
  std::vector<Owed> result;
  for (const auto& duty : plan.duties) {
    if (duty.recurrence.flash) continue;
    const auto* form = plan.form(duty.form);
    const auto* calendar = form ? plan.calendar(form->calendar) : nullptr;
    const plan::Calendar plain;
    if (!calendar) calendar = &plain;
    for (const auto& period : Period::all_in(plan.year, duty.recurrence.kind)) {
      const auto days = period.days(calendar->kind);
      if (days.last < plan.from || plan.to < days.last) continue;
      for (const auto* unit : plan.units_of(duty.owes, duty.due.date.value_or(days.last)))
        result.push_back(owed(duty, *unit, period, days, *calendar));
    }
  }
  return result;
}

Status status_of(const Obligation& obligation, const std::optional<Filed>& filed, Date today) {
  if (obligation.waived_reason) return {State::waived, 0, std::nullopt};
  const auto first = filed ? filed->first_sent_at : std::nullopt;
  const int late =
      obligation.request ? 0 : days_late(first ? first->date() : today, obligation.last_timely);
  Status status{State::open, late, std::nullopt};
  if (!obligation.request && (first || late > 0)) status.timely = late == 0;
  const auto recorded = filed ? state_of_record(filed->state) : std::nullopt;
  if (recorded)
    status.state = *recorded;
  else if (today < obligation.opens_on)
    status.state = State::upcoming;
  else if (late > 0)
    status.state = State::overdue;
  return status;
}

std::vector<std::string_view> next_steps(State state, Rights rights) {
  std::vector<std::string_view> steps;
  switch (state) {
    case State::open:
    case State::overdue:
      if (rights.write) steps.push_back("write");
      break;
    case State::draft:
    case State::returned:
    case State::reopened:
      if (rights.write) steps.insert(steps.end(), {"write", "present"});
      break;
    case State::presented:
      if (rights.sign) steps.push_back("sign");
      break;
    case State::sent:
      if (rights.decide) steps.push_back("decide");
      break;
    case State::upcoming:
    case State::accepted:
    case State::waived:
      break;
  }
  return steps;
}

}  // namespace hoanhap::obligations
