#include "records/figures.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "indicators/arithmetic.h"
#include "petitions/store.h"
#include "records/counting.h"
#include "records/store.h"

namespace hoanhap::records {

using indicators::Blank;
using indicators::Decimal;
using indicators::Expression;
using indicators::Failed;
using indicators::Function;
using indicators::Truth;
using indicators::Value;
using indicators::Whole;

// Who is seen from where: a unit from itself and from its place. Evaluating a predicate for each of
// thousands of units must not walk through all of them every time.
struct Outlook {
  std::vector<std::size_t> all;
  std::unordered_map<UnitId, std::vector<std::size_t>> from;

  void add(std::size_t index, UnitId unit, UnitId place) {
    all.push_back(index);
    from[unit].push_back(index);
    if (place && place != unit) from[place].push_back(index);
  }
  const std::vector<std::size_t>& seen(UnitId only) const {
    static const std::vector<std::size_t> nobody;
    if (!only) return all;
    const auto found = from.find(only);
    return found == from.end() ? nobody : found->second;
  }
};

// The rows of the units of one set for one period.
struct Figures::Rows {
  std::vector<UnitId> units;
  std::vector<rollup::Vector> vectors;
  std::unordered_set<UnitId> members;
  Outlook outlook;
  bool failed = false;
};

struct Figures::Shared {
  storage::Tx& tx;
  const plan::Plan& plan;
  const units::Registry& units;
  Period period;
  rollup::Which which;
  std::map<std::tuple<std::string, std::string, Period>, Rows> rows;
  struct Ticked {  // the choices of every form that counts in one base period
    std::vector<std::pair<UnitId, Words>> list;
    Outlook outlook;
  };
  std::map<std::pair<std::string, Period>, Ticked> ticked;

