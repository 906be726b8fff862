#pragma once

#include "plan/bind.h"

namespace hoanhap::plan {

// What must be true of a plan beyond its shape and its names (design §4). Each looks at everything
// and reports all it finds; none needs another to have passed.
void check_names(const Sources& sources, const Bound& bound, Report& report);  // unknown, twice
void check_units(const Bound& bound, Report& report);   // trees without cycles
void check_forms(const Bound& bound, Report& report);   // periods, cells, nothing about a person
void check_tells(const Bound& bound, Report& report);   // no figure gives a count of people away
void check_duties(const Bound& bound, Report& report);  // an owner, one owner a cell
void check_due(const Bound& bound, Report& report);     // not before what it is made from
void check_sums(const Bound& bound, Report& report);    // nothing is counted twice
void check_goals(const Bound& bound, Report& report);  // targets measurable, no cycle of indicators
void check_clauses(const Sources& sources, const Bound& bound,
                   Report& report);  // an answer for each row

}  // namespace hoanhap::plan
