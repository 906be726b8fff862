// Out: everything that the actor may see, one figure a line.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/decimal.h"
#include "disclosure/load.h"
#include "documents/model.h"
#include "documents/xlsx_writer.h"
#include "exchange/collect.h"
#include "exchange/csv.h"
#include "exchange/service.h"
#include "rollup/totals.h"

namespace hoanhap::exchange {
namespace {

using access::Actor;
using disclosure::Cell;
using plan::ElementType;

// One figure of one unit, or of everybody together (the publishing unit).
struct Line {
  const plan::Form* form = nullptr;
  Period period;
  const units::Unit* unit = nullptr;
  bool total = false;
  const plan::Element* element = nullptr;
  Cell cell;
};

struct Lines {
  std::shared_ptr<const plan::Plan> plan;
  std::shared_ptr<const units::Registry> units;
  std::vector<Line> all;
};

Result<Lines> lines_for(const obligations::Ground& ground, const overview::Service& overview,
                        const Actor& actor, std::string_view only, Period period) {
  Lines lines{ground.plan(), ground.units(), {}};
  if (!lines.plan || !lines.units) return not_found();
  const auto* publishing = lines.units->find(lines.plan->publishing_unit);
  bool seen = false;
  TRY(ground.database.read([&](storage::Tx& tx) -> Result<bool> {
    lines.all.clear();
    for (const auto& form : lines.plan->forms) {
      if (!only.empty() && form.id != only) continue;
      const auto calendar = disclosure::calendar_of(*lines.plan, form);
      for (const auto base : rollup::base_periods(form, period, calendar)) {
        const auto view = overview.view(tx, *lines.plan, *lines.units, actor, form.id, base);
        if (!view && view.error().code == ErrorCode::not_found) continue;
        if (!view) return fail(view.error());
        seen = true;
        const auto add = [&](const units::Unit* unit, bool total, const std::vector<Cell>& cells) {
          for (std::size_t e = 0; e < cells.size() && unit; ++e)
            if (!std::holds_alternative<disclosure::Nothing>(cells[e]))
              lines.all.push_back({&form, base, unit, total, view->elements[e], cells[e]});
        };
        for (const auto& row : view->rows) add(lines.units->find(row.unit), false, row.cells);
        add(publishing, true, view->total);
      }
    }
    return true;
  }));
  if (!seen) return not_found();
  return lines;
}

// As it is typed and read again: 1234, "1,5", "Có"; "" of what is hidden.
std::string value_of(const Line& line) {
  const auto* shown = std::get_if<disclosure::Shown>(&line.cell);
  if (!shown) return {};
  if (line.element->type == ElementType::yes_no && !line.total)
    return shown->value != 0 ? "Có" : "Không";
  if (line.element->type != ElementType::decimal) return std::to_string(shown->value);
  auto text = format_decimal(shown->value);
  std::ranges::replace(text, '.', ',');
  return text;
}

std::string mark_of(const Line& line) {
  return std::holds_alternative<disclosure::Shown>(line.cell)
             ? std::string()
             : disclosure::display_vi(line.cell, false);
}

std::string name_of(const Line& line) {
  return line.total ? "Cộng đã duyệt"
                    : line.unit->name(line.period.days(CalendarKind::calendar_months).last);
}

constexpr std::array kHeadings = {"don_vi",  "ten_don_vi",  "bieu",    "ky",
                                  "phan_tu", "ten_phan_tu", "gia_tri", "dau"};

std::string file_name(std::string_view form, Period period, const char* extension) {
  return fmt::format("so-lieu_{}_{}.{}", form.empty() ? "tat-ca" : form, period.code(), extension);
}

}  // namespace

Result<bool> Service::note(const Actor& actor, const char* action, std::string_view form,
                           Period period, std::size_t lines) const {
  return ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    audit::append(tx,
                  {ground_.clock.now(), actor.user,
                   actor.memberships.empty() ? UnitId{} : actor.memberships.front().unit, action,
                   fmt::format("figures:{}:{}", form.empty() ? "*" : form, period.code()),
                   fmt::format(R"({{"lines":{}}})", lines)});
    return true;
  });
}

