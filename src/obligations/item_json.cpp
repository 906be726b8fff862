#include "obligations/item_json.h"

#include <algorithm>

#include "obligations/rules.h"
#include "obligations/service.h"
#include "obligations/wire.h"

namespace hoanhap::obligations {
namespace {

void write_task(JsonWriter& out, const plan::Plan& plan, const plan::Duty* duty) {
  const auto task = std::find_if(plan.tasks.begin(), plan.tasks.end(),
                                 [&](const plan::Task& t) { return duty && t.id == duty->task; });
  out.key("task");
  if (task == plan.tasks.end()) {
    out.null();
    return;
  }
  out.begin_object().field("id", task->id).field("title", task->title).key("clauses").begin_array();
  for (const auto& clause : task->clauses) out.value(clause);
  out.end_array().end_object();
}

void write_form(JsonWriter& out, const plan::Plan& plan, const std::string& id) {
  const auto* form = plan.form(id);
  out.key("form").begin_object().field("id", id);
  out.field("title", form ? form->title : Text{id, id}).end_object();
}

// Why a head sent a draft back to the officer is no matter of who checks the report.
std::optional<std::string> reason_for(const access::Actor& actor, const Item& item) {
  const auto& o = item.obligation;
  const auto& filed = item.filed;
  if (o.waived_reason) return o.waived_reason;
  if (!filed || (filed->within_unit && !actor.may(access::Capability::read, o.unit)))
    return std::nullopt;
  return filed->reason;
}

void write_filed(JsonWriter& out, const Item& item, const access::Actor& actor) {
  const auto& filed = item.filed;
  out.key("record");
  if (filed)
    out.begin_object()
        .field("id", filed->record.value)
        .field("version", filed->version)
        .end_object();
  else
    out.null();
  write_text_or_null(out, "reason", reason_for(actor, item));
  const auto sent_at = filed ? filed->sent_at : std::nullopt;
  write_text_or_null(out, "sent_at", sent_at ? std::optional(sent_at->iso()) : std::nullopt);
}

Rights rights_of(const access::Actor& actor, const Obligation& o) {
  return {actor.may(access::Capability::write, o.unit), actor.may(access::Capability::sign, o.unit),
          !deciding_units(actor, {o.unit, o.via, o.receiver}).empty()};
}

}  // namespace

const plan::Duty* duty_of(const Obligation& obligation, const plan::Plan& plan) {
  if (obligation.id) return plan.duty(obligation.duty);
  const auto found = std::find_if(plan.duties.begin(), plan.duties.end(), [&](const plan::Duty& d) {
    return d.recurrence.flash && d.form == obligation.form;
  });
  return found == plan.duties.end() ? nullptr : &*found;
}

void write_due(JsonWriter& out, const Obligation& o, const plan::Plan& plan) {
  const auto* duty = duty_of(o, plan);
  const auto last_timely = last_timely_of(o, plan);
  const bool before = duty && duty->due.kind == plan::DueKind::before;
  out.begin_object().field("date", last_timely.plus_days(before ? 1 : 0).iso());
  out.field("kind", before ? "before" : "by").field("last_timely_day", last_timely.iso());
  out.field("local_setting", o.local_setting || (o.event_date && duty && duty->due.local_setting));
  out.end_object();
}

Date last_timely_of(const Obligation& obligation, const plan::Plan& plan) {
  const auto* duty = duty_of(obligation, plan);
  return obligation.event_date && duty ? last_timely_after(duty->due, *obligation.event_date)
                                       : obligation.last_timely;
}

void write_item(JsonWriter& out, const Item& item, const plan::Plan& plan,
                const units::Registry& units, const access::Actor& actor, Date today) {
  auto o = item.obligation;
  o.last_timely = last_timely_of(o, plan);
  const auto* duty = duty_of(o, plan);
  const auto* form = plan.form(o.form);
  const auto* calendar = form ? plan.calendar(form->calendar) : nullptr;
  const auto kind = calendar ? calendar->kind : CalendarKind::calendar_months;
  const auto as_at = o.period.days(kind).last;
  const auto status = status_of(o, item.filed, today);

  out.begin_object().key("id");
  if (o.id)
    out.value(o.id.value);
  else
    out.null();
  write_task(out, plan, duty);
  write_form(out, plan, o.form);
  out.key("unit");
  write_unit(out, units, o.unit, as_at);
  out.key("receiver");
  write_unit(out, units, o.receiver, as_at);
  out.key("via");
  write_unit(out, units, o.via, as_at);
  out.key("period");
  write_period(out, o.period, kind);
  write_text_or_null(out, "event_date",
                     o.event_date ? std::optional(o.event_date->iso()) : std::nullopt);
  out.key("due");
  write_due(out, item.obligation, plan);
  out.field("request", o.request);
  out.field("state", name(status.state)).field("late_days", status.late_days).key("timely");
  if (status.timely)
    out.value(*status.timely);
  else
    out.null();
  write_filed(out, item, actor);
  out.key("directive");
  if (const auto& d = item.directed)
    out.begin_object()
        .field("id", d->directive)
        .field("title", d->title)
        .field("last_timely_day", d->last_timely.iso())
        .end_object();
  else
    out.null();
  out.key("next").begin_array();
  for (const auto step : next_steps(status.state, rights_of(actor, o))) out.value(step);
  out.end_array().end_object();
}

}  // namespace hoanhap::obligations
