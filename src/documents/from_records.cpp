#include "documents/from_records.h"

#include <algorithm>

#include <fmt/format.h>

#include "disclosure/relations.h"
#include "records/cells.h"

namespace hoanhap::documents {
namespace {

using records::View;

Date last_day(const View& view) {
  if (view.record.event_date) return *view.record.event_date;
  return view.record.period.days(CalendarKind::calendar_months).last;
}

std::string name_of(const View& view, UnitId id) {
  const auto* unit = view.units->find(id);
  return unit ? unit->name(last_day(view)) : std::string();
}

// Decree 30/2020: a ward's papers are dated from the ward ("Ea Tam"), others from the plan's place.
std::string place_of(const View& view) {
  const auto* unit = view.units->find(view.record.unit);
  const auto* place =
      unit ? view.units->find(view.units->place_of(unit->id, last_day(view))) : nullptr;
  if (!place || (place->kind != "ward" && place->kind != "commune"))
    return view.plan->document.place;
  auto name = place->name(last_day(view));
  for (const std::string_view kind : {"Phường ", "Xã "})
    if (name.starts_with(kind)) name.erase(0, kind.size());
  return name;
}

// "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH": a line each.
std::vector<std::string> lines_of(std::string_view signer) {
  std::vector<std::string> lines;
  while (!signer.empty()) {
    const auto end = std::min(signer.find(" / "), signer.size());
    lines.emplace_back(signer.substr(0, end));
    signer.remove_prefix(std::min(end + 3, signer.size()));
  }
  return lines;
}

// Whether what the document shows was signed with a right that a colleague had lent.
bool signed_by_delegation(const View& view) {
  const auto last = std::find_if(view.steps.rbegin(), view.steps.rend(),
                                 [](const auto& step) { return step.step == "sent"; });
  return last != view.steps.rend() && last->right_of;
}

// Notes to a cell, and the explanations of the checks that speak of it.
std::map<std::string, std::string, std::less<>> notes_of(const View& view) {
  std::map<std::string, std::string, std::less<>> notes(view.contents.notes.begin(),
                                                        view.contents.notes.end());
  const auto add = [&notes](const std::string& element, const std::string& text) {
    auto& note = notes[element];
    note += (note.empty() ? "" : "\n") + text;
  };
  const auto explanation = [&view](const std::string& id) {
    const auto found = view.contents.explanations.find(id);
    return found == view.contents.explanations.end() ? std::string() : found->second;
  };
  for (const auto& check : view.form->checks)
    if (const auto text = explanation(check.id); !text.empty() && !check.elements.empty())
      add(check.elements.front(), text);
  for (const auto& compare : view.made.compare)
    if (const auto text = explanation(compare.id()); !text.empty()) add(compare.element, text);
  for (const auto& [element, correction] : view.contents.corrections)
    add(element, correction.reason);
  return notes;
}

// How a unit stands among those behind a consolidation.
struct Standing {
  int received = 0, missing = 0;
  std::string text() const {
    std::string out = received == 0   ? "chưa có báo cáo"
                      : received == 1 ? "đã nhận"
                                      : fmt::format("đã nhận {} báo cáo", received);
    if (received > 0 && missing > 0) out += fmt::format(", thiếu {}", missing);
    return out;
  }
};

// One more figure of a unit; one that is hidden from the reader hides the sum.
void add(disclosure::Cell& sum, const records::SourceValue& source) {
  const auto* shown = std::get_if<disclosure::Shown>(&sum);
  if (source.hidden)
    sum = disclosure::Hidden{disclosure::Why::complement};
  else if (source.value && !std::holds_alternative<disclosure::Hidden>(sum))
    sum = disclosure::Shown{(shown ? shown->value : 0) + *source.value};
}

void add_units(const View& view, Report& report) {
  std::map<UnitId, Standing> standings;
  std::vector<UnitId> order;
  const auto standing = [&](UnitId unit) -> Standing& {
    if (!standings.contains(unit)) order.push_back(unit);
    return standings[unit];
  };
  for (const auto& submission : view.made.submissions) ++standing(submission.unit).received;
  for (const auto& missing : view.made.missing) ++standing(missing.unit).missing;
  std::sort(order.begin(), order.end());  // as the plan lists them
  std::vector<std::map<UnitId, disclosure::Cell>> columns;
  std::vector<disclosure::Cell> total;
  for (const auto& [id, sources] : view.made.sources) {
    const auto* element = view.form->element(id);
    // A column by unit stands only for what adds up to the figure: not the sessions behind a count
    // of wards that held some.
    if (!element || sources.empty() || !element->from ||
        disclosure::plain_sums(*element->from).empty())
      continue;
    report.columns.push_back({element->title.vi, element->type == plan::ElementType::decimal});
    auto& column = columns.emplace_back();
    for (const auto& source : sources) add(column[source.unit], source);
    const auto number = records::number_of(*element, view.contents);
    total.push_back(number ? disclosure::Cell(disclosure::Shown{*number}) : disclosure::Cell{});
  }
  for (const auto unit : order) {
    auto& row = report.units.emplace_back();
    row.unit = name_of(view, unit);
    row.standing = standings[unit].text();
    for (const auto& column : columns) {
      const auto cell = column.find(unit);
      row.cells.push_back(cell == column.end() ? disclosure::Cell{} : cell->second);
    }
    if (standings[unit].missing > 0) report.missing.push_back(row.unit);
  }
  report.expected = static_cast<int>(order.size());
  if (!total.empty()) report.totals.emplace_back("Số của báo cáo", std::move(total));
}

}  // namespace

std::string plan_title(const plan::Plan& plan) {
  return fmt::format("Kế hoạch {} ngày {}", plan.document.number, plan.document.date.vi());
}

Filled filled_of(const plan::Form& form, const records::Contents& contents) {
  Filled filled;
  for (const auto& element : form.elements)
    if (element.numeric())
      if (const auto number = records::number_of(element, contents))
        filled.numbers[element.id] = *number;
  filled.words.insert(contents.words.begin(), contents.words.end());
  filled.notes.insert(contents.notes.begin(), contents.notes.end());
  return filled;
}

SheetHead sheet_head(const View& view) {
  SheetHead head;
  const auto* unit = view.units->find(view.record.unit);
  head.unit_slug = unit ? unit->slug : "";
  head.unit_name = name_of(view, view.record.unit);
  head.period = view.record.period;
  head.plan_title = plan_title(*view.plan);
  if (view.obligation && !view.record.event_date)
    head.due = fmt::format("hết ngày {}{}", view.obligation->last_timely.vi(),
                           view.obligation->local_setting
                               ? " (thiết lập tại địa phương, không phải từ kế hoạch)"
                               : "");
  head.computed = view.made.computed;
  for (const auto& element : view.form->elements)
    if (element.type == plan::ElementType::unit && head.units.empty())
      for (const auto* valid : view.units->valid(last_day(view)))
        head.units.push_back({valid->slug, {valid->name(last_day(view)), valid->name_en}});
  return head;
}

Report report_of(const View& view, Data data) {
  Report report;
  const auto& record = view.record;
  report.form_title = view.form->title.vi;
  report.plan_title = plan_title(*view.plan);
  report.period = record.period;
  report.parent_body = name_of(view, view.units->line_parent(record.unit, last_day(view)));
  report.body = name_of(view, record.unit);
  report.number = record.outgoing_number.value_or("");
  report.place = place_of(view);
  report.date = record.outgoing_date;
  report.signer = lines_of(view.plan->document.signer_title);
  if (signed_by_delegation(view)) report.signer.emplace_back("(ký thay, theo ủy quyền)");
  report.recipients.push_back(name_of(view, record.receiver));
  if (record.via) report.recipients.push_back(name_of(view, record.via));
  const auto previous = view.previous
                            ? figures_of(*view.form, filled_of(*view.form, view.previous->second))
                            : Figures{};
  report.sections =
      sections_of(*view.form, figures_of(*view.form, filled_of(*view.form, view.contents)),
                  previous, notes_of(view));
  if (view.form->nature == plan::FormNature::consolidation) add_units(view, report);
  report.audit_head = record.accepted_head.value_or("");
  report.demo = data == Data::synthetic;
  return report;
}

std::string upload_json(const plan::Form& form, const Uploaded& uploaded, bool english) {
  records::Contents contents;
  contents.numbers.resize(static_cast<std::size_t>(form.slots()));
  contents.words.insert(uploaded.filled.words.begin(), uploaded.filled.words.end());
  JsonWriter out;
  out.begin_object().key("cells").begin_object();
  for (const auto& element : form.elements) {
    const auto number = uploaded.filled.numbers.find(element.id);
    if (number != uploaded.filled.numbers.end())
      records::set_number(contents, element, number->second);
    else if (!uploaded.filled.words.contains(element.id))
      continue;
    out.key(element.id);
    records::write_cell(out, element, contents);
  }
  out.end_object().key("notes").begin_object();
  for (const auto& [id, note] : uploaded.filled.notes) out.field(id, note);
  out.end_object().key("errors").begin_array();
  for (const auto& problem : uploaded.problems)
    out.begin_object()
        .field("sheet_cell", problem.cell)
        .field("element", problem.element)
        .field("text", english ? problem.text.en : problem.text.vi)
        .end_object();
  return out.end_array().field("rows", uploaded.rows).end_object().take();
}

std::string file_name(const View& view, std::string_view extension) {
  const auto* unit = view.units->find(view.record.unit);
  return fmt::format("{}_{}_{}.{}", view.form->id, unit ? unit->slug : "",
                     view.record.period.code(), extension);
}

}  // namespace hoanhap::documents
