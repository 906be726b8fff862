#pragma once

#include "records/model.h"
#include "rollup/totals.h"

namespace hoanhap::records {

// The calendar that a form's periods follow.
CalendarKind calendar_of(const plan::Plan& plan, const plan::Form& form);

// A longer report on the facts of base reports: computed, adds nothing to totals.
bool is_view(const Record& record, const plan::Form& form);

// Whether the record's figures go into totals at all: only those of its form's base periods do. A
// flash report of a form that is reported monthly informs, and is counted with its month.
bool counts(const Record& record, const plan::Form& form);

// Brings the unit's row of `which` up to date with what now counts for it, in the caller's
// transaction: the one report of the period, or every flash report of the half-month added up.
Result<bool> count(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
                   const plan::Form& form, const Record& record, rollup::Which which);

}  // namespace hoanhap::records