Result<Service::File> Service::csv(const Actor& actor, std::string_view form, Period period) {
  TRY_ASSIGN(const auto lines, lines_for(ground_, overview_, actor, form, period));
  CsvWriter out;
  for (const auto* heading : kHeadings) out.cell(heading);
  out.end_line();
  for (const auto& line : lines.all) {
    out.cell(line.unit->slug).cell(name_of(line)).cell(line.form->id).cell(line.period.code());
    out.cell(line.element->id).cell(line.element->title.vi).number(value_of(line));
    out.cell(mark_of(line)).end_line();
  }
  TRY(note(actor, "figures.exported-csv", form, period, lines.all.size()));
  return File{out.take(), file_name(form, period, "csv")};
}

Result<Service::File> Service::sheet(const Actor& actor, std::string_view form, Period period) {
  TRY_ASSIGN(const auto lines, lines_for(ground_, overview_, actor, form, period));
  using namespace documents;
  XlsxWriter out;
  auto* sheet = out.sheet("Số liệu");
  auto* about = out.sheet("Ghi chú");
  if (!sheet || !about) return internal("exchange: no sheet");
  for (std::size_t c = 0; c < kHeadings.size(); ++c)
    out.text(sheet, 0, static_cast<int>(c), kHeadings[c], kBold | kShade);
  int row = 0;
  for (const auto& line : lines.all) {
    ++row;
    out.text(sheet, row, 0, line.unit->slug);
    out.text(sheet, row, 1, name_of(line));
    out.text(sheet, row, 2, line.form->id);
    out.text(sheet, row, 3, line.period.code());
    out.text(sheet, row, 4, line.element->id);
    out.text(sheet, row, 5, line.element->title.vi);
    const auto* shown = std::get_if<disclosure::Shown>(&line.cell);
    if (shown && (line.total || line.element->type != ElementType::yes_no)) {
      const bool decimal = line.element->type == ElementType::decimal;
      const auto value = static_cast<double>(shown->value);
      out.number(sheet, row, 6, decimal ? value / double{kDecimalScale} : value,
                 decimal ? kDecimal : kWhole);
    } else {
      out.text(sheet, row, 6, value_of(line));
    }
    out.text(sheet, row, 7, mark_of(line));
  }
  out.text(about, 0, 0,
           fmt::format("{} dòng số liệu đã duyệt, {}.", lines.all.size(), period.label().vi));
  out.text(about, 1, 0, kFigureMarks);
  TRY_ASSIGN(auto bytes, out.bytes());
  TRY(note(actor, "figures.exported-xlsx", form, period, lines.all.size()));
  return File{std::move(bytes), file_name(form, period, "xlsx")};
}

Result<Service::File> Service::data_value_set(const Actor& actor, std::string_view form,
                                              Period period) {
  TRY_ASSIGN(const auto lines, lines_for(ground_, overview_, actor, form, period));
  JsonWriter out;
  const auto begin = [&](const Line& line) {
    out.begin_object().field("dataElement", line.form->id + "." + line.element->id);
    out.field("period", dhis2_code(line.period)).field("orgUnit", line.unit->slug);
  };
  const auto sendable = [](const Line& line) { return !dhis2_code(line.period).empty(); };
  out.begin_object().key("dataValues").begin_array();
  for (const auto& line : lines.all) {
    const auto* shown = std::get_if<disclosure::Shown>(&line.cell);
    if (!shown || !sendable(line)) continue;
    begin(line);
    if (line.element->type == ElementType::yes_no && !line.total)
      out.field("value", shown->value != 0 ? "true" : "false");
    else if (line.element->type == ElementType::decimal)
      out.field("value", format_decimal(shown->value));
    else
      out.field("value", std::to_string(shown->value));
    out.end_object();
  }
  // Named, so that nobody takes a figure that is hidden for one that is missing.
  out.end_array().key("hidden").begin_array();
  for (const auto& line : lines.all) {
    if (std::holds_alternative<disclosure::Shown>(line.cell) || !sendable(line)) continue;
    begin(line);
    out.field("mark", mark_of(line)).end_object();
  }
  out.end_array().end_object();
  TRY(note(actor, "figures.exported-dhis2", form, period, lines.all.size()));
  return File{out.take(), file_name(form, period, "json")};
}

}  // namespace hoanhap::exchange
