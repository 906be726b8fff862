#include "plan/model.h"

#include <algorithm>
#include <numeric>

namespace hoanhap::plan {
namespace {

template <typename T>
const T* by_id(const std::vector<T>& all, std::string_view id) {
  for (const auto& one : all)
    if (one.id == id) return &one;
  return nullptr;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

bool Element::numeric() const {
  switch (type) {
    case ElementType::whole:
    case ElementType::money:
    case ElementType::decimal:
    case ElementType::yes_no:
      return true;
    case ElementType::text:
    case ElementType::date:
    case ElementType::choice:
    case ElementType::unit:
      return false;
  }
  return false;
}

const Element* Form::element(std::string_view wanted) const {
  if (by_id_.size() != elements.size()) return by_id(elements, wanted);
  const auto found = std::lower_bound(
      by_id_.begin(), by_id_.end(), wanted,
      [&](std::size_t place, std::string_view than) { return elements[place].id < than; });
  return found == by_id_.end() || elements[*found].id != wanted ? nullptr : &elements[*found];
}

void Form::index() {
  by_id_.resize(elements.size());
  std::iota(by_id_.begin(), by_id_.end(), std::size_t{0});
  std::ranges::sort(by_id_, {},
                    [&](std::size_t place) { return std::string_view(elements[place].id); });
}

int Form::slots() const { return slot_count; }

const Unit* Plan::unit(std::string_view wanted) const { return by_id(units, wanted); }
const UnitSet* Plan::set(std::string_view wanted) const { return by_id(sets, wanted); }
const Form* Plan::form(std::string_view wanted) const { return by_id(forms, wanted); }
const Duty* Plan::duty(std::string_view wanted) const { return by_id(duties, wanted); }
const Choice* Support::service(std::string_view wanted) const { return by_id(services, wanted); }
const Choice* Support::outcome(std::string_view wanted) const { return by_id(outcomes, wanted); }

// Beside the plan's own outcomes: what the person or time decides (support/rules.h).
bool Support::counts(std::string_view what) const {
  constexpr std::string_view kSteps[] = {"received", "contacted", "consented"};
  constexpr std::string_view kEnds[] = {"refused",   "unreached",  "children",
                                        "withdrawn", "no-consent", "consent-expired"};
  constexpr std::string_view kBands[] = {"0-2", "3-7", "8-14", "15-30"};
  const auto space = what.find(' ');
  if (space == std::string_view::npos) return std::ranges::find(kSteps, what) != std::end(kSteps);
  const auto kind = what.substr(0, space), of = what.substr(space + 1);
  if (kind == "asked" || kind == "given") return service(of) != nullptr;
  if (kind == "waited") return std::ranges::find(kBands, of) != std::end(kBands);
  return kind == "ended" &&
         (outcome(of) != nullptr || std::ranges::find(kEnds, of) != std::end(kEnds));
}

const Calendar* Plan::calendar(std::string_view wanted) const { return by_id(calendars, wanted); }

bool Plan::among(std::string_view set_or_unit, const Unit& unit, Date as_at) const {
  const auto* wanted = set(set_or_unit);
  const bool in = wanted ? contains(wanted->kinds, unit.kind) || contains(wanted->members, unit.id)
                         : unit.id == set_or_unit;
  return in && unit.from <= as_at && as_at <= unit.to;
}

std::vector<const Unit*> Plan::units_of(std::string_view set_or_unit, Date as_at) const {
  std::vector<const Unit*> result;
  for (const auto& unit : units)
    if (among(set_or_unit, unit, as_at)) result.push_back(&unit);
  return result;
}

}  // namespace hoanhap::plan
