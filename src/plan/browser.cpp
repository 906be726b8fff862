// What a browser needs of the plan (GET /api/v1/plan). Clause texts stay out but for their duty
// lines.
#include "core/decimal.h"
#include "core/json.h"
#include "indicators/expression.h"
#include "plan/compile.h"
#include "plan/words.h"

namespace hoanhap::plan {
namespace {

std::string_view word(ElementType type) {
  switch (type) {
    case ElementType::whole:
      return "whole";
    case ElementType::money:
      return "money";
    case ElementType::decimal:
      return "decimal";
    case ElementType::text:
      return "text";
    case ElementType::date:
      return "date";
    case ElementType::yes_no:
      return "yes/no";
    case ElementType::choice:
      return "choice";
    case ElementType::unit:
      return "unit";
  }
  return {};
}
std::string_view word(OverTime over) {
  switch (over) {
    case OverTime::none:
      return "none";
    case OverTime::sum:
      return "sum";
    case OverTime::last:
      return "last";
    case OverTime::max:
      return "max";
  }
  return {};
}
std::string_view word(FormNature nature) {
  switch (nature) {
    case FormNature::report:
      return "report";
    case FormNature::event:
      return "event";
    case FormNature::document:
      return "document";
    case FormNature::consolidation:
      return "consolidation";
    case FormNature::reply:
      return "reply";
  }
  return {};
}

void strings(JsonWriter& out, std::string_view key, const std::vector<std::string>& words) {
  out.key(key).begin_array();
  for (const auto& one : words) out.value(std::string_view(one));
  out.end_array();
}
// As cells are on the wire: a whole number, or a decimal as text.
void bound(JsonWriter& out, std::string_view key, ElementType type,
           std::optional<std::int64_t> value) {
  out.key(key);
  if (!value)
    out.null();
  else if (type == ElementType::decimal)
    out.value(std::string_view(format_decimal(*value)));
  else
    out.value(*value);
}

void element(JsonWriter& out, const Element& e) {
  out.begin_object()
      .field("id", std::string_view(e.id))
      .field("title", e.title)
      .field("help", e.help);
  out.field("type", word(e.type)).field("over_time", word(e.over_time));
  out.field("over_units", e.over_units == OverUnits::sum ? "sum" : "none");
  out.field("people", e.counts_people).field("required", e.required).field("slot", e.slot);
  bound(out, "min", e.type, e.min);
  bound(out, "max", e.type, e.max);
  out.key("max_length");
  if (e.type == ElementType::text)
    out.value(e.max_length);
  else
    out.null();
  out.key("choices").begin_array();
  for (const auto& choice : e.choices)
    out.begin_object()
        .field("id", std::string_view(choice.id))
        .field("title", choice.title)
        .end_object();
  out.end_array().field("many", e.many).key("prefill");
  if (e.prefill_previous)
    out.value("previous");
  else if (!e.sealed.empty())
    out.value("sealed");
  else
    out.null();
  out.field("from", e.from != nullptr).field("counts", std::string_view(e.counts));
  strings(out, "tells_of", e.tells_of);
  out.field("held", e.held);
  out.field("part_of", std::string_view(e.part_of));
  strings(out, "clauses", e.clauses);
  out.end_object();
}

void check(JsonWriter& out, const Check& c) {
  out.begin_object().field("id", std::string_view(c.id));
  out.field("severity", c.severity == Severity::error ? "error" : "warning");
  out.field("source", std::string_view(indicators::to_source(*c.holds)));
  out.key("tree").raw(indicators::to_json(*c.holds)).field("say", c.say);
  strings(out, "elements", c.elements);
  out.end_object();
}

void form(JsonWriter& out, const Form& f) {
  out.begin_object()
      .field("id", std::string_view(f.id))
      .field("title", f.title)
      .field("nature", word(f.nature));
  out.field("base", name(f.base)).key("views").begin_array();
  for (const auto view : f.views) out.value(name(view));
  out.end_array()
      .field("calendar", std::string_view(f.calendar))
      .field("version", f.version)
      .field("layout", f.layout);
  out.key("sections").begin_array();
  for (const auto& section : f.sections) {
    out.begin_object().field("title", section.title);
    strings(out, "elements", section.elements);
    out.end_object();
  }
  out.end_array().key("elements").begin_array();
  for (const auto& e : f.elements) element(out, e);
  out.end_array().key("checks").begin_array();
  for (const auto& c : f.checks) check(out, c);
  out.end_array().end_object();
}

void head(JsonWriter& out, const Plan& plan) {
  const auto& d = plan.document;
  out.field("id", std::string_view(plan.id)).field("title", plan.title).field("year", plan.year);
  out.field("hash", std::string_view(plan.hash)).key("document").begin_object();
  out.field("number", std::string_view(d.number)).field("date", std::string_view(d.date.iso()));
  out.field("issuer", std::string_view(d.issuer)).field("place", std::string_view(d.place));
  out.field("parent", std::string_view(d.parent)).end_object();
  out.key("calendars").begin_array();
  for (const auto& c : plan.calendars) {
    out.begin_object()
        .field("id", std::string_view(c.id))
        .field("kind", c.kind == CalendarKind::decree_09 ? "decree_09" : "calendar_months")
        .field("next_working_day", c.shift_to_working_day)
        .key("holidays")
        .begin_array();
    for (const auto& h : c.holidays)
      out.begin_object()
          .field("from", std::string_view(h.from.iso()))
          .field("to", std::string_view(h.to.iso()))
          .field("title", h.title)
          .end_object();
    out.end_array().end_object();
  }
  out.end_array();
}

void duties(JsonWriter& out, const Plan& plan) {
  out.key("duties").begin_array();
  for (const auto& d : plan.duties)
    out.begin_object()
        .field("id", std::string_view(d.id))
        .field("task", std::string_view(d.task))
        .field("form", std::string_view(d.form))
        .field("owes", std::string_view(d.owes))
        .field("recurrence", name(d.recurrence.kind))
        .field("flash", d.recurrence.flash)
        .field("to", std::string_view(d.to))
        .field("via", std::string_view(d.via))
        .field("local_setting", d.due.local_setting)
        .field("due", in_words(d))
        .field("request", d.request)
        .end_object();
  out.end_array().key("tasks").begin_array();
  for (const auto& t : plan.tasks) {
    out.begin_object().field("id", std::string_view(t.id)).field("title", t.title);
    strings(out, "clauses", t.clauses);
    strings(out, "lead", t.lead);
    out.field("rhythm", std::string_view(t.rhythm)).end_object();
  }
  out.end_array();
}

void goals(JsonWriter& out, const Plan& plan) {
  out.key("targets").begin_array();
  for (const auto& t : plan.targets) {
    out.begin_object().field("id", std::string_view(t.id)).field("title", t.title);
    strings(out, "clauses", t.clauses);
    out.field("note", t.note).end_object();
  }
  out.end_array().key("indicators").begin_array();
  for (const auto& i : plan.indicators) {
    out.begin_object().field("id", std::string_view(i.id)).field("title", i.title);
    out.field("unit", std::string_view(i.unit_of_measure));
    strings(out, "clauses", i.clauses);
    out.end_object();
  }
  out.end_array().key("clauses").begin_array();
  for (const auto& c : plan.clauses)
    out.begin_object().field("id", std::string_view(c.id)).field("duty", c.duty).end_object();
  out.end_array();
}

}  // namespace

std::string browser_json(const Plan& plan) {
  JsonWriter out;
  out.begin_object();
  head(out, plan);
  out.key("forms").begin_array();
  for (const auto& f : plan.forms) form(out, f);
  out.end_array();
  duties(out, plan);
  goals(out, plan);
  out.key("units").begin_array();
  for (const auto& u : plan.units) {
    out.begin_object()
        .field("slug", std::string_view(u.id))
        .field("name",
               u.names.empty() ? std::string_view(u.id) : std::string_view(u.names.back().value));
    out.end_object();
  }
  out.end_array().key("sets").begin_array();
  for (const auto& s : plan.sets) {
    out.begin_object().field("id", std::string_view(s.id));
    strings(out, "kinds", s.kinds);
    strings(out, "members", s.members);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace hoanhap::plan
