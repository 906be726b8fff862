#include "plan/held.h"

#include <algorithm>

namespace hoanhap::plan {
namespace {

using indicators::Expression;
using indicators::Op;

bool any_held(const Form& form) {
  return std::any_of(form.elements.begin(), form.elements.end(),
                     [](const Element& e) { return e.held; });
}

// An expression, the targets and indicators that it names included; those have no circles. `own`:
// the form whose cells it may name.
bool made_from_held(const Plan& plan, const Expr& expression, const Form* own = nullptr) {
  if (!expression) return false;
  bool found = false;
  indicators::walk(*expression, [&](const Expression& e) {
    if (found) return;
    if (e.op == Op::aggregate) found = reads_held(plan, e);
    if (e.op == Op::element && own) {
      const auto* cell = own->element(e.name);
      found = cell && cell->held;
    }
    if (e.op == Op::indicator)
      for (const auto& i : plan.indicators)
        found = found || (i.id == e.name && made_from_held(plan, i.value));
    if (e.op == Op::target)
      for (const auto& t : plan.targets)
        found = found || (t.id == e.name && (made_from_held(plan, t.numerator) ||
                                             made_from_held(plan, t.denominator)));
  });
  return found;
}

bool twin_held(const Plan& plan, const Element& element) {
  const auto dot = element.counts.find('.');
  const auto* form = dot == std::string::npos ? nullptr : plan.form(element.counts.substr(0, dot));
  const auto* official = form ? form->element(element.counts.substr(dot + 1)) : nullptr;
  return official && official->held;
}

}  // namespace

bool reads_held(const Plan& plan, const Expression& aggregate) {
  const auto* form = plan.form(aggregate.form);
  if (!form) return false;
  if (aggregate.function == indicators::Function::count)
    return form->nature == FormNature::event && any_held(*form);
  const auto* element = form->element(aggregate.name);
  return element && element->held;
}

void mark_held(Plan& plan) {
  for (auto& form : plan.forms)
    for (auto& e : form.elements) e.held = e.counts_people || !e.tells_of.empty();
  for (bool more = true; more;) {
    more = false;
    for (auto& form : plan.forms)
      for (auto& e : form.elements)
        if (!e.held && (twin_held(plan, e) || made_from_held(plan, e.from, &form)))
          more = e.held = true;
  }
}

}  // namespace hoanhap::plan
