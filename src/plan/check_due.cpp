#include <set>

#include <fmt/format.h>

#include "plan/canonical.h"
#include "plan/check.h"

namespace hoanhap::plan {
namespace {

// The last day on which `duty` is in time for `period`, by the rule alone: days off move a report
// and what it is made from alike.
Date last_day(const Duty& duty, const Period& period, CalendarKind calendar) {
  if (!duty.due.date) return period.days(calendar).last.plus_days(duty.due.days_after_end);
  return duty.due.kind == DueKind::before ? duty.due.date->plus_days(-1) : *duty.due.date;
}

// The forms whose figures stand in the computed cells of `form`.
std::set<std::string> made_from(const Form& form) {
  std::set<std::string> result;
  for (const auto& e : form.elements) {
    if (!e.from) continue;
    indicators::walk(*e.from, [&](const indicators::Expression& node) {
      if (node.op == indicators::Op::aggregate && node.form != form.id) result.insert(node.form);
    });
  }
  return result;
}

class DueOrder {
 public:
  DueOrder(const Bound& bound, Report& report) : plan_(bound.plan), report_(report) {}

  void run() {
    for (const auto& duty : plan_.duties) {
      const auto* form = plan_.form(duty.form);
      if (!form || duty.recurrence.flash) continue;
      for (const auto& source : made_from(*form))
        if (const auto* part = feeding(source, duty.recurrence.kind)) compare(duty, *form, *part);
    }
  }

 private:
  CalendarKind calendar(const Form& form) const {
    const auto* found = plan_.calendar(form.calendar);
    return found ? found->kind : CalendarKind::calendar_months;
  }

  // The duty that delivers `form` for the same period, or the longest one that fits into it.
  const Duty* feeding(const std::string& form, PeriodKind kind) const {
    const Duty* best = nullptr;
    for (const auto& duty : plan_.duties) {
      if (duty.form != form || duty.recurrence.flash || duty.owes.empty()) continue;
      const auto k = duty.recurrence.kind;
      const bool fits =
          k == kind || (k < kind && k != PeriodKind::once && kind != PeriodKind::once);
      if (fits && (!best || k > best->recurrence.kind)) best = &duty;
    }
    return best;
  }

  void compare(const Duty& duty, const Form& form, const Duty& part) {
    const auto* source = plan_.form(part.form);
    if (!source || plan_.year <= 0) return;
    for (const auto& period : Period::all_in(plan_.year, duty.recurrence.kind)) {
      const auto due = last_day(duty, period, calendar(form));
      for (const auto& piece : period.parts(part.recurrence.kind)) {
        const auto piece_due = last_day(part, piece, calendar(*source));
        if (piece_due <= due) continue;
        report_.error(duty.at,
                      fmt::format("báo cáo \"{}\" kỳ {} đến hạn ngày {}, trước \"{}\" mà nó được "
                                  "lập từ đó (hạn {}); lùi hạn lại",
                                  duty.id, period.code(), due.vi(), part.id, piece_due.vi()),
                      fmt::format("the report \"{}\" for {} is due on {}, before \"{}\" that it is "
                                  "made from (due {}); move it later",
                                  duty.id, period.code(), due.iso(), part.id, piece_due.iso()));
        return;
      }
    }
  }

  const Plan& plan_;
  Report& report_;
};

}  // namespace

void check_due(const Bound& bound, Report& report) { DueOrder(bound, report).run(); }

}  // namespace hoanhap::plan