  CalendarKind calendar(const plan::Form& form) const { return calendar_of(plan, form); }
  // The units of a set, or of everybody who owes the form, as the period ends.
  std::vector<UnitId> members(const plan::Form& form, std::string_view set, Date as_at) const {
    std::vector<UnitId> ids;
    std::unordered_set<UnitId> met;
    const auto add = [&](std::string_view name) {
      for (const auto* unit : plan.units_of(name, as_at))
        if (const auto id = units.id_of(unit->id); id && met.insert(id).second) ids.push_back(id);
    };
    if (!set.empty())
      add(set);
    else
      for (const auto& duty : plan.duties)
        if (duty.form == form.id) add(duty.owes);
    return ids;
  }
  const Ticked& words(const plan::Form& form, Period base) {
    const auto key = std::pair(form.id, base);
    if (const auto known = ticked.find(key); known != ticked.end()) return known->second;
    auto& found = ticked[key];
    const auto as_at = base.days(calendar(form)).last;
    found.list = store::words(tx, form.id, base, which);
    for (std::size_t i = 0; i < found.list.size(); ++i)
      found.outlook.add(i, found.list[i].first, units.place_of(found.list[i].first, as_at));
    return found;
  }
};

namespace {

Value number(const plan::Element& element, std::int64_t n) {
  if (element.type == plan::ElementType::decimal) return Decimal{n};
  return Whole{n};
}

Value add_up(const plan::Element& element, const std::vector<Figures::UnitValue>& values) {
  Value sum = Blank{};
  for (const auto& v : values) {
    if (!v.value) continue;
    const auto next = number(element, *v.value);
    sum = std::holds_alternative<Blank>(sum) ? next : indicators::add(sum, next);
  }
  return sum;
}

std::size_t index_of(const std::vector<UnitId>& units, UnitId unit) {
  return static_cast<std::size_t>(std::find(units.begin(), units.end(), unit) - units.begin());
}

Value largest(const plan::Element& element, const std::vector<Figures::UnitValue>& values) {
  std::optional<std::int64_t> top;
  for (const auto& v : values)
    if (v.value && (!top || *v.value > *top)) top = v.value;
  return top ? number(element, *top) : Value(Blank{});
}

}  // namespace

Figures::Figures(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
                 Period period, rollup::Which which)
    : shared_(std::make_shared<Shared>(Shared{tx, plan, units, period, which, {}, {}})) {}
Figures::Figures(std::shared_ptr<Shared> shared, UnitId only)
    : shared_(std::move(shared)), only_(only) {}
Figures::~Figures() = default;

Figures Figures::of(UnitId unit) const { return {shared_, unit}; }

Period Figures::period_of(const plan::Form& form, std::optional<PeriodKind> kind) const {
  const auto calendar = shared_->calendar(form);
  const auto& asked = shared_->period;
  const auto around = [&](PeriodKind k) {
    return k == PeriodKind::once ? Period{k, asked.year, 1}
                                 : Period::containing(asked.days(calendar).last, k, calendar);
  };
  const auto period = kind && *kind != asked.kind ? around(*kind) : asked;
  return form.base > period.kind ? around(form.base) : period;
}

bool Figures::in_view(UnitId unit, Date as_at) const {
  return !only_ || unit == only_ || shared_->units.place_of(unit, as_at) == only_;
}

const Figures::Rows& Figures::rows(const plan::Form& form, std::string_view set,
                                   Period period) const {
  const auto key = std::tuple(form.id, std::string(set), period);
  if (const auto known = shared_->rows.find(key); known != shared_->rows.end())
    return known->second;
  auto& rows = shared_->rows[key];
  const auto as_at = period.days(shared_->calendar(form)).last;
  rows.units = shared_->members(form, set, as_at);
  rows.members.insert(rows.units.begin(), rows.units.end());
  for (std::size_t i = 0; i < rows.units.size(); ++i)
    rows.outlook.add(i, rows.units[i], shared_->units.place_of(rows.units[i], as_at));
  auto vectors = rollup::read_units(shared_->tx, shared_->units, form, rows.units, period,
                                    shared_->which, shared_->calendar(form));
  rows.failed = !vectors;
  if (vectors) rows.vectors = std::move(*vectors);
  rows.vectors.resize(rows.units.size());
  return rows;
}

std::vector<Figures::UnitValue> Figures::values(const plan::Form& form,
                                                const plan::Element& element,
                                                const Expression& node) const {
  const auto period = period_of(form, node.period);
  const auto slot = static_cast<std::size_t>(element.slot);
  // `last` of a cell that adds up over time: the latest base period that has a figure.
  const bool step_back =
      node.function == Function::last && element.over_time != plan::OverTime::last;
  auto parts = step_back ? rollup::base_periods(form, period, shared_->calendar(form))
                         : std::vector<Period>{period};
  std::reverse(parts.begin(), parts.end());

  std::vector<UnitValue> found;
  const auto& first = rows(form, node.set, period);
  for (const auto i : first.outlook.seen(only_)) {
    UnitValue value{first.units[i], std::nullopt};
    for (const auto& part : parts) {
      const auto& of_part = rows(form, node.set, part);
      const auto at = &of_part == &first ? i : index_of(of_part.units, value.unit);
      if (at == of_part.units.size()) continue;
      const auto& slots = of_part.vectors[at].slots;
      if (slot < slots.size() && slots[slot].has_number()) {
        value.value = slots[slot].sum;
        break;
      }
    }
    found.push_back(value);
  }
  return found;
}

std::vector<Figures::UnitValue> Figures::behind(const Expression& node) const {
  const auto* form = shared_->plan.form(node.form);
  const auto* element = form && !node.name.empty() ? form->element(node.name) : nullptr;
  if (!element || !element->numeric()) return {};
  return values(*form, *element, node);
}

Value Figures::choices(const plan::Form& form, const Expression& node) const {
  const auto period = period_of(form, node.period);
  const auto& members = rows(form, node.set, period).members;
  std::set<std::string> ticked;
  std::int64_t answers = 0;
  for (const auto& part : rollup::base_periods(form, period, shared_->calendar(form))) {
    const auto& words = shared_->words(form, part);
    for (const auto i : words.outlook.seen(only_)) {
      const auto& [unit, given] = words.list[i];
      const auto cell = given.find(node.name);
      if (!members.contains(unit) || cell == given.end()) continue;
      ++answers;
      ticked.insert(cell->second.begin(), cell->second.end());
    }
  }
  if (node.function == Function::distinct) return Whole{static_cast<std::int64_t>(ticked.size())};
  if (node.function == Function::count) return Whole{answers};
  return Failed{};
}

Value Figures::aggregate(const Expression& node) const {
  const auto* form = shared_->plan.form(node.form);
  if (!form) return Failed{};
  const auto* element = node.name.empty() ? nullptr : form->element(node.name);
  if (!node.name.empty() && !element) return Failed{};
  if (element && !element->numeric()) return choices(*form, node);

  const auto period = period_of(*form, node.period);
  const auto& all = rows(*form, node.set, period);
  if (all.failed) return Failed{};
  if (element && node.function == Function::max)
    return largest(*element, values(*form, *element, node));
  if (element && (node.function == Function::sum || node.function == Function::last))
    return add_up(*element, values(*form, *element, node));

  std::int64_t records = 0, answers = 0;
  for (const auto i : all.outlook.seen(only_)) {
    const auto& vector = all.vectors[i];
    records += vector.records;
    const auto slot = element ? static_cast<std::size_t>(element->slot) : vector.slots.size();
    if (slot < vector.slots.size()) answers += vector.slots[slot].numbers;
  }
  if (!element) return node.function == Function::count ? Value(Whole{records}) : Value(Failed{});
  if (node.function == Function::count) return Whole{answers};
  if (answers == 0) return Blank{};
  return indicators::divide(add_up(*element, values(*form, *element, node)),
                            Whole{answers});  // avg, share
}

Value Figures::units(std::string_view set, const Expression* predicate) const {
  std::int64_t count = 0;
  const auto as_at = shared_->period.days(CalendarKind::calendar_months).last;
  for (const auto* unit : shared_->plan.units_of(set, as_at)) {
    const auto id = shared_->units.id_of(unit->id);
    if (!id || !in_view(id, as_at)) continue;
    const auto holds = predicate ? indicators::evaluate(*predicate, of(id)) : Value(Truth{true});
    if (std::holds_alternative<Failed>(holds)) return Failed{};
    const auto* truth = std::get_if<Truth>(&holds);
    count += truth && truth->value ? 1 : 0;
  }
  return Whole{count};
}

Value Figures::target(std::string_view id) const {
  for (const auto& target : shared_->plan.targets) {
    if (target.id != id || !target.numerator) continue;
    const auto top = indicators::evaluate(*target.numerator, *this);
    if (!target.denominator) return top;
    const auto bottom = indicators::evaluate(*target.denominator, *this);
    if (std::holds_alternative<Failed>(top) || std::holds_alternative<Failed>(bottom))
      return Failed{};
    if (std::holds_alternative<Blank>(top) || std::holds_alternative<Blank>(bottom)) return Blank{};
    return indicators::divide(top, bottom);
  }
  return Failed{};
}

Value Figures::indicator(std::string_view id) const {
  for (const auto& indicator : shared_->plan.indicators)
    if (indicator.id == id && indicator.value) return indicators::evaluate(*indicator.value, *this);
  return Failed{};
}

// Those of the units in view, in the civil days of the period asked for.
Value Figures::petitions(std::string_view state) const {
  const auto days = shared_->period.days(CalendarKind::calendar_months);
  std::int64_t count = 0;
  for (const auto& [unit, n] : petitions::store::count(shared_->tx, state, Instant::at(days.first),
                                                       Instant::at(days.last.plus_days(1))))
    count += in_view(unit, days.last) ? n : 0;
  return Whole{count};
}

}  // namespace hoanhap::records
