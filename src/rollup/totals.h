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
//
// A unit that both reports and stands above others that do (a city police that files the form of
// its wards) has two rows, its own and the sum beneath it; a reader sees their sum.
//
// `calendar` is the form's, `plan.calendar(form.calendar)->kind`: it decides on which days a period
// begins and ends. Layouts only grow and slots are never reused, so rows of several layouts add up.
enum class Which { sent, accepted };

// Replaces what `unit` contributes to `which` for one base period: stores the new vector at the
// unit's own row and adds the difference to every row above it, in the tree the form names, as
// valid on the period's last day (or, for a unit that begins later or ended earlier, on its own
// nearest day), in the caller's transaction. `now` null takes the contribution away. Elements that
// don't add up over units stay at their unit. Fails: `invalid` when a total would leave 64 bits,
// `internal` when the period is not a base period of the form; nothing is to be kept then.
Result<bool> replace(storage::Tx& tx, const units::Registry& units, const plan::Form& form,
                     UnitId unit, Period base_period, Which which, const Vector* now,
                     CalendarKind calendar = CalendarKind::calendar_months);

// After the trees have changed for days that have figures already: moves what each unit contributes
// from those above it on the map of `before` to those on the map of `after`; no unit's own figure
// changes. In the transaction of the change. Answers how many contributions moved. It reads every
// unit's own row, so it is for changes of units and activations, not for requests.
Result<std::size_t> remap(storage::Tx& tx, const plan::Plan& plan, const units::Registry& before,
                          const units::Registry& after);

// One row; an empty vector where nothing was sent.
Result<Vector> read(storage::Tx& tx, std::string_view form, UnitId unit, Period base_period,
                    Which which);

// A longer period from its base rows: slots combine by their element's over_time (sum; max; last:
// the newest figure of each unit that reports, added up; none: no number). Reads as many rows as
// the period has base periods, whatever the history; for a form with `last` elements, of a unit
// that stands above others, as many for each unit that reports.
Result<Vector> read_over(storage::Tx& tx, const units::Registry& units, const plan::Form& form,
                         UnitId unit, Period period, Which which,
                         CalendarKind calendar = CalendarKind::calendar_months);

// The rows of several units for one period, in the order given; one or two statements whatever the
// number.
Result<std::vector<Vector>> read_units(storage::Tx& tx, const units::Registry& units,
                                       const plan::Form& form, const std::vector<UnitId>& asked,
                                       Period period, Which which,
                                       CalendarKind calendar = CalendarKind::calendar_months);

// The union of several units' rows, as the map of another day asks for (units::Area::then); a unit
// named twice counts once. Elements that don't add up over units have no number unless there is
// one.
Result<Vector> read_union(storage::Tx& tx, const units::Registry& units, const plan::Form& form,
                          const std::vector<UnitId>& asked, Period period, Which which,
                          CalendarKind calendar = CalendarKind::calendar_months);

// The base periods of `form` that make up `period`, in order; empty when they don't.
std::vector<Period> base_periods(const plan::Form& form, Period period, CalendarKind calendar);

// Recomputes every total from records and revisions by a second, plain implementation that shares
// no code with `replace`, and lists each row that differs. Nothing is changed. A record counts when
// its period is a base period of its form and the form has numbers; longer reports are views.
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
