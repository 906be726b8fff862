#include "documents/overview_pdf.h"

#include <cmath>

#include <fmt/format.h>

#include "core/decimal.h"

namespace hoanhap::documents {
namespace {

std::string text(const Json& value) { return std::string(value["vi"].string().value_or("")); }

// 1234 -> "1.234", "12.5" -> "12,5", {"hidden":"<5"} -> "<5", null -> "".
std::string figure(const Json& cell) {
  if (const auto hidden = cell["hidden"].string()) return std::string(*hidden);
  if (const auto whole = cell.integer()) return format_vi(*whole);
  const auto decimal = cell.string();
  const auto scaled = decimal ? parse_decimal(*decimal) : std::nullopt;
  return scaled ? format_vi_decimal(*scaled) : std::string();
}

std::string share(const Json& value) {
  const auto fraction = value.number();
  if (!fraction) return {};
  return fmt::format(" ({}%)", format_vi_decimal(static_cast<std::int64_t>(
                                   std::llround(*fraction * 1000) * (kDecimalScale / 10))));
}

std::string state(std::string_view name) {
  if (name == "met") return "Đạt";
  if (name == "under_way") return "Đang thực hiện";
  if (name == "not_met") return "Chưa đạt";
  return "Chưa có số liệu";
}

std::string clauses(const Json& list) {
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i)
    out += (i ? ", " : "") + std::string(list[i].string().value_or(""));
  return out;
}

void heading(PdfPage& page, std::string_view words) {
  page.space(10);
  page.paragraph(words, Face::bold, 13);
  page.space(4);
}

void targets(PdfPage& page, const Json& list) {
  heading(page, "1. Chỉ tiêu của kế hoạch (theo số đã duyệt)");
  page.table({{"Chỉ tiêu", 0.46F},
              {"Mục", 0.14F},
              {"Kết quả", 0.18F, Align::right},
              {"Mục tiêu", 0.1F, Align::right},
              {"Tình trạng", 0.12F}});
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto target = list[i];
    const auto value = target["value"];
    auto result = figure(value["numerator"]);
    if (!value["denominator"].is_null())
      result += "/" + figure(value["denominator"]) + share(value["share"]);
    page.row({text(target["title"]), clauses(target["clauses"]), result,
              std::string(target["goal"].string().value_or("")),
              state(target["state"].string().value_or(""))});
  }
  page.end_table();
}

void reports(PdfPage& page, const Json& overview) {
  heading(page, "2. Nghĩa vụ báo cáo");
  const auto tally = overview["obligations"];
  page.paragraph(
      fmt::format("Đến hạn {}: đúng hạn {}, trễ hạn {}, chưa nộp {}.", figure(tally["due"]),
                  figure(tally["timely"]), figure(tally["late"]), figure(tally["missing"])),
      Face::regular, 13);
  page.space(4);
  page.table({{"Biểu", 0.46F},
              {"Kỳ", 0.24F},
              {"Đã gửi", 0.1F, Align::right},
              {"Đã nhận", 0.1F, Align::right},
              {"Phải có", 0.1F, Align::right}});
  const auto forms = overview["forms"];
  for (std::size_t i = 0; i < forms.size(); ++i)
    page.row({text(forms[i]["form"]["title"]), text(forms[i]["period"]["label"]),
              figure(forms[i]["sent"]), figure(forms[i]["accepted"]),
              figure(forms[i]["expected"])});
  page.end_table();
}

void attention(PdfPage& page, const Json& list) {
  if (list.size() == 0) return;
  heading(page, fmt::format("3. Cần chú ý ({})", list.size()));
  page.table({{"Đơn vị", 0.34F}, {"Việc", 0.66F}});
  for (std::size_t i = 0; i < list.size(); ++i)
    page.row({std::string(list[i]["unit"]["name"].string().value_or("")), text(list[i]["text"])});
  page.end_table();
}

void indicators(PdfPage& page, const Json& list) {
  heading(page, "4. Chỉ số theo dõi");
  page.table({{"Chỉ số", 0.56F},
              {"Mục", 0.14F},
              {"Kỳ này", 0.15F, Align::right},
              {"Kỳ trước", 0.15F, Align::right}});
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string unit(list[i]["unit"].string().value_or(""));
    page.row({text(list[i]["title"]) + (unit.empty() ? "" : " (" + unit + ")"),
              clauses(list[i]["clauses"]), figure(list[i]["value"]), figure(list[i]["previous"])});
  }
  page.end_table();
  page.space(6);
  page.paragraph(
      "\"<5\": từ 1 đến 4 người, không công bố số chính xác; \"…\": ẩn để không suy ra được số "
      "khác; "
      "ô trống: chưa có số liệu.",
      Face::italic, 10);
}

}  // namespace

Result<std::string> write_overview_pdf(const Json& overview, const OfficialHead& head) {
  PdfPage page;
  write_head(page, head);
  targets(page, overview["targets"]);
  reports(page, overview);
  attention(page, overview["attention"]);
  indicators(page, overview["indicators"]);
  return page.finish();
}

}  // namespace hoanhap::documents
