#include "documents/from_tables.h"

#include <fmt/format.h>

namespace hoanhap::documents {
namespace {

using disclosure::Cell;
using overview::TableView;

Date last_day(const TableView& table, const plan::Plan& plan) {
  const auto* calendar = plan.calendar(table.form->calendar);
  return table.period.days(calendar ? calendar->kind : CalendarKind::calendar_months).last;
}

// Of one unit a yes/no reads as a word; of a total it is how many said yes.
Content content(const plan::Element& element, const Cell& cell, bool of_a_unit) {
  const auto* shown = std::get_if<disclosure::Shown>(&cell);
  if (of_a_unit && shown && element.type == plan::ElementType::yes_no)
    return {std::string(shown->value != 0 ? "Có" : "Không"), false};
  return {cell, element.type == plan::ElementType::decimal};
}

Figures figures(const TableView& table, const std::vector<Cell>& cells, bool of_a_unit) {
  Figures all;
  for (std::size_t e = 0; e < table.elements.size(); ++e)
    all[table.elements[e]->id] = content(*table.elements[e], cells[e], of_a_unit);
  return all;
}

// The form's rows that hold numbers; its texts are no part of a table.
std::vector<ReportSection> rows_of(const TableView& table, const Figures& figures) {
  plan::Form numbers = *table.form;
  for (auto& section : numbers.sections)
    std::erase_if(section.elements, [&](const auto& id) { return !figures.contains(id); });
  auto sections = sections_of(numbers, figures, {}, {});
  std::erase_if(sections, [](const ReportSection& section) { return section.rows.empty(); });
  return sections;
}

Report head_of(const TableView& table, const plan::Plan& plan, const units::Registry& units,
               Data data) {
  Report report;
  const auto day = last_day(table, plan);
  const auto name = [&](UnitId id) {
    const auto* unit = units.find(id);
    return unit ? unit->name(day) : std::string();
  };
  const auto publishing = units.id_of(plan.publishing_unit);
  report.form_title = "Bảng số liệu theo đơn vị: " + table.form->title.vi;
  report.plan_title = plan_title(plan);
  report.period = table.period;
  report.parent_body = name(units.line_parent(publishing, day));
  report.body = name(publishing);
  report.place = plan.document.place;
  report.demo = data == Data::synthetic;
  return report;
}

std::string unit_name(const TableView& table, const plan::Plan& plan, const units::Registry& units,
                      UnitId id) {
  const auto* unit = units.find(id);
  return unit ? unit->name(last_day(table, plan)) : std::string();
}

constexpr const char* kTotal = "Cộng đã duyệt";

}  // namespace

Report sheet_of(const TableView& table, const plan::Plan& plan, const units::Registry& units,
                Data data) {
  auto report = head_of(table, plan, units, data);
  report.sections = rows_of(table, figures(table, table.total, false));
  for (const auto* element : table.elements)
    report.columns.push_back({element->title.vi, element->type == plan::ElementType::decimal});
  for (const auto& row : table.rows)
    report.units.push_back({unit_name(table, plan, units, row.unit), "", row.cells});
  report.totals.emplace_back(kTotal, table.total);
  return report;
}

Report document_of(const TableView& table, const plan::Plan& plan, const units::Registry& units,
                   Data data) {
  auto report = head_of(table, plan, units, data);
  const auto add = [&](const std::string& whose, const Figures& figures) {
    for (auto& section : rows_of(table, figures)) {
      section.title = fmt::format("{}. {}", whose, section.title);
      report.sections.push_back(std::move(section));
    }
  };
  add(kTotal, figures(table, table.total, false));
  for (const auto& row : table.rows)
    add(unit_name(table, plan, units, row.unit), figures(table, row.cells, true));
  return report;
}

std::string file_name(const TableView& table, std::string_view extension) {
  return fmt::format("bang_{}_{}.{}", table.form->id, table.period.code(), extension);
}

}  // namespace hoanhap::documents
