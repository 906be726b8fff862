#pragma once

#include <vector>

#include "disclosure/ledger.h"
#include "indicators/expression.h"
#include "plan/model.h"

namespace hoanhap::disclosure {

// What a reader of the plan knows to be true of every row of `form`: its error checks that are
// linear in whole numbers (a + b = total, part <= whole, and conjunctions of such). Checks with
// `or`, `previous` or choices fix no figure and are left out; so are checks without a count of
// people.
std::vector<Relation> relations_of(const plan::Form& form);

// The facts that several forms of the plan state: `counts:` (police and wards count sanctions),
// `part of:` (what a ward's union led) and `from: sum(…) + …` of a consolidation. Counts of people
// only.
std::vector<Link> links_of(const plan::Plan& plan);

// The aggregates of an expression that is nothing but sums over everybody, in the period asked for,
// added up; empty for any other.
std::vector<indicators::Expression> plain_sums(const indicators::Expression& expression);

// `form` and every form whose released tables could be subtracted from its own, by id.
std::vector<const plan::Form*> family_of(const plan::Plan& plan, const plan::Form& form);

}  // namespace hoanhap::disclosure
