#include "directives/rules.h"

#include <algorithm>

namespace hoanhap::directives {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool checks(const plan::Duty& duty, std::string_view office) {
  return duty.via == office || duty.to == office;
}

bool owes(const plan::Plan& plan, const plan::Duty& duty, std::string_view unit, Date as_at) {
  const auto units = plan.units_of(duty.owes, as_at);
  return std::any_of(units.begin(), units.end(), [&](const auto* u) { return u->id == unit; });
}

}  // namespace

std::vector<std::string> units_of(const plan::Plan& plan, std::string_view office, Date as_at) {
  std::vector<std::string> found;
  for (const auto& unit : plan.units) {
    if (unit.id == office || unit.from > as_at || unit.to < as_at) continue;
    const bool under = unit.line == office;
    const bool sends = std::any_of(plan.duties.begin(), plan.duties.end(), [&](const auto& duty) {
      return checks(duty, office) && owes(plan, duty, unit.id, as_at);
    });
    if (under || sends) found.push_back(unit.id);
  }
  return found;
}

const plan::Form* reply_form(const plan::Plan& plan) {
  for (const auto& form : plan.forms)
    if (form.nature == plan::FormNature::reply) return &form;
  return nullptr;
}

std::vector<const plan::Form*> forms_of(const plan::Plan& plan, std::string_view office,
                                        std::string_view unit, Date as_at) {
  std::vector<const plan::Form*> found;
  for (const auto& form : plan.forms) {
    const bool reports =
        form.nature == plan::FormNature::report || form.nature == plan::FormNature::consolidation;
    const bool sends =
        reports && std::any_of(plan.duties.begin(), plan.duties.end(), [&](const auto& duty) {
          return duty.form == form.id && !duty.recurrence.flash && checks(duty, office) &&
                 owes(plan, duty, unit, as_at);
        });
    if (sends || (&form == reply_form(plan) && contains(units_of(plan, office, as_at), unit)))
      found.push_back(&form);
  }
  return found;
}

Fit fit(const plan::Plan& plan, const plan::Form& form, Period period) {
  if (period.year != plan.year) return Fit::no;
  if (period.kind == form.base) return Fit::base;
  const bool longer = period.kind != PeriodKind::once && form.base != PeriodKind::once &&
                      period.kind > form.base && !period.parts(form.base).empty();
  return longer ? Fit::longer : Fit::no;
}

}  // namespace hoanhap::directives
