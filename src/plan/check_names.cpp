#include "plan/check.h"
namespace hoanhap::plan {
void check_names(const Sources&, const Bound&, Report&) {}
void check_units(const Bound&, Report&) {}
void check_forms(const Bound&, Report&) {}
void check_duties(const Bound&, Report&) {}
void check_due(const Bound&, Report&) {}
void check_goals(const Bound&, Report&) {}
void check_clauses(const Sources&, const Bound&, Report&) {}
}  // namespace hoanhap::plan
