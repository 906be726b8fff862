#include "documents/report_pdf.h"

#include <fmt/format.h>

#include "documents/official_head.h"
#include "documents/report_document.h"

namespace hoanhap::documents {
namespace {

constexpr auto kRegular = Face::regular;
constexpr auto kBold = Face::bold;
constexpr auto kItalic = Face::italic;

void head(PdfPage& page, const Report& report) {
  const auto fields = fields_of(report);
  const auto days = report.period.days(CalendarKind::calendar_months);
  write_head(
      page,
      {report.parent_body,
       report.body,
       fields.texts.at("so_ky_hieu"),
       fmt::format("{}, {}", report.place, fields.texts.at("ngay_ky")),
       {"BÁO CÁO", report.form_title},
       {fmt::format("{} ({} - {})", report.period.label().vi, days.first.vi(), days.last.vi()),
        report.plan_title},
       report.demo});
}

int figures(PdfPage& page, const Report& report) {
  page.table({{"Mã số", 0.09F},
              {"Nội dung", 0.48F},
              {"Đơn vị tính", 0.13F, Align::centre},
              {"Kỳ này", 0.15F, Align::right},
              {"Kỳ trước", 0.15F, Align::right}});
  int rows = 0;
  for (const auto& section : report.sections) {
    if (!section.title.empty()) page.band(section.title);
    for (const auto& row : section.rows) {
      ++rows;
      const auto title = row.note.empty() ? row.title : row.title + "\n" + row.note;
      page.row({row.code, title, row.measure, row.value.text(), row.previous.text()});
    }
  }
  page.end_table();
  return rows;
}

// Every unit by name; their figures are in the Excel file, which has room for them.
void units(PdfPage& page, const Report& report) {
  if (report.units.empty()) return;
  page.space(12);
  page.table({{"STT", 0.1F, Align::centre}, {"Đơn vị", 0.5F}, {"Báo cáo", 0.4F}});
  int number = 0;
  for (const auto& unit : report.units)
    page.row({std::to_string(++number), unit.unit, unit.standing});
  page.end_table();
}

void missing(PdfPage& page, const Report& report) {
  if (report.expected == 0 || report.missing.empty()) return;
  std::string names;
  for (const auto& name : report.missing) names += (names.empty() ? "" : ", ") + name;
  page.space(8);
  page.paragraph(
      fmt::format("Thiếu {}/{} đơn vị: {}.", report.missing.size(), report.expected, names), kBold,
      12);
}

void foot(PdfPage& page, const Report& report, int rows) {
  page.space(8);
  page.paragraph(
      fmt::format("Bảng có {} dòng. \"<5\": từ 1 đến 4 người, không công bố số chính xác; "
                  "\"…\": ẩn để không suy ra được số khác; ô trống: chưa có số liệu.",
                  rows),
      kItalic, 10);
  if (!report.audit_head.empty()) page.paragraph("Mã nhật ký: " + report.audit_head, kItalic, 9);
  page.space(14);
  std::vector<PdfPage::Line> left{{"Nơi nhận:", kItalic, 12}}, right;
  for (const auto& recipient : report.recipients)
    left.push_back({"- " + recipient + ";", kRegular, 11});
  left.push_back({"- Lưu: VT.", kRegular, 11});
  for (const auto& line : report.signer) right.push_back({line, kBold, 13});
  page.side_by_side(left, right);
}

}  // namespace

Result<std::string> write_report_pdf(const Report& report) {
  PdfPage page;
  head(page, report);
  const int rows = figures(page, report);
  units(page, report);
  missing(page, report);
  foot(page, report, rows);
  return page.finish();
}

}  // namespace hoanhap::documents
