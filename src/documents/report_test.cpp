// Reports as .docx and .xlsx, read back: numbers, hidden cells, missing units, templates that an
// official has changed.
#include <doctest/doctest.h>

#include <pugixml.hpp>

#include "documents/docx_template.h"
#include "documents/docx_text.h"
#include "documents/report_document.h"
#include "documents/report_sheet.h"
#include "documents/testing.h"
#include "documents/workbook.h"

using namespace hoanhap;
using namespace hoanhap::documents;
using disclosure::Cell;
using disclosure::Hidden;
using disclosure::Shown;
using disclosure::Why;

namespace {

std::string docx(const std::string& body) {
  return *write_archive({{"word/document.xml",
                          "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"}});
}
std::string para(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
std::string row(std::initializer_list<const char*> cells) {
  std::string out = "<w:tr>";
  for (const char* cell : cells) out += "<w:tc>" + para(cell) + "</w:tc>";
  return out + "</w:tr>";
}

// The text of a document: one line a paragraph.
std::string text_of_docx(const std::string& bytes) {
  const auto archive = read_archive(bytes);
  REQUIRE(archive);
  pugi::xml_document document;
  REQUIRE(document.load_string(archive->at("word/document.xml").c_str(),
                               pugi::parse_default | pugi::parse_ws_pcdata));
  std::string text;
  for (const auto& found : document.select_nodes("//w:p")) text += text_of(found.node()) + "\n";
  return text;
}

Fields fields() {
  Fields f;
  f.texts = {{"ten", "Báo cáo"}, {"trong", ""}, {"xml", "a < b & \"c\""}};
  Fields one, two;
  one.texts = {{"so", "1"}};
  two.texts = {{"so", "2"}, {"ten", "riêng"}};
  f.lists = {{"muc", {one, two}}, {"khong", {}}};
  return f;
}

std::string filled(const std::string& body) {
  const auto result = fill_docx(docx(body), fields());
  REQUIRE(result);
  return text_of_docx(*result);
}

Report report() {
  Report r;
  r.form_title = "Báo cáo tổng hợp của thành phố";
  r.plan_title = "Kế hoạch 73/KH-UBND";
  r.period = *Period::parse("2018-Q2");
  r.parent_body = "UBND THÀNH PHỐ BUÔN MA THUỘT";
  r.body = "PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI";
  r.number = "12/BC-LĐTBXH";
  r.place = "Buôn Ma Thuột";
  r.date = Date::of(2018, 7, 5);
  r.signer = {"KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"};
  r.recipients = {"UBND tỉnh", "Chủ tịch UBND thành phố"};
  r.sections = {
      {"1. Tuyên truyền",
       {{"1.1", "Số buổi", "số", {Cell(Shown{1234}), false}, {Cell(Shown{7}), false}, "=cmd()"},
        {"1.2",
         "Số người",
         "người",
         {Cell(Hidden{Why::small}), false},
         {Cell(Hidden{Why::complement}), false},
         ""},
        {"1.3", "Kinh phí", "đồng", {Cell(Shown{12'345'000}), true}, {}, ""}}},
      {"2. Nhận xét",
       {{"2.1", "Khó khăn", "chữ", {std::string("Dòng một\nDòng hai"), false}, {}, ""}}}};
  r.columns = {{"Số buổi", false}, {"Số người", false}};
  r.units = {{"Phường Ea Tam", "đã nhận, đúng hạn", {Cell(Shown{12}), Cell(Hidden{Why::small})}},
             {"Phường Tân Lợi", "chưa có báo cáo", {}}};
  r.totals = {{"Cộng đã nhận", {Cell(Shown{12}), Cell(Hidden{Why::complement})}}};
  r.missing = {"Phường Tân Lợi"};
  r.expected = 2;
  r.audit_head = "ab12";
  return r;
}

std::string file(const char* name) {
  plan::Form form;
  form.text_template = name;
  const auto bytes =
      read_template(std::string(HOANHAP_SOURCE_DIR) + "/programmes/buon-ma-thuot-2018", form);
  REQUIRE(bytes);
  return *bytes;
}

}  // namespace

TEST_CASE("placeholders, blocks and rows") {
  struct Case {
    std::string body, text;
  };
  const Case cases[] = {
      {para("{{ten}} và {{ Tên }}."), "Báo cáo và Báo cáo.\n"},
      {para("{{xml}}"), "a < b & \"c\"\n"},
      {"<w:p><w:r><w:t>[{</w:t></w:r><w:r><w:t>{t</w:t></w:r><w:proofErr/><w:r><w:t>en}</w:t></"
       "w:r><w:r><w:t>}]</w:t></w:r></w:p>",
       "[Báo cáo]\n"},
      {para("{{#each muc}}") + para("{{so}} {{ten}}") + para("{{/each}}"), "1 Báo cáo\n2 riêng\n"},
      {para("{{#each khong}}") + para("x") + para("{{/each}}") + para("y"), "y\n"},
      {para("{{#if ten}}") + para("có") + para("{{/if}}") + para("{{#if trong}}") + para("x") +
           para("{{/if}}"),
       "có\n"},
      {para("{{#unless khong}}") + para("không có") + para("{{/unless}}"), "không có\n"},
      {para("{{#each muc}}") + para("{{#each muc}}") + para("{{so}}") + para("{{/each}}") +
           para("{{/each}}"),
       "1\n2\n1\n2\n"},
      {"<w:tbl>" + row({"STT", "Tên"}) + row({"{{#each muc}}{{so}}", "{{ten}}{{/each}}"}) +
           "</w:tbl>",
       "STT\nTên\n1\nBáo cáo\n2\nriêng\n"},
      {"<w:tbl>" + row({"{{#each muc}}"}) + row({"{{so}}"}) + row({"{{/each}}"}) + "</w:tbl>",
       "1\n2\n"},
      {"<w:tbl>" + row({"{{#each khong}}"}) + row({"x"}) + row({"{{/each}}"}) + "</w:tbl>" +
           para("sau"),
       "sau\n"},
      {para("một {{ không đóng"), "một {{ không đóng\n"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.body);
    CHECK(filled(c.body) == c.text);
  }
}

TEST_CASE("the first run's look stays, and a field's line break becomes Word's") {
  Fields f;
  f.texts["loi"] = "một\nhai";
  const auto result = fill_docx(
      docx("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{l</w:t></w:r><w:r><w:t>oi}}</w:t></w:r></w:p>"),
      f);
  REQUIRE(result);
  const auto archive = read_archive(*result);
  CHECK(archive->at("word/document.xml")
            .find("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">một</w:t><w:br/><w:t "
                  "xml:space=\"preserve\">hai</w:t>") != std::string::npos);
}

TEST_CASE("a template's mistakes are named, all in one run, with what would be right") {
  const auto result =
      fill_docx(docx(para("{{tem}}") + para("{{#each muk}}") + para("x") + para("{{/each}}") +
                     para("{{#if ten}}") + para("a {{#if ten}} b")),
                fields());
  REQUIRE_FALSE(result);
  CHECK(result.error().type == "template");
  std::string all;
  for (const auto& field : result.error().fields) all += field.detail.vi + "\n";
  CHECK(all.find("không có trường \"tem\"; có phải \"ten\"?") != std::string::npos);
  CHECK(all.find("không có trường \"muk\"; có phải \"muc\"?") != std::string::npos);
  CHECK(all.find("thiếu dấu kết thúc của {{#if ten}}") != std::string::npos);
  CHECK(all.find("phải đứng riêng một đoạn") != std::string::npos);
}

TEST_CASE("lists inside lists can't make a document without end") {
  Fields f;
  Fields item;
  item.texts["a"] = "x";
  f.lists["n"] = std::vector<Fields>(300, item);
  std::string body;
  for (int i = 0; i < 4; ++i) body += para("{{#each n}}");
  body += para("{{a}}");
  for (int i = 0; i < 4; ++i) body += para("{{/each}}");
  const auto result = fill_docx(docx(body), f);
  REQUIRE_FALSE(result);
  CHECK(result.error().fields[0].detail.vi == "văn bản quá dài");
}

TEST_CASE("the consolidated report in Word, from the programme's own template") {
  const auto result = write_report_document(file("tong-hop-thanh-pho.docx"), report());
  REQUIRE(result);
  const auto text = text_of_docx(*result);
  for (const char* wanted :
       {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "Độc lập - Tự do - Hạnh phúc\n",
        "Số: 12/BC-LĐTBXH\n", "Buôn Ma Thuột, ngày 05 tháng 7 năm 2018\n",
        "Báo cáo tổng hợp của thành phố\n", "Quý II/2018\n",
        "1. Tuyên truyền\n1.1\nSố buổi\nsố\n1.234\n7\n", "Số người\nngười\n<5\n…\n", "Khó khăn\n",
        "Thiếu báo cáo của 1/2 đơn vị: Phường Tân Lợi.\n", "1\nPhường Ea Tam\nđã nhận, đúng hạn\n",
        "Báo cáo có 4 dòng, 4 ô có số liệu.", "Mã nhật ký: ab12",
        "- UBND tỉnh;\n- Chủ tịch UBND thành phố;\n- Lưu: VT.\n", "KT. CHỦ TỊCH"}) {
    CAPTURE(std::string(wanted));
    CHECK(text.find(wanted) != std::string::npos);
  }
  CHECK(text.find("{{") == std::string::npos);
  CHECK(text.find("DỮ LIỆU MẪU") == std::string::npos);
}

TEST_CASE("a ward's report in Word; synthetic data says so; nothing missing says so too") {
  auto r = report();
  r.demo = true;
  r.units.clear();
  r.missing.clear();
  const auto ward = write_report_document(file(""), r);
  REQUIRE(ward);
  CHECK(text_of_docx(*ward).find("DỮ LIỆU MẪU") != std::string::npos);
  CHECK(text_of_docx(*ward).find("ĐƠN VỊ BÁO CÁO") == std::string::npos);
  const auto city = write_report_document(file("tong-hop-thanh-pho.docx"), r);
  REQUIRE(city);
  CHECK(text_of_docx(*city).find("Đủ báo cáo của 2/2 đơn vị.") != std::string::npos);
}

TEST_CASE("the report in Excel: figures as numbers, hidden ones as text only, footer with counts") {
  const auto bytes = write_report_sheet(report());
  REQUIRE(bytes);
  const auto book = read_workbook(*bytes);
  REQUIRE(book);
  REQUIRE(book->sheets.size() == 2);
  std::string all[2];
  for (std::size_t s = 0; s < 2; ++s)
    for (const auto& [at, value] : book->sheets[s].cells)
      all[s] += at.a1() + "=" + book->sheets[s].text(at) + "\n";
  for (const char* wanted :
       {"=1234\n", "=<5\n", "=…\n", "=1234.5\n", "='=cmd()\n", "=Tệp có 4 dòng, 8 ô số liệu.\n",
        "=Thiếu 1/2 đơn vị: Phường Tân Lợi.\n", "=Mã nhật ký: ab12\n"}) {
    CAPTURE(std::string(wanted));
    CHECK(all[0].find(wanted) != std::string::npos);
  }
  for (const char* wanted : {"=Phường Ea Tam\n", "=chưa có báo cáo\n", "=Cộng đã nhận\n",
                             "=Tệp có 2 dòng, 6 ô số liệu.\n"}) {
    CAPTURE(std::string(wanted));
    CHECK(all[1].find(wanted) != std::string::npos);
  }
  const auto archive = read_archive(*bytes);
  for (const auto& [name, part] : *archive) CHECK(part.find("<f>") == std::string::npos);
}

TEST_CASE("a form's own rows as a report: codes, measures, choices by title") {
  const auto form = testing::form();
  const auto sections =
      sections_of(form, figures_of(form, testing::filled()), {}, {{"buoi", "lý do"}});
  REQUIRE(sections.size() == 2);
  CHECK(sections[0].rows[0].code == "1.1");
  CHECK(sections[0].rows[0].note == "lý do");
  CHECK(sections[0].rows[1].measure == "người");
  CHECK(sections[0].rows[3].value.text() == "-12,3456");
  CHECK(sections[1].rows[0].value.text() == "Không");
  CHECK(sections[1].rows[1].value.text() == "27/04/2018");
  CHECK(sections[1].rows[3].value.text() == "Họp tổ dân phố, thôn, buôn; Loa truyền thanh");
}
