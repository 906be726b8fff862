#include "overview/seen.h"

#include <algorithm>

#include "disclosure/load.h"
#include "indicators/arithmetic.h"
#include "plan/held.h"
#include "rollup/totals.h"

namespace hoanhap::overview {

using disclosure::Cell;
using disclosure::Hidden;
using disclosure::Nothing;
using disclosure::NotReleased;
using indicators::Blank;
using indicators::Decimal;
using indicators::Expression;
using indicators::Failed;
using indicators::Function;
using indicators::Suppressed;
using indicators::Truth;
using indicators::Value;
using indicators::Whole;

struct Seen::Shared {
  storage::Tx& tx;
  const plan::Plan& plan;
  const units::Registry& units;
  const access::Actor& actor;
  Period period;
  using Key = std::pair<std::string, Period>;
  std::map<Key, disclosure::Parties> parties;
  std::map<Key, std::optional<disclosure::store::WithTable>> tables;
  bool unreleased = false;  // met since the last `show`

  Date as_at(const plan::Form& form, Period p) const {
    return p.days(disclosure::calendar_of(plan, form)).last;
  }
  const disclosure::Parties& parties_of(const plan::Form& form, Period p) {
    return parties.try_emplace({form.id, p}, plan, units, form, as_at(form, p)).first->second;
  }
  const std::optional<disclosure::store::WithTable>& table_of(const plan::Form& form, Period p) {
    const auto [found, fresh] = tables.try_emplace({form.id, p});
    if (fresh)
      if (auto read = disclosure::store::latest(tx, form.id, p)) found->second = std::move(*read);
    return found->second;
  }
};

Seen::Seen(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
           const access::Actor& actor, Period period)
    : shared_(std::make_shared<Shared>(Shared{tx, plan, units, actor, period, {}, {}})),
      figures_(tx, plan, units, period, rollup::Which::accepted) {}
Seen::Seen(std::shared_ptr<Shared> shared, records::Figures figures, UnitId only)
    : shared_(std::move(shared)), figures_(std::move(figures)), only_(only) {}

Seen Seen::of(UnitId unit) const { return {shared_, figures_.of(unit), unit}; }

bool Seen::entitled(const plan::Form& form, Period period) const {
  const auto& parties = shared_->parties_of(form, period);
  if (!only_) return parties.exact_for_all(shared_->actor);
  // Alone, a unit is looked at with whoever reports about its place.
  const auto as_at = shared_->as_at(form, period);
  return std::all_of(parties.units().begin(), parties.units().end(), [&](UnitId u) {
    return (u != only_ && shared_->units.place_of(u, as_at) != only_) ||
           parties.sight(shared_->actor, u) == disclosure::Sight::exact;
  });
}

namespace {

Value value_of(const plan::Element& element, const Cell& cell) {
  if (const auto* shown = std::get_if<disclosure::Shown>(&cell))
    return element.type == plan::ElementType::decimal ? Value(Decimal{shown->value})
                                                      : Value(Whole{shown->value});
  return std::holds_alternative<Nothing>(cell) ? Value(Blank{}) : Value(Suppressed{});
}

// Figures that are all public may be added or compared; one that is hidden hides the outcome.
Value combine(Function function, const plan::Element& element, const std::vector<Cell>& cells) {
  Value result = Blank{};
  for (const auto& cell : cells) {
    const auto next = value_of(element, cell);
    if (std::holds_alternative<Suppressed>(next)) return Suppressed{};
    if (std::holds_alternative<Blank>(next)) continue;
    const bool first = std::holds_alternative<Blank>(result);
    if (function == Function::max) {
      if (first || indicators::compare(next, result) == std::strong_ordering::greater)
        result = next;
    } else {
      result = first ? next : indicators::add(result, next);
    }
  }
  return result;
}

}  // namespace

Value Seen::released(const plan::Form& form, const plan::Element& element,
                     const Expression& node) const {
  const auto period = figures_.period_of(form, node.period);
  const auto& found = shared_->table_of(form, period);
  if (!found || found->table.element(element.id) < 0) {
    shared_->unreleased = true;
    return Suppressed{};
  }
  const auto& table = found->table;
  const bool plain = node.function == Function::sum || node.function == Function::max ||
                     (node.function == Function::last &&
                      (element.over_time == plan::OverTime::last || period.kind == form.base));
  if (!plain) return Suppressed{};  // averages, shares and the like need the figures themselves
  if (!only_ && node.set.empty() && node.function != Function::max &&
      element.over_units == plan::OverUnits::sum)
    return value_of(element, table.total_of(element.id));
  const auto as_at = shared_->as_at(form, period);
  std::vector<UnitId> members;
  for (const auto* unit : shared_->plan.units_of(node.set, as_at))
    members.push_back(shared_->units.id_of(unit->id));
  std::vector<Cell> cells;
  for (const auto unit : table.units)
    if ((!only_ || unit == only_ || shared_->units.place_of(unit, as_at) == only_) &&
        (node.set.empty() || std::find(members.begin(), members.end(), unit) != members.end()))
      cells.push_back(table.at(unit, element.id));
  return combine(node.function, element, cells);
}

Value Seen::aggregate(const Expression& node) const {
  const auto* form = shared_->plan.form(node.form);
  const auto* element = form && !node.name.empty() ? form->element(node.name) : nullptr;
  if (!form || !plan::reads_held(shared_->plan, node) ||
      entitled(*form, figures_.period_of(*form, node.period)))
    return figures_.aggregate(node);
  if (!element || node.function == Function::count) return Suppressed{};
  return released(*form, *element, node);
}

Value Seen::units(std::string_view set, const Expression* predicate) const {
  std::int64_t count = 0;
  const auto as_at = shared_->period.days(CalendarKind::calendar_months).last;
  for (const auto* unit : shared_->plan.units_of(set, as_at)) {
    const auto id = shared_->units.id_of(unit->id);
    if (!id || (only_ && id != only_ && shared_->units.place_of(id, as_at) != only_)) continue;
    const auto value = predicate ? indicators::evaluate(*predicate, of(id)) : Value(Truth{true});
    if (std::holds_alternative<Failed>(value) || std::holds_alternative<Suppressed>(value))
      return value;
    const auto* truth = std::get_if<Truth>(&value);
    count += truth && truth->value ? 1 : 0;
  }
  return Whole{count};
}

Value Seen::target(std::string_view id) const {
  for (const auto& target : shared_->plan.targets) {
    if (target.id != id || !target.numerator) continue;
    const auto top = indicators::evaluate(*target.numerator, *this);
    if (!target.denominator) return top;
    const auto bottom = indicators::evaluate(*target.denominator, *this);
    for (const auto& v : {top, bottom})
      if (std::holds_alternative<Failed>(v)) return v;
    for (const auto& v : {top, bottom})
      if (std::holds_alternative<Suppressed>(v)) return v;
    for (const auto& v : {top, bottom})
      if (std::holds_alternative<Blank>(v)) return v;
    return indicators::divide(top, bottom);
  }
  return Failed{};
}

Value Seen::indicator(std::string_view id) const {
  for (const auto& indicator : shared_->plan.indicators)
    if (indicator.id == id && indicator.value) return indicators::evaluate(*indicator.value, *this);
  return Failed{};
}

Value Seen::petitions(std::string_view state) const { return figures_.petitions(state); }

Seen::Shown Seen::show(const Expression& expression) const {
  shared_->unreleased = false;
  Shown shown{Nothing{}, false, indicators::evaluate(expression, *this)};
  if (const auto* whole = std::get_if<Whole>(&shown.value)) {
    shown.cell = disclosure::Shown{whole->value};
  } else if (const auto* decimal = std::get_if<indicators::Decimal>(&shown.value)) {
    shown.cell = disclosure::Shown{decimal->scaled};
    shown.decimal = true;
  } else if (std::holds_alternative<Suppressed>(shown.value)) {
    shown.cell =
        shared_->unreleased ? Cell(NotReleased{}) : Cell(Hidden{disclosure::Why::complement});
  }
  return shown;
}

std::optional<bool> Seen::holds(const Expression& predicate, UnitId unit) const {
  const auto value = indicators::evaluate(predicate, of(unit));
  const auto* truth = std::get_if<Truth>(&value);
  return truth ? std::optional(truth->value) : std::nullopt;
}

}  // namespace hoanhap::overview
