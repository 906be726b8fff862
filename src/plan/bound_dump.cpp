#include <fmt/format.h>

#include "plan/bind.h"
#include "plan/canonical.h"

namespace hoanhap::plan {

std::string dump(const Bound& bound) {
  std::string out;
  const auto line = [&](const Position& at, const std::string& text) {
    out += fmt::format("{} {}\n", print(at), text);
  };
  for (const auto& set : bound.plan.sets) line(set.at, "set " + set.id);
  for (const auto& unit : bound.plan.units)
    line(unit.at, fmt::format("unit {} {} line={} territory={} within={}", unit.id, unit.kind,
                              unit.line, unit.territory, unit.within));
  for (const auto& form : bound.plan.forms) {
    line(form.at,
         fmt::format("form {} base={} calendar={}", form.id, name(form.base), form.calendar));
    for (const auto& e : form.elements) {
      line(e.at, fmt::format("  element {}", e.id));
      if (e.from) out += "    from " + indicators::dump(*e.from) + "\n";
    }
    for (const auto& check : form.checks)
      line(check.at, fmt::format("  check {} {}", check.id,
                                 check.holds ? indicators::dump(*check.holds) : "?"));
  }
  for (const auto& duty : bound.plan.duties)
    line(duty.at, fmt::format("duty {} owes={} form={} due={} to={} via={}", duty.id, duty.owes,
                              duty.form, canonical(duty.due), duty.to, duty.via));
  for (const auto& indicator : bound.plan.indicators)
    line(indicator.at, fmt::format("indicator {} {}", indicator.id,
                                   indicator.value ? indicators::dump(*indicator.value) : "?"));
  for (const auto& target : bound.plan.targets)
    line(target.at, fmt::format("target {} {} of {}", target.id,
                                target.numerator ? indicators::dump(*target.numerator) : "?",
                                target.denominator ? indicators::dump(*target.denominator) : "-"));
  return out;
}

}  // namespace hoanhap::plan
