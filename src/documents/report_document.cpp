#include "documents/report_document.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace hoanhap::documents {
namespace {

std::string joined(const std::vector<std::string>& lines, const char* between) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : between) + line;
  return text;
}

Fields row_fields(const ReportRow& row) {
  Fields fields;
  fields.texts = {
      {"ma_so", row.code},          {"noi_dung", row.title},           {"don_vi_tinh", row.measure},
      {"ky_nay", row.value.text()}, {"ky_truoc", row.previous.text()}, {"giai_trinh", row.note}};
  return fields;
}

// Sections with long texts read badly as a table: they are a list of their own (`nhan_xet`).
bool is_text(const ReportRow& row) { return row.measure == "chữ"; }

std::vector<Fields> names(const std::vector<std::string>& list) {
  std::vector<Fields> items;
  for (const auto& name : list) {
    auto& item = items.emplace_back();
    item.texts["ten"] = name;
    item.texts["stt"] = std::to_string(items.size());
  }
  return items;
}

std::vector<Fields> unit_fields(const Report& report) {
  std::vector<Fields> items;
  for (const auto& unit : report.units) {
    auto& item = items.emplace_back();
    item.texts = {
        {"stt", std::to_string(items.size())}, {"ten", unit.unit}, {"tinh_trang", unit.standing}};
  }
  return items;
}

}  // namespace

std::string signing_day(const std::optional<Date>& date) {
  if (!date) return "ngày .... tháng .... năm ....";
  const auto month =
      date->month() < 3 ? fmt::format("{:02}", date->month()) : fmt::format("{}", date->month());
  return fmt::format("ngày {:02} tháng {} năm {}", date->day(), month, date->year());
}

Fields fields_of(const Report& report) {
  Fields fields;
  std::size_t rows = 0, filled = 0;
  auto& sections = fields.lists["muc"];
  auto& remarks = fields.lists["nhan_xet"];
  for (const auto& section : report.sections) {
    Fields item;
    item.texts["ten_muc"] = section.title;
    auto& lines = item.lists["dong"];
    for (const auto& row : section.rows) {
      ++rows;
      if (!row.value.text().empty()) ++filled;
      if (is_text(row)) {
        if (!row.value.text().empty()) remarks.push_back(row_fields(row));
      } else {
        lines.push_back(row_fields(row));
      }
    }
    if (!lines.empty()) sections.push_back(std::move(item));
  }
  const auto days = report.period.days(CalendarKind::calendar_months);
  fields.texts = {{"co_quan_cap_tren", report.parent_body},
                  {"co_quan", report.body},
                  {"so_ky_hieu", report.number.empty() ? "....../BC" : report.number},
                  {"dia_danh", report.place},
                  {"ngay_ky", signing_day(report.date)},
                  {"ten_bieu", report.form_title},
                  {"ten_ke_hoach", report.plan_title},
                  {"ky", report.period.label().vi},
                  {"tu_ngay", days.first.vi()},
                  {"den_ngay", days.last.vi()},
                  {"quyen_ky", joined(report.signer, "\n")},
                  {"so_dong", std::to_string(rows)},
                  {"so_o_co_so_lieu", std::to_string(filled)},
                  {"so_don_vi", std::to_string(report.expected)},
                  {"so_thieu", std::to_string(report.missing.size())},
                  {"ten_thieu", joined(report.missing, ", ")},
                  {"ma_nhat_ky", report.audit_head},
                  {"du_lieu_mau", report.demo ? "DỮ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT" : ""}};
  fields.lists["noi_nhan"] = names(report.recipients);
  fields.lists["thieu"] = names(report.missing);
  fields.lists["don_vi"] = unit_fields(report);
  return fields;
}

Result<std::string> write_report_document(std::string_view template_docx, const Report& report) {
  return fill_docx(template_docx, fields_of(report));
}

namespace {

Result<std::string> read_first(const std::string& programme_folder, const std::string& wanted) {
  const auto folder = std::filesystem::path(programme_folder) / "templates";
  for (const auto& name : {wanted, std::string("bao-cao.docx")}) {
    if (name.empty()) continue;
    std::ifstream in(folder / std::filesystem::path(name).filename(), std::ios::binary);
    if (!in) continue;
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in.bad()) return bytes;
  }
  return internal("no Word template in " + folder.string());
}

}  // namespace

Result<std::string> read_template(const std::string& programme_folder, const plan::Form& form) {
  return read_first(programme_folder, form.text_template);
}

Result<std::string> read_table_template(const std::string& programme_folder) {
  return read_first(programme_folder, "bang-so-lieu.docx");
}

}  // namespace hoanhap::documents
