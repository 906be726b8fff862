#pragma once

#include <vector>

#include "disclosure/facts.h"
#include "disclosure/store.h"
#include "plan/model.h"
#include "units/registry.h"

namespace hoanhap::disclosure {

CalendarKind calendar_of(const plan::Plan& plan, const plan::Form& form);

// The facts behind a table of `form` for `period`, from the submissions it rests on: one row for
// each unit that owes the form, and for any other that has submitted.
Facts facts_of(const plan::Plan& plan, const units::Registry& units, const plan::Form& form,
               Period period, const std::vector<store::Submission>& submissions);

// A vector's numbers as counts that only the ledger opens; a slot without a number is blank.
std::vector<PeopleCount> counts_of(const rollup::Vector& vector);

}  // namespace hoanhap::disclosure
