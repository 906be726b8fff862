#include "exchange/collect.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/decimal.h"
#include "core/json.h"
#include "core/text.h"
#include "documents/typed.h"
#include "documents/xlsx_writer.h"

namespace hoanhap::exchange {
namespace {

using documents::SheetValue;
using plan::Element;
using plan::ElementType;

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::optional<std::int64_t> program_whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool fine = error == std::errc() && end == text.data() + text.size() &&
                    value <= kMaxWhole && value >= -kMaxWhole;
  return fine ? std::optional(value) : std::nullopt;
}

std::optional<std::string> number(const Element& element, const SheetValue& value, Hand hand) {
  const bool decimal = element.type == ElementType::decimal;
  std::optional<std::int64_t> n;
  if (const auto* d = std::get_if<double>(&value))
    n = decimal ? documents::excel_decimal(*d) : documents::excel_whole(*d);
  if (const auto* t = std::get_if<std::string>(&value)) {
    const auto text = trim(*t);
    if (hand == Hand::program)
      n = decimal ? parse_decimal(text) : program_whole(text);
    else
      n = decimal ? documents::typed_decimal(text) : documents::typed_whole(text);
  }
  if (!n) return std::nullopt;
  return decimal ? quoted(format_decimal(*n)) : std::to_string(*n);
}

std::optional<std::string> yes_no(const SheetValue& value, std::string_view text) {
  const auto* flag = std::get_if<bool>(&value);
  const auto word = fold(text);
  if (flag ? *flag : word == "co" || word == "x" || word == "1" || word == "yes" || word == "true")
    return "true";
  if (flag || word == "khong" || word == "0" || word == "no" || word == "false") return "false";
  return std::nullopt;
}

const plan::Choice* choice_of(const Element& element, std::string_view text) {
  const auto word = fold(trim(text));
  for (const auto& choice : element.choices)
    if (word == choice.id || word == fold(choice.title.vi) || word == fold(choice.title.en))
      return &choice;
  return nullptr;
}

std::optional<std::string> choices(const Element& element, std::string_view text) {
  JsonWriter out;
  out.begin_array();
  const auto none = fold(text);
  for (auto rest = none == "khong co" || none == "khong" ? std::string_view() : text;
       !rest.empty();) {
    const auto end = std::min(rest.find(';'), rest.size());
    const auto* choice = choice_of(element, rest.substr(0, end));
    if (!choice) return std::nullopt;
    out.value(choice->id);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  out.end_array();
  return out.take();
}

std::optional<std::string> day(const SheetValue& value, std::string_view text, Hand hand,
                               bool days_from_1904) {
  std::optional<Date> date;
  if (const auto* n = std::get_if<double>(&value))
    date = documents::excel_date(*n, days_from_1904);
  else
    date = hand == Hand::program ? Date::parse_iso(text) : Date::parse_typed(text);
  return date ? std::optional(quoted(date->iso())) : std::nullopt;
}

std::string text_of(const SheetValue& value) {
  documents::WorkSheet one;
  one.cells[{1, 1}] = value;
  return std::string(trim(documents::plain_text(one.text({1, 1}))));
}

// What is wrong with a value, and what would be right.
Text advice_for(const Element& element) {
  switch (element.type) {
    case ElementType::whole:
    case ElementType::money:
      return {"Nhập số nguyên, như 12 hoặc 1.234.", "Enter a whole number, such as 12."};
    case ElementType::decimal:
      return {"Nhập số có nhiều nhất bốn chữ số lẻ, như 1,5.",
              "Enter a number with at most four decimals, such as 1.5."};
    case ElementType::yes_no:
      return {"Nhập Có hoặc Không.", "Enter Có (yes) or Không (no)."};
    case ElementType::date:
      return {"Nhập ngày có thật, như 27/04/2018.", "Enter a real date, such as 27/04/2018."};
    case ElementType::choice:
      return {element.many
                  ? "Chọn trong danh sách của biểu; nhiều mục cách nhau bằng dấu chấm phẩy."
                  : "Chọn một mục trong danh sách của biểu.",
              element.many ? "Choose from the form's list; several with semicolons between."
                           : "Choose one of the form's list."};
    case ElementType::unit:
      return {"Nhập mã hoặc tên đơn vị.", "Enter the code or name of a unit."};
    case ElementType::text:
      break;
  }
  return {"Nhập chữ.", "Enter a text."};
}

}  // namespace

std::string_view name(Shape shape) {
  switch (shape) {
    case Shape::long_table:
      return "long";
    case Shape::wide_table:
      return "wide";
    case Shape::data_value_set:
      break;
  }
  return "dhis2";
}

std::optional<std::string> to_cell(const Element& element, const SheetValue& value,
                                   const units::Registry& units, Date as_at, Hand hand,
                                   bool days_from_1904) {
  if (std::holds_alternative<documents::SheetError>(value)) return std::nullopt;
  const auto text = text_of(value);
  switch (element.type) {
    case ElementType::whole:
    case ElementType::money:
    case ElementType::decimal:
      return number(element, value, hand);
    case ElementType::yes_no:
      return yes_no(value, text);
    case ElementType::date:
      return day(value, text, hand, days_from_1904);
    case ElementType::choice: {
      if (element.many) return choices(element, text);
      const auto* choice = choice_of(element, text);
      return choice ? std::optional(quoted(choice->id)) : std::nullopt;
    }
    case ElementType::unit: {
      const auto* unit = units.by_name(text, as_at);
      return unit ? std::optional(quoted(unit->slug)) : std::nullopt;
    }
    case ElementType::text:
      break;
  }
  return quoted(text);
}

std::optional<Period> period_of(std::string_view code) {
  if (const auto period = Period::parse(code)) return period;
  const auto digits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (code.size() < 6 || !digits(code.substr(0, 4))) return std::nullopt;
  const auto year = std::string(code.substr(0, 4)), rest = std::string(code.substr(4));
  if (rest.size() == 2 && digits(rest)) return Period::parse(year + "-" + rest);
  if (rest.size() == 2 && rest[0] == 'Q') return Period::parse(year + "-" + rest);
  if (rest.size() == 2 && rest[0] == 'S') return Period::parse(year + "-H" + rest[1]);
  return std::nullopt;
}

std::string dhis2_code(Period period) {
  switch (period.kind) {
    case PeriodKind::month:
      return fmt::format("{}{:02}", period.year, period.index);
    case PeriodKind::quarter:
      return fmt::format("{}Q{}", period.year, period.index);
    case PeriodKind::half_year:
      return fmt::format("{}S{}", period.year, period.index);
    case PeriodKind::year:
      return fmt::format("{}", period.year);
    case PeriodKind::half_month:
    case PeriodKind::nine_months:
    case PeriodKind::once:
      break;
  }
  return {};
}

const units::Unit* Collector::unit_named(std::string_view text, Date as_at) {
  if (const auto* unit = units_.find(text)) return unit;
  const auto [at, fresh] = named_.try_emplace({std::string(text), as_at}, nullptr);
  if (fresh) at->second = units_.by_name(text, as_at);
  return at->second;
}

Report* Collector::report(const Subject& subject) {
  const auto* form = plan_.form(trim(subject.form.text));
  const auto period = period_of(trim(subject.period.text));
  const auto as_at = period ? period->days(CalendarKind::calendar_months).last : plan_.to;
  const auto* unit = unit_named(trim(subject.unit.text), as_at);
  if (!form)
    fault({subject.form.cell,
           "bieu",
           {"Kế hoạch không có biểu này.", "The plan has no such form."},
           {"Dùng mã biểu như bao-cao-phuong-xa; xem ở tệp xuất ra.",
            "Use the form's code, such as bao-cao-phuong-xa; an exported file shows them."}});
  if (!period)
    fault({subject.period.cell,
           "ky",
           {"Không đọc được kỳ báo cáo.", "The period cannot be read."},
           {"Viết như 2018-04, 2018-Q2, 2018-H1 hoặc 2018.",
            "Write 2018-04, 2018-Q2, 2018-H1 or 2018."}});
  if (!unit)
    fault({subject.unit.cell,
           "don_vi",
           {"Không có đơn vị này.", "There is no such unit."},
           {"Dùng mã như ea-tam, hoặc đúng tên đơn vị.",
            "Use its code, such as ea-tam, or its exact name."}});
  if (!form || !period || !unit) return nullptr;
  const auto [at, fresh] =
      known_.try_emplace({unit->id.value, form->id, *period}, contents.reports.size());
  if (fresh) contents.reports.push_back({unit->id, form, *period, subject.unit.cell, {}, {}});
  return &contents.reports[at->second];
}

void Collector::put(Report& report, const Part& element_part, const std::string& cell,
                    const SheetValue& value, Hand hand, bool days_from_1904) {
  const auto* element = report.form->element(trim(element_part.text));
  if (!element)
    return fault({element_part.cell,
                  "phan_tu",
                  {"Biểu này không có ô đó.", "The form has no such cell."},
                  {"Dùng mã ô của biểu, như tt-buoi; xem ở tệp xuất ra.",
                   "Use the code of one of its cells, such as tt-buoi."}});
  const auto as_at = report.period.days(CalendarKind::calendar_months).last;
  auto json = to_cell(*element, value, units_, as_at, hand, days_from_1904);
  if (!json)
    return fault({cell,
                  element->id,
                  {"Giá trị không hợp với ô \"" + element->title.vi + "\".",
                   "The value does not fit \"" + element->title.en + "\"."},
                  advice_for(*element)});
  if (const auto [at, fresh] = report.from.try_emplace(element->id, cell); !fresh)
    return fault({cell,
                  element->id,
                  {"Ô này đã có ở " + at->second + ".", "This was given in " + at->second + "."},
                  {"Giữ lại một dòng.", "Keep one of the two."}});
  report.cells[element->id] = std::move(*json);
  ++contents.values;
}

}  // namespace hoanhap::exchange
