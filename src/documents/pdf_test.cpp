// PDFs read back by poppler: letters, hidden cells, page numbers, long tables.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "documents/overview_pdf.h"
#include "documents/report_pdf.h"

using namespace hoanhap;
using namespace hoanhap::documents;
using disclosure::Cell;
using disclosure::Hidden;
using disclosure::Shown;
using disclosure::Why;

namespace {

// What `pdftotext -raw` reads, with runs of blanks as one.
std::string read(const std::string& bytes) {
  const auto folder = std::filesystem::temp_directory_path() /
                      fmt::format("hoanhap-pdf-{}", static_cast<const void*>(&bytes));
  std::filesystem::create_directory(folder);
  std::ofstream(folder / "a.pdf", std::ios::binary) << bytes;
  const auto run = fmt::format("pdftotext -raw {0}/a.pdf {0}/a.txt", folder.string());
  REQUIRE(std::system(run.c_str()) == 0);
  std::ifstream in(folder / "a.txt");
  std::string text;
  for (std::string word; in >> word;) text += (text.empty() ? "" : " ") + word;
  std::filesystem::remove_all(folder);
  return text;
}

bool says(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

Report report() {
  Report r;
  r.form_title = "Báo cáo kết quả của phường, xã";
  r.plan_title = "Kế hoạch 73/KH-UBND ngày 16/4/2018";
  r.period = {PeriodKind::quarter, 2018, 2};
  r.parent_body = "Ủy ban nhân dân thành phố Buôn Ma Thuột";
  r.body = "Xã Cư Êbur";
  r.number = "12/BC-UBND";
  r.place = "Cư Êbur";
  r.date = Date::of(2018, 7, 5);
  r.signer = {"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"};
  r.recipients = {"Phòng Lao động - Thương binh và Xã hội"};
  r.sections.push_back(
      {"1. Truyền thông",
       {{"1.1", "Số lượt người dự", "người", {Shown{1234}}, {Hidden{Why::small}}, ""}}});
  return r;
}

}  // namespace

TEST_CASE("a report on paper says what the record says, in every Vietnamese letter") {
  const auto bytes = write_report_pdf(report());
  REQUIRE(bytes);
  const auto text = read(*bytes);
  for (const char* words :
       {"ỦY BAN NHÂN DÂN THÀNH PHỐ BUÔN MA THUỘT", "XÃ CƯ ÊBUR",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 12/BC-UBND",
        "Cư Êbur, ngày 05 tháng 7 năm 2018", "Quý II/2018", "1. Truyền thông", "Số lượt người dự",
        "1.234", "<5", "KT. CHỦ TỊCH", "- Phòng Lao động - Thương binh và Xã hội;"})
    CHECK_MESSAGE(says(text, words), words);
}

TEST_CASE("a long table goes over pages: every row once, the head again, the page numbered") {
  auto r = report();
  for (int i = 0; i < 150; ++i)
    r.sections[0].rows.push_back(
        {fmt::format("1.{}", i + 2), fmt::format("Dòng số {}.", i), "số", {Shown{i}}, {}, ""});
  const auto bytes = write_report_pdf(r);
  REQUIRE(bytes);
  const auto text = read(*bytes);
  for (int i = 0; i < 150; ++i) CHECK(says(text, fmt::format("Dòng số {}.", i)));
  std::size_t heads = 0;
  for (auto at = text.find("Nội dung"); at != std::string::npos; at = text.find("Nội dung", at + 1))
    ++heads;
  CHECK(heads >= 4);
  CHECK(says(text, "Bảng có 151 dòng."));
}

TEST_CASE("missing units stand on the paper by name") {
  auto r = report();
  r.expected = 3;
  r.missing = {"Phường Tân An", "Xã Hòa Phú"};
  r.units = {{"Phường Tân Lập", "đã nhận", {}}};
  const auto bytes = write_report_pdf(r);
  REQUIRE(bytes);
  CHECK(says(read(*bytes), "Thiếu 2/3 đơn vị: Phường Tân An, Xã Hòa Phú."));
}

TEST_CASE("the overview on paper is the screen's answer: targets, hidden counts, who is late") {
  const auto json =
      Json::parse(R"({"targets":[{"title":{"vi":"Giữ 17 phường, xã"},"clauses":["II.2.e"],
      "value":{"numerator":16,"denominator":17,"share":0.9412},"goal":"100%","state":"not_met"}],
    "obligations":{"due":21,"timely":18,"late":2,"missing":1},
    "forms":[{"form":{"title":{"vi":"Báo cáo quý"}},"period":{"label":{"vi":"Quý II/2018"}},
      "sent":20,"accepted":18,"expected":21}],
    "attention":[{"unit":{"name":"Phường Tân An"},"text":{"vi":"Quá hạn 4 ngày"}}],
    "indicators":[{"title":{"vi":"Số người được tư vấn"},"unit":"","clauses":["I.d"],
      "value":{"hidden":"<5"},"previous":"12.5"}]})");
  REQUIRE(json);
  const auto bytes = write_overview_pdf(*json, {"Ủy ban nhân dân tỉnh Đắk Lắk",
                                                "Ủy ban nhân dân thành phố Buôn Ma Thuột",
                                                "",
                                                "Buôn Ma Thuột, ngày 02 tháng 7 năm 2018",
                                                {"TỔNG QUAN"},
                                                {"Quý II/2018"},
                                                true});
  REQUIRE(bytes);
  const auto text = read(*bytes);
  for (const char* words : {"Giữ 17 phường, xã", "II.2.e", "16/17 (94,1%)", "Chưa đạt",
                            "Đến hạn 21: đúng hạn 18, trễ hạn 2, chưa nộp 1.", "Phường Tân An",
                            "Quá hạn 4 ngày", "<5", "12,5", "DỮ LIỆU MẪU"})
    CHECK_MESSAGE(says(text, words), words);
}
