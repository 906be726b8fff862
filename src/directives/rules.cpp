#include "directives/rules.h"

#include <algorithm>

namespace hoanhap::directives {
namespace {

bool checks(const plan::Duty& duty, std::string_view office) {
  return duty.via == office || duty.to == office;
}

bool may_be_asked(const plan::Plan& plan, std::string_view office, const plan::Unit& unit,
                  Date as_at) {
  if (unit.id == office || unit.from > as_at || unit.to < as_at) return false;
  return unit.line == office ||
         std::any_of(plan.duties.begin(), plan.duties.end(), [&](const auto& duty) {
           return checks(duty, office) && plan.among(duty.owes, unit, as_at);
         });
}

}  // namespace

std::vector<std::string> units_of(const plan::Plan& plan, std::string_view office, Date as_at) {
  std::vector<std::string> found;
  for (const auto& unit : plan.units)
    if (may_be_asked(plan, office, unit, as_at)) found.push_back(unit.id);
  return found;
}

const plan::Form* reply_form(const plan::Plan& plan) {
  for (const auto& form : plan.forms)
    if (form.nature == plan::FormNature::reply) return &form;
  return nullptr;
}

std::vector<const plan::Form*> forms_of(const plan::Plan& plan, std::string_view office,
                                        std::string_view asked, Date as_at) {
  std::vector<const plan::Form*> found;
  const auto* unit = plan.unit(asked);
  if (!unit) return found;
  for (const auto& form : plan.forms) {
    const bool reports =
        form.nature == plan::FormNature::report || form.nature == plan::FormNature::consolidation;
    const bool sends =
        reports && std::any_of(plan.duties.begin(), plan.duties.end(), [&](const auto& duty) {
          return duty.form == form.id && !duty.recurrence.flash && checks(duty, office) &&
                 plan.among(duty.owes, *unit, as_at);
        });
    if (sends || (&form == reply_form(plan) && may_be_asked(plan, office, *unit, as_at)))
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
