#include "documents/report_sheet.h"

#include <fmt/format.h>

#include "core/decimal.h"
#include "documents/xlsx_writer.h"

namespace hoanhap::documents {
namespace {

class Writer {
 public:
  explicit Writer(const Report& report) : report_(report) {}

  Result<std::string> run() {
    summary();
    if (!report_.columns.empty()) by_unit();
    return out_.bytes();
  }

 private:
  void line(std::string_view text, unsigned look = kPlain) {
    out_.text(sheet_, row_++, 0, text, look);
  }

  void begin(const char* name) {
    sheet_ = out_.sheet(name);
    row_ = 0;
    if (!sheet_) return;
    worksheet_set_paper(sheet_, 9);  // A4
    line(report_.parent_body);
    line(report_.body, kBold);
    line(report_.number.empty() ? "Số: ......" : "Số: " + report_.number);
    ++row_;
    line(report_.form_title, kTitle);
    const auto days = report_.period.days(CalendarKind::calendar_months);
    line(fmt::format("{} ({} - {})", report_.period.label().vi, days.first.vi(), days.last.vi()),
         kBold);
    line(report_.plan_title, kItalic);
    if (report_.demo) line("DỮ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT", kBold);
    ++row_;
  }

  void width(int column, double size) {
    const auto c = static_cast<lxw_col_t>(column);
    out_.check(worksheet_set_column(sheet_, c, c, size, nullptr));
  }

  void cell(int column, const disclosure::Cell& value, bool decimal, unsigned look) {
    ++cells_;
    if (const auto* shown = std::get_if<disclosure::Shown>(&value)) {
      const double scale = decimal ? double{kDecimalScale} : 1.0;
      return out_.number(sheet_, row_, column, static_cast<double>(shown->value) / scale,
                         look | (decimal ? kDecimal : kWhole));
    }
    out_.text(sheet_, row_, column, disclosure::display_vi(value, decimal), look | kRight);
  }

  void content(int column, const Content& value) {
    if (const auto* words = std::get_if<std::string>(&value.value)) {
      ++cells_;
      return out_.text(sheet_, row_, column, *words, kBorder | kWrap);
    }
    cell(column, std::get<disclosure::Cell>(value.value), value.decimal, kBorder);
  }

  void summary() {
    begin("Báo cáo");
    if (!sheet_) return;
    worksheet_fit_to_pages(sheet_, 1, 0);
    const double widths[] = {8, 60, 12, 18, 18, 40};
    for (int c = 0; c < 6; ++c) width(c, widths[c]);
    const unsigned look = kBold | kBorder | kShade | kCentre | kWrap;
    int c = 0;
    for (const char* title :
         {"Mã số", "Nội dung", "Đơn vị tính", "Kỳ này", "Kỳ trước", "Giải trình"})
      out_.text(sheet_, row_, c++, title, look);
    ++row_;
    int rows = 0;
    cells_ = 0;
    for (const auto& section : report_.sections) {
      out_.blank(sheet_, row_, 0, kBorder | kShade);
      out_.text(sheet_, row_, 1, section.title, kBold | kBorder | kShade);
      for (int blank = 2; blank < 6; ++blank) out_.blank(sheet_, row_, blank, kBorder | kShade);
      ++row_;
      for (const auto& item : section.rows) {
        out_.text(sheet_, row_, 0, item.code, kBorder);
        out_.text(sheet_, row_, 1, item.title, kBorder | kWrap);
        out_.text(sheet_, row_, 2, item.measure, kBorder | kCentre);
        content(3, item.value);
        content(4, item.previous);
        out_.text(sheet_, row_, 5, item.note, kBorder | kWrap);
        ++row_;
        ++rows;
      }
    }
    footer(rows);
  }

  void by_unit() {
    begin("Theo đơn vị");
    if (!sheet_) return;
    // Too wide for one page: each further page repeats who and what.
    worksheet_set_landscape(sheet_);
    out_.check(worksheet_repeat_columns(sheet_, 0, 2));
    out_.check(
        worksheet_repeat_rows(sheet_, static_cast<lxw_row_t>(row_), static_cast<lxw_row_t>(row_)));
    width(0, 6);
    width(1, 28);
    width(2, 24);
    const unsigned look = kBold | kBorder | kShade | kCentre | kWrap;
    out_.text(sheet_, row_, 0, "STT", look);
    out_.text(sheet_, row_, 1, "Đơn vị", look);
    out_.text(sheet_, row_, 2, "Báo cáo", look);
    for (std::size_t e = 0; e < report_.columns.size(); ++e) {
      width(static_cast<int>(e) + 3, 16);
      out_.text(sheet_, row_, static_cast<int>(e) + 3, report_.columns[e].title, look);
    }
    worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(row_ + 1), 3);
    ++row_;
    cells_ = 0;
    int number = 0;
    for (const auto& unit : report_.units) {
      out_.number(sheet_, row_, 0, ++number, kBorder);
      out_.text(sheet_, row_, 1, unit.unit, kBorder);
      out_.text(sheet_, row_, 2, unit.standing, kBorder);
      cells(unit.cells, kBorder);
    }
    for (const auto& [title, sums] : report_.totals) {
      out_.blank(sheet_, row_, 0, kBorder | kShade);
      out_.text(sheet_, row_, 1, title, kBold | kBorder | kShade);
      out_.blank(sheet_, row_, 2, kBorder | kShade);
      cells(sums, kBold | kBorder | kShade);
    }
    footer(number);
  }

  void cells(const std::vector<disclosure::Cell>& values, unsigned look) {
    for (std::size_t e = 0; e < report_.columns.size(); ++e)
      cell(static_cast<int>(e) + 3, e < values.size() ? values[e] : disclosure::Cell{},
           report_.columns[e].decimal, look);
    ++row_;
  }

  void footer(int rows) {
    ++row_;
    line(fmt::format("Tệp có {} dòng, {} ô số liệu.", rows, cells_), kItalic);
    if (report_.expected > 0) {
      std::string names;
      for (const auto& name : report_.missing) names += (names.empty() ? ": " : ", ") + name;
      line(fmt::format("Thiếu {}/{} đơn vị{}.", report_.missing.size(), report_.expected, names),
           kBold);
    }
    line(kFigureMarks, kItalic);
    if (!report_.audit_head.empty()) line("Mã nhật ký: " + report_.audit_head, kItalic);
  }

  const Report& report_;
  XlsxWriter out_;
  lxw_worksheet* sheet_ = nullptr;
  int row_ = 0, cells_ = 0;
};

}  // namespace

Result<std::string> write_report_sheet(const Report& report) { return Writer(report).run(); }

}  // namespace hoanhap::documents
