#include <algorithm>

#include "disclosure/load.h"
#include "disclosure/rules.h"
#include "obligations/rules.h"
#include "obligations/wire.h"
#include "overview/service.h"
#include "overview/store.h"
#include "overview/wire.h"
#include "records/sources.h"
#include "rollup/totals.h"

namespace hoanhap::overview {
namespace {

using access::Actor;
using access::Capability;
using obligations::write_unit;
using rollup::Which;

// One request's ground, so that its parts read like sentences.
struct Desk {
  storage::Tx& tx;
  const obligations::Ground& ground;
  const plan::Plan& plan;
  const units::Registry& units;
  const Actor& actor;
  const plan::Form& form;
  Period period;
  CalendarKind calendar;
  std::vector<UnitId> checked;  // whose reports the actor checks or receives
  bool all;                     // which is everybody's
  std::vector<const plan::Element*> elements;
  JsonWriter out;

  Date as_at() const { return period.days(calendar).last; }
  bool mine(UnitId unit) const {
    return std::find(checked.begin(), checked.end(), unit) != checked.end();
  }
};

void write_units(Desk& d) {
  const auto today = d.ground.clock.today();
  std::vector<UnitId> missing;
  d.out.key("units").begin_array();
  for (const auto& item : store::owed(d.tx, {{d.form.id, d.period, d.period}})) {
    const auto& o = item.obligation;
    if (!d.mine(o.unit)) continue;
    const auto status = obligations::status_of(o, item.filed, today);
    d.out.begin_object().key("unit");
    write_unit(d.out, d.units, o.unit, d.as_at());
    d.out.field("obligation", o.id.value).field("state", name(status.state)).key("timely");
    status.timely ? d.out.value(*status.timely) : d.out.null();
    d.out.key("record");
    item.filed ? d.out.value(item.filed->record.value) : d.out.null();
    d.out.field("late_days", status.late_days).end_object();
    using obligations::State;
    if (status.state != State::sent && status.state != State::accepted &&
        status.state != State::waived &&
        std::find(missing.begin(), missing.end(), o.unit) == missing.end())
      missing.push_back(o.unit);
  }
  d.out.end_array().key("missing").begin_array();
  for (const auto unit : missing) write_unit(d.out, d.units, unit, d.as_at());
  d.out.end_array();
}

Result<bool> write_rows(Desk& d) {
  TRY_ASSIGN(const auto vectors, rollup::read_units(d.tx, d.units, d.form, d.checked, d.period,
                                                    Which::sent, d.calendar));
  d.out.key("elements").begin_array();
  for (const auto* element : d.elements) d.out.value(element->id);
  d.out.end_array().key("rows").begin_array();
  for (std::size_t i = 0; i < d.checked.size(); ++i) {
    d.out.begin_object().key("unit");
    write_unit(d.out, d.units, d.checked[i], d.as_at());
    d.out.key("cells");
    write_cells(d.out, d.elements, exact_cells(d.elements, vectors[i]), Of::unit);
    d.out.end_object();
  }
  d.out.end_array();
  return true;
}

// The city's own row where the actor checks everybody, else the sum of those they check.
Result<rollup::Vector> total(Desk& d, Period period, Which which) {
  return d.all ? rollup::read_over(d.tx, d.units, d.form, d.units.id_of(d.plan.publishing_unit),
                                   period, which, d.calendar)
               : rollup::read_union(d.tx, d.units, d.form, d.checked, period, which, d.calendar);
}

Result<bool> write_totals(Desk& d) {
  TRY_ASSIGN(const auto sent, total(d, d.period, Which::sent));
  TRY_ASSIGN(const auto accepted, total(d, d.period, Which::accepted));
  TRY_ASSIGN(const auto before, total(d, d.period.previous(), Which::accepted));
  d.out.key("total").begin_object().key("sent");
  write_cells(d.out, d.elements, exact_cells(d.elements, sent), Of::total);
  d.out.key("accepted");
  write_cells(d.out, d.elements, exact_cells(d.elements, accepted), Of::total);
  d.out.end_object().key("previous_total");
  if (before.records > 0) {
    write_cells(d.out, d.elements, exact_cells(d.elements, before), Of::total);
  } else {
    d.out.null();
  }
  return true;
}

// What the consolidating office wrote to explain a difference, if the actor may read its report.
std::optional<std::string> explained(Desk& d, const plan::Form& consolidation,
                                     const records::Comparison& compared) {
  const disclosure::Parties parties(d.plan, d.units, consolidation,
                                    d.as_at());  // outlives the loop
  for (const auto unit : parties.units()) {
    const auto record = records::store::find_report(d.tx, consolidation.id, unit, d.period);
    if (!record || !obligations::may_read(d.actor, record->parties())) continue;
    const auto draft = record->editable() ? records::store::draft(d.tx, record->id) : std::nullopt;
    const auto revision =
        draft ? std::nullopt : records::store::revision(d.tx, record->id, record->revision);
    if (!draft && !revision) continue;
    const auto& texts = draft ? draft->contents.explanations : revision->contents.explanations;
    auto ids = compared.checks;
    ids.insert(ids.begin(), compared.id());
    for (const auto& id : ids)
      if (const auto text = texts.find(id); text != texts.end()) return text->second;
  }
  return std::nullopt;
}

bool exact_on(const Desk& d, const std::string& fact) {
  const auto* form = d.plan.form(fact.substr(0, fact.find('.')));
  return form && disclosure::Parties(d.plan, d.units, *form, d.as_at()).exact_for_all(d.actor);
}

void write_side(JsonWriter& out, const std::optional<std::int64_t>& value, bool decimal) {
  disclosure::write(out, disclosure::PeopleCount(value).view(true), decimal);
}

// Police and wards state some facts each (IV.1.m): side by side, never added, for who may see both.
void write_compared(Desk& d, const plan::Form& consolidation, const records::Comparison& compared) {
  d.out.begin_object().field("id", compared.id()).field("one", compared.one);
  const auto dot = compared.one.find('.');
  d.out.field("element", compared.one.substr(dot + 1)).field("other", compared.other);
  d.out.key("rows").begin_array();
  for (const auto& row : compared.rows) {
    d.out.begin_object().key("unit");
    write_unit(d.out, d.units, row.place, d.as_at());
    d.out.key("a");
    write_side(d.out, row.a, compared.decimal);
    d.out.key("b");
    write_side(d.out, row.b, compared.decimal);
    d.out.field("differs", row.differs()).end_object();
  }
  d.out.end_array();
  obligations::write_text_or_null(d.out, "explained", explained(d, consolidation, compared));
  d.out.end_object();
}

void write_comparisons(Desk& d) {
  const records::Figures figures(d.tx, d.plan, d.units, d.period, Which::sent);
  d.out.key("compare").begin_array();
  const auto of_this = [&](const std::string& fact) { return fact.starts_with(d.form.id + "."); };
  std::vector<std::string> written;  // a fact that two consolidations show is compared once
  for (const auto& consolidation : d.plan.forms) {
    if (consolidation.nature != plan::FormNature::consolidation) continue;
    for (const auto& compared :
         records::compare(d.plan, d.units, consolidation, figures, d.period)) {
      if ((!of_this(compared.one) && !of_this(compared.other)) || !exact_on(d, compared.one) ||
          !exact_on(d, compared.other) ||
          std::find(written.begin(), written.end(), compared.one) != written.end())
        continue;
      written.push_back(compared.one);
      write_compared(d, consolidation, compared);
    }
  }
  d.out.end_array();
}

void write_may(Desk& d, const disclosure::Parties& parties) {
  d.out.key("may").begin_array();
  if (parties.office(d.actor, Capability::decide)) d.out.value("decide");
  if (parties.office(d.actor, Capability::release)) d.out.value("release");
  d.out.end_array();
}

}  // namespace

Result<std::string> Service::consolidation(const Actor& actor, std::string_view form_id,
                                           Period period) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  const auto* form = plan && units ? plan->form(form_id) : nullptr;
  if (!form) return not_found();
  const auto calendar = disclosure::calendar_of(*plan, *form);
  if (rollup::base_periods(*form, period, calendar).empty()) return not_found();
  const disclosure::Parties parties(*plan, *units, *form, period.days(calendar).last);
  auto checked = parties.checked_by(actor);
  if (checked.empty()) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const bool all = checked.size() == parties.units().size();
    Desk desk{tx,
              ground_,
              *plan,
              *units,
              actor,
              *form,
              period,
              calendar,
              checked,
              all,
              numeric_elements(*form),
              {}};
    desk.out.begin_object().key("form");
    write_form(desk.out, *form);
    desk.out.key("period");
    obligations::write_period(desk.out, period, calendar);
    write_units(desk);
    TRY(write_rows(desk));
    TRY(write_totals(desk));
    write_comparisons(desk);
    TRY_ASSIGN(const auto released, disclosure::store::latest(tx, form_id, period));
    desk.out.key("released");
    write_release(desk.out, tx, ground_,
                  released ? std::optional(released->release) : std::nullopt);
    write_may(desk, parties);
    desk.out.end_object();
    return desk.out.take();
  });
}

}  // namespace hoanhap::overview
