#include "disclosure/load.h"
#include "disclosure/rules.h"
#include "obligations/wire.h"
#include "overview/service.h"
#include "overview/wire.h"
#include "rollup/totals.h"

namespace hoanhap::overview {

using access::Actor;
using access::Capability;
using disclosure::Sight;

namespace {

// Where the viewer is not entitled to a count of people, or to what tells of it: what is released.
Cell in_place_of(const std::optional<disclosure::store::WithTable>& released, UnitId unit,
                 const std::string& element) {
  if (!released || !released->table.covers(unit, element)) return disclosure::NotReleased{};
  return unit ? released->table.at(unit, element) : released->table.total_of(element);
}

}  // namespace

Service::Service(obligations::Ground ground)
    : ground_(std::move(ground)),
      releases_({ground_.database, ground_.clock, ground_.plan, ground_.units}) {}

Result<TableView> Service::view(storage::Tx& tx, const plan::Plan& plan,
                                const units::Registry& units, const Actor& actor,
                                std::string_view form_id, Period period) const {
  const auto* form = plan.form(form_id);
  if (!form) return not_found();
  const auto calendar = disclosure::calendar_of(plan, *form);
  if (rollup::base_periods(*form, period, calendar).empty()) return not_found();
  const disclosure::Parties parties(plan, units, *form, period.days(calendar).last);
  TableView view{form, period, numeric_elements(*form), {}, {}, {}};
  TRY_ASSIGN(const auto released, disclosure::store::latest(tx, form_id, period));
  if (released) view.released = released->release;

  auto asked = parties.units();
  const auto city = units.id_of(plan.publishing_unit);
  asked.push_back(city);
  TRY_ASSIGN(const auto vectors, rollup::read_units(tx, units, *form, asked, period,
                                                    rollup::Which::accepted, calendar));
  const auto conceal = [&](std::vector<Cell> cells, UnitId unit) {
    for (std::size_t e = 0; e < cells.size(); ++e)
      if (view.elements[e]->held) cells[e] = in_place_of(released, unit, view.elements[e]->id);
    return cells;
  };
  for (std::size_t i = 0; i < parties.units().size(); ++i) {
    const auto unit = parties.units()[i];
    const auto sight = parties.sight(actor, unit);
    if (sight == Sight::nothing) continue;
    auto cells = exact_cells(view.elements, vectors[i]);
    view.rows.push_back(
        {unit, sight == Sight::exact ? std::move(cells) : conceal(std::move(cells), unit)});
  }
  if (view.rows.empty()) return not_found();
  auto total = exact_cells(view.elements, vectors.back());
  view.total = parties.exact_for_all(actor) ? std::move(total) : conceal(std::move(total), {});
  // Who may see no overview sees their own row, and no total.
  if (!actor.may_anywhere(Capability::overview) && !parties.exact_for_all(actor))
    view.total.assign(view.elements.size(), disclosure::NotReleased{});
  return view;
}

Result<std::string> Service::table(const Actor& actor, std::string_view form, Period period,
                                   std::string_view within) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    TRY_ASSIGN(const auto view, within.empty()
                                    ? this->view(tx, *plan, *units, actor, form, period)
                                    : view_within(tx, *plan, *units, actor, form, period, within));
    const auto calendar = disclosure::calendar_of(*plan, *view.form);
    const auto as_at = period.days(calendar).last;
    JsonWriter out;
    out.begin_object().key("form");
    write_form(out, *view.form);
    out.key("period");
    obligations::write_period(out, period, calendar);
    out.field("which", "accepted").key("elements").begin_array();
    for (const auto* element : view.elements) out.value(element->id);
    out.end_array().key("rows").begin_array();
    for (const auto& row : view.rows) {
      out.begin_object().key("unit");
      obligations::write_unit(out, *units, row.unit, as_at);
      out.key("cells");
      write_cells(out, view.elements, row.cells, within.empty() ? Of::unit : Of::total);
      out.end_object();
    }
    out.end_array().key("total").begin_object().key("accepted");
    write_cells(out, view.elements, view.total, Of::total);
    out.end_object().key("released");
    write_release(out, tx, ground_, view.released);
    out.end_object();
    return out.take();
  });
}

std::string Service::release_json(storage::Tx& tx,
                                  const disclosure::store::Release& release) const {
  const auto plan = ground_.plan();
  const auto* form = plan ? plan->form(release.form) : nullptr;
  JsonWriter out;
  out.begin_object().field("id", release.id.value).key("form");
  if (form) {
    write_form(out, *form);
  } else {
    out.begin_object().field("id", release.form).end_object();
  }
  out.key("period");
  obligations::write_period(
      out, release.period,
      form ? disclosure::calendar_of(*plan, *form) : CalendarKind::calendar_months);
  out.field("at", release.at.iso()).key("by").begin_object();
  out.field("name", ground_.name_of(tx, release.by)).end_object().end_object();
  return out.take();
}

Result<std::string> Service::releases(const Actor& actor, std::string_view form) {
  if (!actor.may_anywhere(Capability::overview)) return forbidden();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    JsonWriter out;
    out.begin_array();
    for (const auto& release : disclosure::store::list(tx, form))
      out.raw(release_json(tx, release));
    out.end_array();
    return out.take();
  });
}

}  // namespace hoanhap::overview
