#pragma once

#include "indicators/expression.h"
#include "plan/model.h"

namespace hoanhap::plan {

// Which figures others see only as they were released (design §1): counts of people, figures that
// tell of them, second sources of such a fact, and whatever a consolidation computes from one.
// Sets `Element::held` throughout; the plan's names must have been checked.
void mark_held(Plan& plan);

// Does an aggregate read a held figure? So does the number of an event form's reports: each is one
// event, and who is in it may be one person.
bool reads_held(const Plan& plan, const indicators::Expression& aggregate);

}  // namespace hoanhap::plan
