// A form out to Excel and back in: what was filled in arrives, what is wrong is named by its cell.
#include "documents/form_sheet.h"

#include <doctest/doctest.h>

#include "documents/testing.h"
#include "documents/typed.h"
#include "documents/workbook.h"
#include "documents/xlsx_writer.h"

using namespace hoanhap;
using namespace hoanhap::documents;

namespace {

// Row of an element in the sheet, by its hidden key.
int row_of(const WorkSheet& sheet, const std::string& key) {
  for (const auto& [at, value] : sheet.cells)
    if (at.column == 1 && sheet.text(at) == key) return at.row;
  return 0;
}

std::string must(const Result<std::string>& bytes) {
  REQUIRE(bytes);
  return *bytes;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

// The blank form's sheet with the value cell of `key` changed, as Excel would write it. `cell` is
// the inside of <c r="E7" …>, e.g. "><v>3.5</v>".
std::string with_cell(const std::string& key, const std::string& attributes,
                      const std::string& inside) {
  const auto bytes = must(write_form_sheet(testing::form(), testing::head(), {}));
  const auto book = read_workbook(bytes);
  REQUIRE(book);
  const int row = row_of(book->sheets[0], key);
  REQUIRE(row > 0);
  auto archive = read_archive(bytes);
  REQUIRE(archive);
  auto& xml = (*archive)["xl/worksheets/sheet1.xml"];
  const auto address = "E" + std::to_string(row);
  const auto start = xml.find("<c r=\"" + address + "\"");
  REQUIRE(start != std::string::npos);
  const auto end = xml.find('>', start);
  REQUIRE(xml[end - 1] == '/');
  xml.replace(start, end + 1 - start,
              "<c r=\"" + address + "\"" + attributes + ">" + inside + "</c>");
  return must(write_archive(*archive));
}

Uploaded upload(const std::string& bytes) {
  auto uploaded = read_form_sheet(bytes, testing::form(), testing::head());
  REQUIRE(uploaded);
  return std::move(*uploaded);
}

std::string text_cell(const std::string& text) { return "<is><t>" + text + "</t></is>"; }
constexpr const char* kInline = " t=\"inlineStr\"";

}  // namespace

TEST_CASE("what is filled in comes back exactly; a blank stays a blank, none stays none") {
  const auto form = testing::form();
  auto filled = testing::filled();
  SUBCASE("everything") {}
  SUBCASE("nothing") { filled = {}; }
  SUBCASE("none of the choices") { filled.words["hinh"] = {}; }
  const auto uploaded = upload(must(write_form_sheet(form, testing::head(), filled)));
  for (const auto& problem : uploaded.problems) MESSAGE(problem.cell << " " << problem.text.vi);
  CHECK(uploaded.problems.empty());
  CHECK(uploaded.rows == 10);
  CHECK(uploaded.filled.numbers == filled.numbers);
  CHECK(uploaded.filled.words == filled.words);
  CHECK(uploaded.filled.notes == filled.notes);
}

TEST_CASE("the sheet says whose it is, locks all but the cells to fill, and hides its check") {
  const auto bytes = must(write_form_sheet(testing::form(), testing::head(), testing::filled()));
  const auto book = read_workbook(bytes);
  REQUIRE(book);
  const auto& sheet = book->sheets[0];
  CHECK(sheet.name == "Biểu");
  CHECK(sheet.text({1, 2}) == "Phường Ea Tam");
  CHECK(sheet.text({2, 2}) == "Báo cáo thử của phường, xã");
  CHECK(sheet.text({3, 2}) == "Quý II/2018 (01/04/2018 - 30/06/2018)");
  const int row = row_of(sheet, "buoi");
  CHECK(sheet.text({row, 2}) == "1.1");
  CHECK(sheet.text({row, 3}) == "Số buổi tuyên truyền");
  CHECK(sheet.text({row, 5}) == "12");
  std::string all;
  for (const auto& [at, value] : sheet.cells) all += sheet.text(at) + "\n";
  CHECK(all.find("Biểu có 10 dòng, 12 ô để nhập.") != std::string::npos);
  const auto archive = read_archive(bytes);
  REQUIRE(archive);
  const auto& xml = archive->at("xl/worksheets/sheet1.xml");
  CHECK(xml.find("<sheetProtection") != std::string::npos);
  CHECK(xml.find("<dataValidation ") != std::string::npos);
  CHECK(xml.find("<f>") == std::string::npos);  // no text became a formula
  CHECK(archive->at("xl/workbook.xml").find("name=\"kiem-tra\" sheetId=\"2\" state=\"hidden\"") !=
        std::string::npos);
  // Equal contents, equal bytes.
  CHECK(bytes == must(write_form_sheet(testing::form(), testing::head(), testing::filled())));
}

TEST_CASE("what people and Excel put into a cell: taken, or named with its address") {
  struct Row {
    const char* key;
    std::string attributes, inside;
    std::optional<std::int64_t> number;
    const char* word;     // the first word, when words are expected
    const char* problem;  // a part of what is said
  };
  const Row rows[] = {
      {"buoi", "", "<v>12</v>", 12, "", ""},
      {"buoi", "", "<v>12.0</v>", 12, "", ""},
      {"buoi", "", "<v>1.2E1</v>", 12, "", ""},
      {"buoi", "", "<f>6+6</f><v>12</v>", 12, "", ""},
      {"buoi", kInline, text_cell("1.234"), 1234, "", ""},
      {"buoi", kInline, text_cell(" 1 234 "), 1234, "", ""},
      {"buoi", "", "<v>12.5</v>", {}, "", "không phải số nguyên"},
      {"buoi", kInline, text_cell("mười hai"), {}, "", "không phải số nguyên"},
      {"buoi", kInline, text_cell("1,5"), {}, "", "không phải số nguyên"},
      {"buoi", "", "<v>-1</v>", {}, "", "nhỏ hơn mức thấp nhất"},
      {"buoi", "", "<v>1E300</v>", {}, "", "không phải số nguyên"},
      {"buoi", " t=\"e\"", "<f>X1</f><v>#REF!</v>", {}, "", "#REF!"},
      {"buoi", kInline, text_cell("   "), {}, "", ""},
      {"nguoi", "", "<v>501</v>", {}, "", "lớn hơn mức cao nhất"},
      {"tien", kInline, text_cell("9.007.199.254.740.991"), 9'007'199'254'740'991, "", ""},
      {"tien", kInline, text_cell("9.007.199.254.740.992"), {}, "", "không phải số nguyên"},
      {"diem", "", "<v>12.3</v>", 123'000, "", ""},
      {"diem", kInline, text_cell("1.234,5"), 12'345'000, "", ""},
      {"diem", "", "<v>0.12345</v>", {}, "", "bốn chữ số thập phân"},
      {"co", kInline, text_cell("CÓ"), 1, "", ""},
      {"co", " t=\"b\"", "<v>0</v>", 0, "", ""},
      {"co", kInline, text_cell("có lẽ"), {}, "", "Có hoặc Không"},
      {"ngay", "", "<v>43217</v>", {}, "2018-04-27", ""},
      {"ngay", kInline, text_cell("27/4/2018"), {}, "2018-04-27", ""},
      {"ngay", kInline, text_cell("31/2/2018"), {}, "", "không phải ngày"},
      {"ngay", "", "<v>43217.5</v>", {}, "", "không phải ngày"},
      {"loai", kInline, text_cell("khá"), {}, "kha", ""},
      {"loai", kInline, text_cell("Kém"), {}, "", "không có trong danh sách"},
      {"hinh/loa", kInline, text_cell("X"), {}, "loa", ""},
      {"hinh/loa", kInline, text_cell("hai buổi"), {}, "", "đánh dấu x"},
      {"hinh", kInline, text_cell("nhiều"), {}, "", "đánh dấu x"},
      {"noi", kInline, text_cell("phường tân lợi"), {}, "tan-loi", ""},
      {"loi", kInline, text_cell("Gọi 0905 123 456"), {}, "", "số điện thoại"},
      {"loi", kInline, text_cell(std::string(201, 'a')), {}, "", ""},
      {"loi", "", "<v>7</v>", {}, "7", ""},
  };
  for (const auto& row : rows) {
    const std::string what = std::string(row.key) + " " + row.inside;
    CAPTURE(what);
    const auto uploaded = upload(with_cell(row.key, row.attributes, row.inside));
    const std::string element = std::string(row.key).substr(0, std::string(row.key).find('/'));
    const auto number = uploaded.filled.numbers.find(element);
    CHECK((number == uploaded.filled.numbers.end() ? std::optional<std::int64_t>()
                                                   : number->second) == row.number);
    const auto words = uploaded.filled.words.find(element);
    CHECK((words == uploaded.filled.words.end() ? std::string() : words->second.at(0)) == row.word);
    const bool said = *row.problem != 0 || element == "loi";
    if (!row.number && *row.word == 0 && said) {
      REQUIRE(uploaded.problems.size() == 1);
      CHECK(uploaded.problems[0].element == element);
      CHECK(uploaded.problems[0].cell.starts_with("E"));
      CHECK(uploaded.problems[0].text.vi.find(row.problem) != std::string::npos);
    } else {
      CHECK(uploaded.problems.empty());
    }
  }
}

TEST_CASE("a sheet of another form, version, period or unit is refused, each difference by name") {
  const auto bytes = must(write_form_sheet(testing::form(), testing::head(), testing::filled()));
  auto form = testing::form();
  auto head = testing::head();
  std::string field;
  SUBCASE("form") { field = "form", form.id = "khac"; }
  SUBCASE("version") { field = "version", form.version = 4; }
  SUBCASE("period") { field = "period", head.period = *Period::parse("2018-Q3"); }
  SUBCASE("unit") { field = "unit", head.unit_slug = "tan-loi"; }
  const auto refused = read_form_sheet(bytes, form, head);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().type == "wrong-sheet");
  REQUIRE(refused.error().fields.size() == 1);
  CHECK(refused.error().fields[0].field == field);
}

TEST_CASE("rows may be moved; a missing, doubled or foreign row is named") {
  auto archive =
      read_archive(must(write_form_sheet(testing::form(), testing::head(), testing::filled())));
  REQUIRE(archive);
  auto& xml = (*archive)["xl/worksheets/sheet1.xml"];
  SUBCASE("two rows change places") {
    replace_all(xml, ">buoi<", ">@@<");
    replace_all(xml, ">nguoi<", ">buoi<");
    replace_all(xml, ">@@<", ">nguoi<");
    const auto uploaded = upload(must(write_archive(*archive)));
    CHECK(uploaded.problems.empty());
    CHECK(uploaded.filled.numbers.at("nguoi") == 12);
    CHECK(uploaded.filled.numbers.at("buoi") == 0);
  }
  SUBCASE("missing and foreign") {
    replace_all(xml, ">buoi<", ">la<");
    const auto uploaded = upload(must(write_archive(*archive)));
    REQUIRE(uploaded.problems.size() == 2);
    CHECK(uploaded.problems[0].text.vi == "dòng này không thuộc biểu");
    CHECK(uploaded.problems[1].text.vi.find("thiếu dòng \"Số buổi tuyên truyền\"") !=
          std::string::npos);
    CHECK(uploaded.rows == 9);
  }
  SUBCASE("doubled") {
    replace_all(xml, ">nguoi<", ">buoi<");
    const auto uploaded = upload(must(write_archive(*archive)));
    REQUIRE(uploaded.problems.size() == 2);
    CHECK(uploaded.problems[0].text.vi.find("hai lần") != std::string::npos);
    CHECK(uploaded.filled.numbers.at("buoi") == 12);
  }
}

TEST_CASE("a text never begins a formula") {
  for (const char* text : {"=1+1", "+84", "-1", "@sum", "\tx"}) {
    CHECK(safe_text(text) == std::string("'") + text);
    CHECK(plain_text(safe_text(text)) == text);
  }
  for (const char* text : {"", "a=1", "'quoted'", "5"}) {
    CHECK(safe_text(text) == text);
    CHECK(plain_text(text) == text);
  }
}

TEST_CASE("numbers as people type them") {
  struct Row {
    const char* typed;
    const char* plain;  // null: refused
  };
  for (const auto& [typed, plain] : std::initializer_list<Row>{
           {"5", "5"},
           {"1.234", "1234"},
           {"1,234", "1.234"},
           {"1.234,5", "1234.5"},
           {"1,234.5", "1234.5"},
           {"1.234.567", "1234567"},
           {"1,234,567", "1234567"},
           {"12.5", "12.5"},
           {"12,50", "12.5"},
           {"-3", "-3"},
           {"1 234,5", "1234.5"},
           {"1\xC2\xA0"
            "234",
            "1234"},
           {"0012", "0012"},
           {"12.", nullptr},
           {",5", nullptr},
           {"1.23.456", nullptr},
           {"1.234.56", nullptr},
           {"1,2,3", nullptr},
           {"--1", nullptr},
           {"1e5", nullptr},
           {"", nullptr},
           {"-", nullptr},
           {".", nullptr},
           {"1..2", nullptr},
           {"1.234,5.6", nullptr},
           {"x1", nullptr},
       }) {
    CAPTURE(std::string(typed));
    const auto got = plain_number(typed);
    CHECK(got.has_value() == (plain != nullptr));
    if (got && plain) CHECK(*got == plain);
  }
}
