#include "disclosure/load.h"

#include <algorithm>
#include <map>

#include "disclosure/rules.h"
#include "rollup/totals.h"

namespace hoanhap::disclosure {

CalendarKind calendar_of(const plan::Plan& plan, const plan::Form& form) {
  const auto* calendar = plan.calendar(form.calendar);
  return calendar ? calendar->kind : CalendarKind::calendar_months;
}

std::vector<PeopleCount> counts_of(const rollup::Vector& vector) {
  std::vector<PeopleCount> counts;
  counts.reserve(vector.slots.size());
  for (const auto& slot : vector.slots)
    counts.emplace_back(slot.has_number() ? std::optional(slot.sum) : std::nullopt);
  return counts;
}

Facts facts_of(const plan::Plan& plan, const units::Registry& units, const plan::Form& form,
               Period period, const std::vector<store::Submission>& submissions) {
  const auto calendar = calendar_of(plan, form);
  const auto as_at = period.days(calendar).last;
  Facts facts;
  facts.form = &form;
  facts.period = period;
  facts.parts = rollup::base_periods(form, period, calendar);
  std::map<std::pair<std::int64_t, Period>, rollup::Vector> given;
  auto members = Parties(plan, units, form, as_at).units();
  for (const auto& s : submissions) {
    given[{s.unit.value, s.period}].add(s.vector);
    if (std::find(members.begin(), members.end(), s.unit) == members.end())
      members.push_back(s.unit);
  }
  // A unit whose place is the publishing one, or above it, is not below it.
  const auto city = units.id_of(plan.publishing_unit);
  const auto above = units.path_up(city, units::Registry::Tree::territory, as_at);
  for (const auto unit : members) {
    auto place = units.place_of(unit, as_at);
    if (!place) place = unit;
    const bool below = std::find(above.begin(), above.end(), place) == above.end() && place != city;
    Facts::Row row{unit, below ? static_cast<int>(place.value) : -1, {}};
    for (const auto part : facts.parts) {
      const auto found = given.find({unit.value, part});
      row.parts.push_back(found == given.end() ? std::vector<PeopleCount>{}
                                               : counts_of(found->second));
    }
    facts.rows.push_back(std::move(row));
  }
  return facts;
}

}  // namespace hoanhap::disclosure
