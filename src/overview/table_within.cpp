// A place's table: the sums of the places one level down, each one kept row a base period, so that
// a country answers as fast as a city.
#include "disclosure/load.h"
#include "disclosure/rules.h"
#include "overview/service.h"
#include "overview/wire.h"
#include "rollup/totals.h"

namespace hoanhap::overview {

using access::Actor;
using disclosure::Sight;

Result<TableView> Service::view_within(storage::Tx& tx, const plan::Plan& plan,
                                       const units::Registry& units, const Actor& actor,
                                       std::string_view form_id, Period period,
                                       std::string_view place_slug) const {
  const auto* form = plan.form(form_id);
  const auto place = units.id_of(place_slug);
  if (!form || !place) return not_found();
  const auto calendar = disclosure::calendar_of(plan, *form);
  if (rollup::base_periods(*form, period, calendar).empty()) return not_found();
  const auto sight = disclosure::sight_of_sums(actor, plan, units, *form);
  if (sight == Sight::nothing) return not_found();

  auto asked = units.places_in(place, period.days(calendar).last);
  asked.push_back(place);
  TRY_ASSIGN(const auto vectors, rollup::read_units(tx, units, *form, asked, period,
                                                    rollup::Which::accepted, calendar));
  TableView view{form, period, numeric_elements(*form), {}, {}, {}};
  // What is released speaks of the reports of units and of the publishing unit's total; nothing in
  // it stands for a sum between the two.
  TRY_ASSIGN(const auto released, disclosure::store::latest(tx, form_id, period));
  const bool publishing = place == units.id_of(plan.publishing_unit);
  const auto cells_of = [&](std::size_t i) {
    auto cells = exact_cells(view.elements, vectors[i]);
    const bool total = i + 1 == asked.size();
    for (std::size_t e = 0; e < cells.size() && sight != Sight::exact; ++e)
      if (view.elements[e]->held)
        cells[e] =
            total && publishing && released && released->table.covers({}, view.elements[e]->id)
                ? released->table.total_of(view.elements[e]->id)
                : Cell(disclosure::NotReleased{});
    return cells;
  };
  if (released) view.released = released->release;
  for (std::size_t i = 0; i + 1 < asked.size(); ++i) view.rows.push_back({asked[i], cells_of(i)});
  view.total = cells_of(asked.size() - 1);
  return view;
}

}  // namespace hoanhap::overview
