#include <algorithm>

#include "rollup/rows.h"

namespace hoanhap::rollup {
namespace {

tl::unexpected<Error> not_a_base_period(const plan::Form& form, Period period) {
  return internal("totals of " + form.id + ": " + period.code() + " is not a base period");
}

tl::unexpected<Error> too_large() {
  return invalid("cells",
                 {"Tổng vượt quá giới hạn của máy tính. Kiểm tra lại các số rất lớn.",
                  "A total leaves the range of the machine. Check the very large numbers."});
}

// Adds `plus` to a row and takes `minus` away.
Result<bool> shift(Rows& rows, const Rows::Key& key, Which which, const Vector& minus,
                   const Vector& plus) {
  TRY_ASSIGN(auto* const row, rows.at(key));
  auto& vector = row->vector(which);
  if (!vector.exchange(minus, plus)) return too_large();
  if (vector.empty()) vector = {};
  row->changed = true;
  return true;
}

bool holds_overflow(const Vector& v) {
  return std::any_of(v.slots.begin(), v.slots.end(),
                     [](const Slot& s) { return s.sum == overflowed; });
}

}  // namespace

std::vector<UnitId> path_of(const units::Registry& units, const plan::Form& form, UnitId unit,
                            Period period, CalendarKind calendar) {
  constexpr std::size_t kDeepest = 32;
  const auto last = period.days(calendar).last;
  const auto day = [&](UnitId id) {
    const auto* const known = units.find(id);
    return known == nullptr ? last
                            : std::clamp(last, known->from, std::max(known->from, known->to));
  };
  std::vector<UnitId> path{unit};
  if (!form.line_tree)
    if (const auto place = units.place_of(unit, day(unit)); place && place != unit)
      path.push_back(place);
  while (path.size() < kDeepest) {
    const auto here = path.back();
    const auto above =
        form.line_tree ? units.line_parent(here, day(here)) : units.within(here, day(here));
    if (!above || std::ranges::find(path, above) != path.end()) break;
    path.push_back(above);
  }
  return path;
}

Vector beneath(const plan::Form& form, const Vector& own) {
  auto result = own;
  for (const auto& element : form.elements)
    if (element.slot >= 0 && element.over_units == plan::OverUnits::none &&
        static_cast<std::size_t>(element.slot) < result.slots.size())
      result.slots[static_cast<std::size_t>(element.slot)] = {};
  return result;
}

Result<bool> replace(Rows& rows, const units::Registry& units, const plan::Form& form, UnitId unit,
                     Period base_period, Which which, const Vector* now, CalendarKind calendar) {
  if (form.slots() == 0) return true;
  if (base_period.kind != form.base) return not_a_base_period(form, base_period);
  if (units.find(unit) == nullptr) return internal("totals: unknown unit");
  if (now != nullptr && holds_overflow(*now)) return too_large();

  const auto path = path_of(units, form, unit, base_period, calendar);
  const auto period = base_period.key();
  TRY(rows.load(path, period));
  // Takes `minus` away and adds `plus`, at the unit and at everyone above it.
  const auto change = [&](std::int64_t layout, const Vector& minus,
                          const Vector& plus) -> Result<bool> {
    if (minus == plus) return true;
    TRY(shift(rows, {unit, period, Rows::Part::own, layout}, which, minus, plus));
    const auto less = beneath(form, minus), more = beneath(form, plus);
    for (std::size_t level = 1; level < path.size(); ++level)
      TRY(shift(rows, {path[level], period, Rows::Part::beneath, layout}, which, less, more));
    return true;
  };

  Vector before;  // what it contributed under this layout
  TRY_ASSIGN(const auto own, rows.own(unit, period, form.layout));
  for (const auto& key : own) {
    TRY_ASSIGN(auto* const row, rows.at(key));
    const auto contributed = row->vector(which);
    if (key.layout == form.layout)
      before = contributed;
    else
      TRY(change(key.layout, contributed, {}));
  }
  return change(form.layout, before, now == nullptr ? Vector{} : *now);
}

Result<bool> replace(storage::Tx& tx, const units::Registry& units, const plan::Form& form,
                     UnitId unit, Period base_period, Which which, const Vector* now,
                     CalendarKind calendar) {
  Rows rows(tx, form.id);
  TRY(replace(rows, units, form, unit, base_period, which, now, calendar));
  rows.store();
  return true;
}

}  // namespace hoanhap::rollup
