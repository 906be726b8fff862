#include <algorithm>

#include "core/text.h"
#include "exchange/csv.h"
#include "exchange/read.h"

namespace hoanhap::exchange {
namespace {

using documents::CellAddress;
using documents::SheetValue;
using documents::WorkSheet;

enum class Column { unit, form, period, element, value, aside };

// "Đơn vị", "don_vi", "Don-vi" are one heading.
std::optional<Column> column_of(std::string_view heading) {
  auto word = fold(trim(heading));
  std::ranges::replace(word, '_', ' ');
  std::ranges::replace(word, '-', ' ');
  static const std::map<std::string, Column, std::less<>> kColumns = {
      {"don vi", Column::unit},     {"ma don vi", Column::unit},     {"unit", Column::unit},
      {"orgunit", Column::unit},    {"bieu", Column::form},          {"ma bieu", Column::form},
      {"form", Column::form},       {"ky", Column::period},          {"ky bao cao", Column::period},
      {"period", Column::period},   {"phan tu", Column::element},    {"element", Column::element},
      {"gia tri", Column::value},   {"value", Column::value},        {"ten don vi", Column::aside},
      {"ten bieu", Column::aside},  {"ten phan tu", Column::aside},  {"dau", Column::aside},
      {"unit name", Column::aside}, {"element title", Column::aside}};
  const auto found = kColumns.find(word);
  return found == kColumns.end() ? std::nullopt : std::optional(found->second);
}

tl::unexpected<Error> headless() {
  return fail(
      {ErrorCode::invalid,
       "unreadable-file",
       {"Bảng thiếu tiêu đề cột", "The table lacks its headings"},
       {"Dòng đầu phải có don_vi, bieu, ky, và phan_tu với gia_tri, hoặc mã các ô của biểu.",
        "The first line needs don_vi, bieu, ky, and phan_tu with gia_tri, or the codes of "
        "the form's cells."}});
}

// One table on its way into a collector.
class TableReader {
 public:
  TableReader(const WorkSheet& sheet, bool days_from_1904, const plan::Plan& plan,
              const units::Registry& units)
      : sheet_(sheet), days_from_1904_(days_from_1904), plan_(plan), to_(plan, units) {}

  Result<Contents> run() {
    if (sheet_.cells.empty()) return headless();
    TRY(headings(sheet_.cells.begin()->first.row));
    for (auto at = sheet_.cells.upper_bound({heading_row_, 1 << 20}); at != sheet_.cells.end();) {
      const int row = at->first.row;
      read_row(row);
      at = sheet_.cells.upper_bound({row, 1 << 20});
      ++to_.contents.rows;
    }
    return std::move(to_.contents);
  }

 private:
  Result<bool> headings(int row) {
    heading_row_ = row;
    for (auto at = sheet_.cells.lower_bound({row, 0});
         at != sheet_.cells.end() && at->first.row == row; ++at) {
      const auto text = std::string(trim(sheet_.text(at->first)));
      const auto column = column_of(text);
      if (!column)
        elements_[at->first.column] = text;
      else if (*column == Column::aside)
        to_.contents.ignored.push_back(text);
      else if (!columns_.try_emplace(*column, at->first.column).second)
        return headless();
    }
    for (const auto needed : {Column::unit, Column::form, Column::period})
      if (!columns_.contains(needed)) return headless();
    const bool element = columns_.contains(Column::element),
               value = columns_.contains(Column::value);
    if (element != value) return headless();
    to_.contents.shape = element ? Shape::long_table : Shape::wide_table;
    if (element)
      for (auto& [column, text] : elements_) to_.contents.ignored.push_back(text);
    else
      check_elements();
    return true;
  }

  // A column that no form has is one fault, not one a row.
  void check_elements() {
    std::erase_if(elements_, [&](const auto& heading) {
      const auto known = [&](const plan::Form& form) { return form.element(heading.second); };
      if (std::ranges::any_of(plan_.forms, known)) return false;
      to_.fault({CellAddress{heading_row_, heading.first}.a1(),
                 "phan_tu",
                 {"Không biểu nào có cột này.", "No form has this column."},
                 {"Sửa mã ô ở đầu cột, hoặc bỏ cột.",
                  "Correct the code at the top of the column, or remove the column."}});
      return true;
    });
  }

  Collector::Part part(int row, Column column) const {
    const CellAddress at{row, columns_.at(column)};
    return {at.a1(), std::string(trim(sheet_.text(at)))};
  }

  void read_row(int row) {
    const auto before = to_.contents.faults.size();
    auto* report =
        to_.report({part(row, Column::unit), part(row, Column::form), part(row, Column::period)});
    if (!report || before != to_.contents.faults.size()) return;
    if (to_.contents.shape == Shape::long_table) {
      const CellAddress at{row, columns_.at(Column::value)};
      const auto element = part(row, Column::element);
      if (const auto* value = sheet_.at(at))
        return to_.put(*report, element, at.a1(), *value, Hand::person, days_from_1904_);
      return to_.fault({at.a1(),
                        element.text,
                        {"Chưa có giá trị.", "There is no value."},
                        {"Nhập giá trị; nếu không có gì để nhập thì bỏ dòng này.",
                         "Enter it; where there is nothing to enter, remove the line."}});
    }
    for (const auto& [column, element] : elements_) {
      const CellAddress at{row, column};
      if (const auto* value = sheet_.at(at))
        to_.put(*report, {at.a1(), element}, at.a1(), *value, Hand::person, days_from_1904_);
    }
  }

  const WorkSheet& sheet_;
  const bool days_from_1904_;
  const plan::Plan& plan_;
  Collector to_;
  int heading_row_ = 1;
  std::map<Column, int> columns_;
  std::map<int, std::string> elements_;  // wide: heading by column
};

}  // namespace

Result<Contents> read_table(const WorkSheet& sheet, bool days_from_1904, const plan::Plan& plan,
                            const units::Registry& units) {
  return TableReader(sheet, days_from_1904, plan, units).run();
}

Result<Contents> read_file(std::string_view bytes, const plan::Plan& plan,
                           const units::Registry& units) {
  if (bytes.starts_with("PK")) {
    TRY_ASSIGN(const auto book, documents::read_workbook(bytes));
    if (book.sheets.empty()) return headless();
    return read_table(book.sheets.front(), book.days_from_1904, plan, units);
  }
  if (trim(bytes).starts_with('{')) {
    TRY_ASSIGN(const auto json, Json::parse(bytes));
    return read_data_value_set(json, plan, units);
  }
  TRY_ASSIGN(const auto sheet, read_csv(bytes));
  return read_table(sheet, false, plan, units);
}

}  // namespace hoanhap::exchange
