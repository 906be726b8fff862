#include "records/cells.h"

#include <algorithm>
#include <set>

#include "core/decimal.h"
#include "obligations/free_text.h"

namespace hoanhap::records {
namespace {

using plan::Element;
using plan::ElementType;

tl::unexpected<Error> wrong(const Element& element, const char* vi, const char* en) {
  return invalid(element.id, {vi, en});
}

Result<std::optional<std::int64_t>> read_number(const Element& element, const Json& cell) {
  if (element.type == ElementType::yes_no) {
    const auto flag = cell.boolean();
    if (!flag) return wrong(element, "Chọn có hoặc không.", "Choose yes or no.");
    return *flag ? 1 : 0;
  }
  std::optional<std::int64_t> number = cell.integer();
  if (element.type == ElementType::decimal) {
    if (const auto text = cell.string())
      number = parse_decimal(*text);
    else if (number && *number <= kMaxWhole / kDecimalScale &&
             *number >= -kMaxWhole / kDecimalScale)
      *number *= kDecimalScale;
    else
      number.reset();
    if (!number)
      return wrong(element, "Nhập số thập phân, nhiều nhất bốn chữ số lẻ.",
                   "Enter a decimal number with at most four places.");
  }
  if (!number) return wrong(element, "Nhập số nguyên.", "Enter a whole number.");
  if (*number > kMaxWhole || *number < -kMaxWhole)
    return wrong(element, "Số quá lớn.", "The number is too large.");
  return number;
}

Result<std::string> read_choice(const Element& element, const Json& cell) {
  const auto id = cell.string();
  const auto known = [&](const plan::Choice& c) { return id && c.id == *id; };
  if (std::none_of(element.choices.begin(), element.choices.end(), known))
    return wrong(element, "Chọn một mục trong danh sách.", "Choose one of the list.");
  return std::string(*id);
}

Result<std::vector<std::string>> read_choices(const Element& element, const Json& cell) {
  if (!cell.is_array())
    return wrong(element, "Chọn các mục trong danh sách.", "Choose from the list.");
  std::set<std::string> ids;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    TRY_ASSIGN(auto id, read_choice(element, cell[i]));
    ids.insert(std::move(id));
  }
  return std::vector<std::string>(ids.begin(), ids.end());
}

Result<std::string> read_word(const Element& element, const Json& cell,
                              const units::Registry* units) {
  const auto text = cell.string();
  if (element.type == ElementType::choice) return read_choice(element, cell);
  if (!text) return wrong(element, "Nhập chữ.", "Enter a text.");
  if (element.type == ElementType::date) {
    const auto date = Date::parse_iso(*text);
    if (!date)
      return wrong(element, "Nhập ngày có thật, như 27/04/2018.",
                   "Enter a real date, such as 27/04/2018.");
    return date->iso();
  }
  if (element.type == ElementType::unit) {
    if (units && !units->find(*text))
      return wrong(element, "Chọn một đơn vị trong danh sách.", "Choose a unit of the list.");
    return std::string(*text);
  }
  const auto max = element.max_length > 0 ? static_cast<std::size_t>(element.max_length) : 2000;
  return obligations::accept_text(element.id, *text, max);
}

std::size_t slot(const Element& element) { return static_cast<std::size_t>(element.slot); }

const std::vector<std::string>* words(const Element& element, const Contents& contents) {
  const auto found = contents.words.find(element.id);
  return found == contents.words.end() ? nullptr : &found->second;
}

}  // namespace

Result<bool> put_cell(Contents& contents, const Element& element, const Json& cell,
                      const units::Registry* units) {
  if (element.numeric()) {
    std::optional<std::int64_t> number;
    if (!cell.is_null()) {
      TRY_ASSIGN(number, read_number(element, cell));
    }
    set_number(contents, element, number);
    return true;
  }
  std::vector<std::string> values;
  if (element.many && !cell.is_null()) {
    TRY_ASSIGN(values, read_choices(element, cell));
    contents.words[element.id] = std::move(values);
    return true;
  }
  std::string value;
  if (!cell.is_null()) {
    TRY_ASSIGN(value, read_word(element, cell, units));
  }
  if (value.empty())
    contents.words.erase(element.id);
  else
    contents.words[element.id] = {std::move(value)};
  return true;
}

void write_number(JsonWriter& out, const Element& element, std::optional<std::int64_t> number) {
  if (!number)
    out.null();
  else if (element.type == ElementType::yes_no)
    out.value(*number != 0);
  else if (element.type == ElementType::decimal)
    out.value(format_decimal(*number));
  else
    out.value(*number);
}

void write_cell(JsonWriter& out, const Element& element, const Contents& contents) {
  if (element.numeric()) {
    write_number(out, element, number_of(element, contents));
    return;
  }
  const auto* values = words(element, contents);
  if (!values || (values->empty() && !element.many)) {
    out.null();
  } else if (!element.many) {
    out.value(values->front());
  } else {
    out.begin_array();
    for (const auto& value : *values) out.value(value);
    out.end_array();
  }
}

std::string cell_json(const Element& element, const Contents& contents) {
  JsonWriter out;
  write_cell(out, element, contents);
  return out.take();
}

bool blank(const Element& element, const Contents& contents) {
  return element.numeric() ? !number_of(element, contents) : words(element, contents) == nullptr;
}

std::optional<std::int64_t> number_of(const Element& element, const Contents& contents) {
  if (element.slot < 0 || slot(element) >= contents.numbers.size()) return std::nullopt;
  return contents.numbers[slot(element)];
}

void set_number(Contents& contents, const Element& element, std::optional<std::int64_t> number) {
  if (element.slot < 0) return;
  if (contents.numbers.size() <= slot(element)) contents.numbers.resize(slot(element) + 1);
  contents.numbers[slot(element)] = number;
}

indicators::Value value_of(const Element& element, const Contents& contents) {
  if (blank(element, contents)) return indicators::Blank{};
  if (element.numeric()) {
    const auto number = *number_of(element, contents);
    if (element.type == ElementType::yes_no) return indicators::Truth{number != 0};
    if (element.type == ElementType::decimal) return indicators::Decimal{number};
    return indicators::Whole{number};
  }
  const auto& values = *words(element, contents);
  if (element.type == ElementType::date) {
    const auto date = Date::parse_iso(values.front());
    if (!date) return indicators::Failed{};
    return indicators::Day{date->days};
  }
  std::string joined;
  for (const auto& value : values) joined += (joined.empty() ? "" : ",") + value;
  return indicators::Word{std::move(joined)};
}

}  // namespace hoanhap::records
