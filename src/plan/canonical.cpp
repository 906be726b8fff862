#include "plan/canonical.h"

#include <fmt/format.h>

#include "indicators/expression.h"
#include "plan/lock.h"

namespace hoanhap::plan {
namespace {

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// One fact a line, indented by what it belongs to; texts in quotes of their length, so that no text
// can look like another line.
class Printer {
 public:
  std::string take() { return std::move(out_); }

  void plan(const Plan& p) {
    line("plan {} {} {}..{}", p.id, p.year, p.from.iso(), p.to.iso());
    text("title", p.title);
    line("document {}", p.document.date.iso());
    for (const auto* word : {&p.document.number, &p.document.issuer, &p.document.signer_title,
                             &p.document.place, &p.document.parent})
      raw("document", *word);
    line("publishing-unit {}", p.publishing_unit);
    for (const auto& calendar : p.calendars) this->calendar(calendar);
    for (const auto& set : p.sets)
      line("set \"{}\" kinds [{}] members [{}]", set.id, join(set.kinds), join(set.members));
    for (const auto& unit : p.units) this->unit(unit);
    for (const auto& form : p.forms) this->form(form);
    for (const auto& task : p.tasks) this->task(task);
    for (const auto& duty : p.duties)
      line("duty {} owes \"{}\" form {} kind {}{} due {} to {} via {}{}", duty.id, duty.owes,
           duty.form, name(duty.recurrence.kind), duty.recurrence.flash ? " flash" : "",
           canonical(duty.due), duty.to, duty.via, duty.request ? " request" : "");
    for (const auto& indicator : p.indicators) this->indicator(indicator);
    for (const auto& target : p.targets) this->target(target);
    for (const auto& clause : p.clauses) this->clause(clause);
    if (!p.support.office.empty()) support(p.support);
  }

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }
  void raw(std::string_view what, std::string_view value) {
    line("  {} {}:{}", what, value.size(), value);
  }
  void text(std::string_view what, const Text& value) {
    if (value == Text{}) return;
    raw(fmt::format("{}.vi", what), value.vi);
    raw(fmt::format("{}.en", what), value.en);
  }
  void expression(std::string_view what, const Expr& e) {
    if (e) line("  {} {}", what, indicators::dump(*e));
  }

  void support(const Support& s) {
    line("support {} children \"{}\" {} h{} consent {} months{}", s.office, s.children,
         s.children_hours, s.children_local ? " local" : "", s.consent_months,
         s.consent_local ? " local" : "");
    for (const auto& service : s.services) text("service " + service.id, service.title);
    for (const auto& outcome : s.outcomes) text("outcome " + outcome.id, outcome.title);
  }
  void calendar(const Calendar& c) {
    line("calendar {} {} {}", c.id, c.kind == CalendarKind::decree_09 ? "decree-09" : "months",
         c.shift_to_working_day ? "shift" : "stay");
    for (const auto& holiday : c.holidays) {
      line("  holiday {}..{}", holiday.from.iso(), holiday.to.iso());
      text("holiday", holiday.title);
    }
  }
  void unit(const Unit& u) {
    line("unit {} {} line {} territory {} within {} {}..{}", u.id, u.kind, u.line, u.territory,
         u.within, u.from.iso(), u.to.iso());
    for (const auto& n : u.names)
      raw(fmt::format("name {}..{}", n.from.iso(), n.to.iso()), n.value);
    raw("en", u.name_en);
    for (const auto& n : u.codes)
      raw(fmt::format("code {}..{}", n.from.iso(), n.to.iso()), n.value);
    for (const auto& alias : u.aliases) raw("alias", alias);
    if (u.tile) line("  tile {} {}", u.tile->row, u.tile->column);
  }
  void form(const Form& f) {
    std::string views;
    for (const auto view : f.views) views += fmt::format(" {}", name(view));
    line(
        "form {} nature {} base {} views{} calendar {} totals {} version {} layout {} slots {} "
        "short {} template {}",
        f.id, static_cast<int>(f.nature), name(f.base), views, f.calendar,
        f.line_tree ? "line" : "territory", f.version, f.layout, f.slot_count, f.short_id,
        f.text_template);
    text("title", f.title);
    for (const auto& section : f.sections) {
      line("  section [{}]", join(section.elements));
      text("section", section.title);
    }
    for (const auto& e : f.elements) element(e);
    for (const auto& check : f.checks) {
      line("  check {} {}", check.id, check.severity == Severity::error ? "error" : "warning");
      expression("holds", check.holds);
      text("say", check.say);
    }
  }
  void element(const Element& e) {
    line(
        "  element {} {} time {} units {} people {} required {} slot {} min {} max {} length {} "
        "prefill {} counts {} clauses [{}]",
        e.id, lock_type(e), static_cast<int>(e.over_time), static_cast<int>(e.over_units),
        e.counts_people, e.required, e.slot, e.min ? std::to_string(*e.min) : "-",
        e.max ? std::to_string(*e.max) : "-", e.max_length,
        !e.sealed.empty()    ? e.sealed
        : e.prefill_previous ? "true"
                             : "false",
        e.counts, join(e.clauses));
    text("title", e.title);
    text("help", e.help);
    expression("from", e.from);
    if (!e.tells_of.empty()) line("    tells of [{}]", join(e.tells_of));
    if (!e.part_of.empty()) line("  part of {}", e.part_of);
    for (const auto& choice : e.choices) text("choice " + choice.id, choice.title);
  }
  void task(const Task& t) {
    line("task {} clauses [{}] lead [{}] with [{}] duties [{}]", t.id, join(t.clauses),
         join(t.lead), join(t.coordinates), join(t.duties));
    text("title", t.title);
    raw("rhythm", t.rhythm);
    text("evidence", t.evidence);
  }
  void indicator(const Indicator& i) {
    line("indicator {} people {} clauses [{}]", i.id, i.counts_people, join(i.clauses));
    text("title", i.title);
    raw("unit", i.unit_of_measure);
    expression("value", i.value);
  }
  void target(const Target& t) {
    line("target {} {} {} people {} clauses [{}]", t.id,
         t.goal == Target::Goal::at_most ? "at-most" : "reach", t.reach, t.counts_people,
         join(t.clauses));
    text("title", t.title);
    expression("numerator", t.numerator);
    expression("denominator", t.denominator);
    text("note", t.note);
  }
  void clause(const Clause& c) {
    line("clause {} {} {} [{}]", c.id, c.hash, static_cast<int>(c.outcome), join(c.carried_by));
    text("reason", c.reason);
  }

  std::string out_;
};

}  // namespace

std::string canonical(const Due& due) {
  auto out = due.kind == DueKind::before ? std::string("before ") : std::string("by ");
  if (due.date)
    out += due.date->iso();
  else if (due.hours_after_event > 0)
    out += fmt::format("event+{}h", due.hours_after_event);
  else
    out += fmt::format("end+{}d", due.days_after_end);
  return due.local_setting ? out + " local" : out;
}

std::string canonical(const Plan& plan) {
  Printer printer;
  printer.plan(plan);
  return printer.take();
}

}  // namespace hoanhap::plan
