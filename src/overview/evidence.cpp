// What a target rests on: from the figure back to the clause, and down to the reports behind it.
#include <algorithm>

#include "disclosure/load.h"
#include "obligations/rules.h"
#include "obligations/wire.h"
#include "overview/rules.h"
#include "overview/service.h"
#include "overview/store.h"
#include "overview/wire.h"

namespace hoanhap::overview {
namespace {

using access::Actor;
using access::Capability;

// The cells of one form that a target is computed from, in form order.
struct Source {
  const plan::Form* form;
  std::vector<std::string> elements;
};

std::vector<Source> sources_of(const plan::Plan& plan, const plan::Target& target) {
  std::vector<Source> sources;
  const auto note = [&](const indicators::Expression& node) {
    const auto* form = node.op == indicators::Op::aggregate ? plan.form(node.form) : nullptr;
    if (!form) return;
    auto found = std::find_if(sources.begin(), sources.end(),
                              [&](const Source& s) { return s.form == form; });
    if (found == sources.end()) found = sources.insert(sources.end(), {form, {}});
    if (!node.name.empty()) found->elements.push_back(node.name);
  };
  for (const auto& expression : {target.numerator, target.denominator})
    if (expression) indicators::walk(*expression, note);
  return sources;
}

// The form's figures for `asked`: of its own longer base period where the form has one.
Period period_for(const plan::Form& form, Period asked, CalendarKind calendar) {
  if (form.base <= asked.kind) return asked;
  return Period::containing(asked.days(calendar).last, form.base, calendar);
}

void write_clauses(JsonWriter& out, const plan::Plan& plan, const plan::Target& target) {
  out.key("clauses").begin_array();
  for (const auto& id : target.clauses) {
    const auto found = std::find_if(plan.clauses.begin(), plan.clauses.end(),
                                    [&](const plan::Clause& c) { return c.id == id; });
    out.begin_object().field("id", id);
    out.field("duty", found == plan.clauses.end() ? Text{} : found->duty).end_object();
  }
  out.end_array();
}

void write_figures(JsonWriter& out, const units::Registry& units, const TableView& view,
                   const std::vector<std::string>& named, Date as_at) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < view.elements.size(); ++i)
    if (std::find(named.begin(), named.end(), view.elements[i]->id) != named.end())
      columns.push_back(i);
  const auto pick = [&](const std::vector<Cell>& cells, Of of) {
    out.begin_object();
    for (const auto i : columns) {
      out.key(view.elements[i]->id);
      write_figure(out, *view.elements[i], cells[i], of);
    }
    out.end_object();
  };
  out.key("elements").begin_array();
  for (const auto i : columns)
    out.begin_object()
        .field("id", view.elements[i]->id)
        .field("title", view.elements[i]->title)
        .end_object();
  out.end_array().key("rows").begin_array();
  for (const auto& row : view.rows) {
    out.begin_object().key("unit");
    obligations::write_unit(out, units, row.unit, as_at);
    out.key("cells");
    pick(row.cells, Of::unit);
    out.end_object();
  }
  out.end_array().key("total");
  pick(view.total, Of::total);
}

void write_reports(JsonWriter& out, const units::Registry& units,
                   const std::vector<obligations::Item>& items, const Actor& actor, Date as_at,
                   Date today) {
  out.key("reports").begin_array();
  for (const auto& item : items) {
    const auto& o = item.obligation;
    const auto status = obligations::status_of(o, item.filed, today);
    out.begin_object().key("unit");
    obligations::write_unit(out, units, o.unit, as_at);
    out.key("period");
    obligations::write_period(out, o.period, CalendarKind::calendar_months);
    out.field("obligation", o.id.value).field("state", obligations::name(status.state));
    out.field("late_days", status.late_days).key("record");
    const bool readable = item.filed && obligations::may_read(actor, {o.unit, o.via, o.receiver});
    readable ? out.value(item.filed->record.value) : out.null();
    out.end_object();
  }
  out.end_array();
}

}  // namespace

Result<std::string> Service::evidence(const Actor& actor, std::string_view id, Period period) {
  if (!actor.may_anywhere(Capability::overview)) return forbidden();
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  const auto target = std::find_if(plan->targets.begin(), plan->targets.end(),
                                   [&](const plan::Target& t) { return t.id == id; });
  if (target == plan->targets.end()) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const auto today = ground_.clock.today();
    JsonWriter out;
    out.begin_object().field("id", target->id).field("title", target->title);
    out.field("note", target->note).key("period");
    obligations::write_period(out, period, CalendarKind::calendar_months);
    write_clauses(out, *plan, *target);
    out.key("sources").begin_array();
    for (const auto& source : sources_of(*plan, *target)) {
      const auto calendar = disclosure::calendar_of(*plan, *source.form);
      const auto of = period_for(*source.form, period, calendar);
      const auto as_at = of.days(calendar).last;
      const auto view = this->view(tx, *plan, *units, actor, source.form->id, of);
      if (!view) continue;  // nothing of this form is for the viewer's eyes
      out.begin_object().key("form");
      write_form(out, *source.form);
      out.key("period");
      obligations::write_period(out, of, calendar);
      write_figures(out, *units, *view, source.elements, as_at);
      const auto parts = of.parts(source.form->base);
      const auto items = parts.empty()
                             ? std::vector<obligations::Item>{}
                             : store::owed(tx, {{source.form->id, parts.front(), parts.back()}});
      write_reports(out, *units, items, actor, as_at, today);
      out.end_object();
    }
    out.end_array().end_object();
    return out.take();
  });
}

Result<std::string> Service::version(const Actor& actor) {
  if (!actor.may_anywhere(Capability::overview)) return forbidden();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    JsonWriter out;
    // Opaque: how many writes there were between two questions is nobody's business.
    const auto mark = blake2b(version_key_ + std::to_string(store::version(tx)));
    out.begin_object().field("version", hex(mark).substr(0, 16)).end_object();
    return out.take();
  });
}

}  // namespace hoanhap::overview
