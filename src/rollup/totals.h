#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/period.h"
#include "plan/model.h"
#include "rollup/packed.h"
#include "storage/database.h"
#include "units/registry.h"

namespace hoanhap::rollup {

// The packed totals (design §5): one row per (form, layout, unit, base period) with two vectors.
// `sent` is made of the last revision each unit sent that has not been returned; `accepted` of the
// last revision accepted. Every number says which of the two it is.
enum class Which { sent, accepted };

// Replaces what `unit` contributes to `which` for one base period: stores the new vector at the
// unit's own row and adds the difference to every row above it, in the tree the form names, as
// valid on the period's last day, in the caller's transaction. `now` null takes the contribution
// away.
Result<bool> replace(storage::Tx& tx, const units::Registry& units, const plan::Form& form,
                     UnitId unit, Period base_period, Which which, const Vector* now);

// One row; an empty vector where nothing was sent.
Result<Vector> read(storage::Tx& tx, std::string_view form, UnitId unit, Period base_period,
                    Which which);

// A longer period from its base rows: slots combine by their element's over_time (sum, last, max).
Result<Vector> read_over(storage::Tx& tx, const plan::Form& form, UnitId unit, Period period,
                         Which which);

// The rows of several units for one period, in the order given; one statement whatever the number.
Result<std::vector<Vector>> read_units(storage::Tx& tx, const plan::Form& form,
                                       const std::vector<UnitId>& units, Period period,
                                       Which which);

// Recomputes every total from records and revisions by a second, plain implementation that shares
// no code with `replace`, and lists each row that differs. Nothing is changed.
struct Difference {
  std::string form;
  UnitId unit;
  Period period;
  Which which;
  std::string what;
};
Result<std::vector<Difference>> rebuild_check(storage::Database& database, const plan::Plan& plan,
                                              const units::Registry& units);

}  // namespace hoanhap::rollup
