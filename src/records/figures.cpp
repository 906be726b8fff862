#include "records/figures.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "indicators/arithmetic.h"
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

// The rows of the units of one set for one period.
struct Figures::Rows {
  std::vector<UnitId> units;
  std::vector<rollup::Vector> vectors;
  bool failed = false;
};

struct Figures::Shared {
  storage::Tx& tx;
  const plan::Plan& plan;
  const units::Registry& units;
  Period period;
  rollup::Which which;
  std::map<std::tuple<std::string, std::string, Period>, Rows> rows;
  struct Ticked {
    UnitId unit;
    Words words;
  };
  std::map<std::pair<std::string, Period>, std::vector<Ticked>> ticked;

  CalendarKind calendar(const plan::Form& form) const { return calendar_of(plan, form); }
  // The units of a set, or of everybody who owes the form, as the period ends.
  std::vector<UnitId> members(const plan::Form& form, std::string_view set, Date as_at) const {
    std::vector<UnitId> ids;
    const auto add = [&](std::string_view name) {
      for (const auto* unit : plan.units_of(name, as_at))
        if (const auto id = units.id_of(unit->id);
            id && std::find(ids.begin(), ids.end(), id) == ids.end())
          ids.push_back(id);
    };
    if (!set.empty())
      add(set);
    else
      for (const auto& duty : plan.duties)
        if (duty.form == form.id) add(duty.owes);
    return ids;
  }
  const std::vector<Ticked>& words(const plan::Form& form, Period base) {
    const auto key = std::pair(form.id, base);
    if (const auto known = ticked.find(key); known != ticked.end()) return known->second;
    auto& found = ticked[key];
    for (const auto& s : store::submissions(tx, form.id, base, which))
      if (auto revision = store::revision(tx, s.record, s.revision))
        found.push_back({s.unit, std::move(revision->contents.words)});
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
  rows.units = shared_->members(form, set, period.days(shared_->calendar(form)).last);
  auto vectors = rollup::read_units(shared_->tx, form, rows.units, period, shared_->which,
                                    shared_->calendar(form));
  rows.failed = !vectors;
  if (vectors) rows.vectors = std::move(*vectors);
  rows.vectors.resize(rows.units.size());
  return rows;
}

std::vector<Figures::UnitValue> Figures::values(const plan::Form& form,
                                                const plan::Element& element,
                                                const Expression& node) const {
  const auto period = period_of(form, node.period);
  const auto as_at = period.days(shared_->calendar(form)).last;
  const auto slot = static_cast<std::size_t>(element.slot);
  // `last` of a cell that adds up over time: the latest base period that has a figure.
  const bool step_back =
      node.function == Function::last && element.over_time != plan::OverTime::last;
  auto parts = step_back ? rollup::base_periods(form, period, shared_->calendar(form))
                         : std::vector<Period>{period};
  std::reverse(parts.begin(), parts.end());

  std::vector<UnitValue> found;
  const auto& first = rows(form, node.set, period);
  for (std::size_t i = 0; i < first.units.size(); ++i) {
    if (!in_view(first.units[i], as_at)) continue;
    UnitValue value{first.units[i], std::nullopt};
    for (const auto& part : parts) {
      const auto& of_part = rows(form, node.set, part);
      const auto at =
          std::find(of_part.units.begin(), of_part.units.end(), value.unit) - of_part.units.begin();
      if (at == static_cast<std::ptrdiff_t>(of_part.units.size())) continue;
      const auto& slots = of_part.vectors[static_cast<std::size_t>(at)].slots;
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
  const auto as_at = period.days(shared_->calendar(form)).last;
  const auto members = shared_->members(form, node.set, as_at);
  std::set<std::string> ticked;
  std::int64_t answers = 0;
  for (const auto& part : rollup::base_periods(form, period, shared_->calendar(form))) {
    for (const auto& row : shared_->words(form, part)) {
      const bool member = std::find(members.begin(), members.end(), row.unit) != members.end();
      const auto words = row.words.find(node.name);
      if (!member || !in_view(row.unit, as_at) || words == row.words.end()) continue;
      ++answers;
      ticked.insert(words->second.begin(), words->second.end());
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
  const auto as_at = period.days(shared_->calendar(*form)).last;
  const auto& all = rows(*form, node.set, period);
  if (all.failed) return Failed{};
  if (element && node.function == Function::max)
    return largest(*element, values(*form, *element, node));
  if (element && (node.function == Function::sum || node.function == Function::last))
    return add_up(*element, values(*form, *element, node));

  std::int64_t records = 0, answers = 0;
  for (std::size_t i = 0; i < all.units.size(); ++i) {
    if (!in_view(all.units[i], as_at)) continue;
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

}  // namespace hoanhap::records
