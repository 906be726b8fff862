// Untrusted files: bombs, broken and truncated archives, hostile XML. Refused in words, never a
// crash.
#include "documents/archive.h"

#include <doctest/doctest.h>

#include "documents/docx_template.h"
#include "documents/testing.h"
#include "documents/workbook.h"

using namespace hoanhap;
using namespace hoanhap::documents;

namespace {

Archive small_book(const std::string& sheet) {
  Archive parts;
  parts["[Content_Types].xml"] = "<Types/>";
  parts["xl/workbook.xml"] =
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/a.xml\"/></Relationships>";
  parts["xl/worksheets/a.xml"] = sheet;
  return parts;
}

std::string zipped(const Archive& parts) {
  const auto bytes = write_archive(parts);
  REQUIRE(bytes);
  return *bytes;
}

}  // namespace

TEST_CASE("an archive within its limits reads back; each limit refuses") {
  Archive parts{{"a.txt", "one"}, {"b/c.txt", std::string(1000, 'x')}};
  const auto back = read_archive(zipped(parts));
  REQUIRE(back);
  CHECK(*back == parts);
  ArchiveLimits limits;
  SUBCASE("entries") { limits.entries = 1; }
  SUBCASE("one entry") { limits.entry_bytes = 999; }
  SUBCASE("all together") { limits.total_bytes = 1002; }
  CHECK(read_archive(zipped(parts), limits).has_value() ==
        (limits.entries == 512 && limits.entry_bytes > 999 && limits.total_bytes > 1002));
}

TEST_CASE("a zip bomb is refused by its ratio, long before its size") {
  const auto bomb = zipped({{"xl/workbook.xml", std::string(7u << 20, ' ')}});
  CHECK(bomb.size() < 20'000);
  const auto refused = read_archive(bomb);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().type == "unreadable-file");
}

TEST_CASE("names that leave the archive are refused") {
  for (const char* name : {"../x", "/etc/passwd", "a\\b", "a/../../b"})
    CHECK_FALSE(read_archive(zipped({{name, "x"}})));
}

TEST_CASE("a file cut anywhere, or with any byte changed, is read or refused, never more") {
  const auto whole = *write_form_sheet(testing::form(), testing::head(), testing::filled());
  for (std::size_t n = 0; n < whole.size(); n += 97) {
    (void)read_form_sheet(whole.substr(0, n), testing::form(), testing::head());
    auto changed = whole;
    changed[n] = static_cast<char>(changed[n] ^ 0x55);
    (void)read_form_sheet(changed, testing::form(), testing::head());
  }
  CHECK_FALSE(read_workbook(whole.substr(0, whole.size() / 2)));
  CHECK_FALSE(read_workbook(""));
  CHECK_FALSE(read_workbook("PK"));
}

TEST_CASE("hostile workbooks") {
  struct Row {
    const char* what;
    std::string sheet;
    bool fine;
  };
  std::string deep, wide = "<worksheet><sheetData>";
  for (int i = 0; i < 100; ++i) deep += "<a>";
  for (int i = 1; i <= 200'001; ++i) wide += "<c r=\"A" + std::to_string(i) + "\"><v>1</v></c>";
  const Row rows[] = {
      {"a cell", "<worksheet><c r=\"B2\"><v>7</v></c></worksheet>", true},
      {"a prefix", "<x:worksheet xmlns:x=\"m\"><x:c r=\"B2\"><x:v>7</x:v></x:c></x:worksheet>",
       true},
      {"entities",
       "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>",
       false},
      {"outer entity", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>", false},
      {"too deep", deep, false},
      {"too many cells", wide + "</sheetData></worksheet>", false},
      {"no address", "<worksheet><c><v>1</v></c></worksheet>", false},
      {"address beyond", "<worksheet><c r=\"XFE1\"><v>1</v></c></worksheet>", false},
      {"string that isn't there", "<worksheet><c r=\"A1\" t=\"s\"><v>5</v></c></worksheet>", false},
      {"not a number", "<worksheet><c r=\"A1\"><v>nan</v></c></worksheet>", false},
      {"broken XML", "<worksheet><c", false},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.what));
    auto parts = small_book(row.sheet);
    CHECK(read_workbook(zipped(parts)).has_value() == row.fine);
  }
}

TEST_CASE("hostile templates") {
  CHECK_FALSE(fill_docx("not a zip", {}));
  CHECK_FALSE(fill_docx(zipped({{"word/other.xml", "<x/>"}}), {}));
  CHECK_FALSE(fill_docx(zipped({{"word/document.xml", "<!DOCTYPE x><w:document/>"}}), {}));
  CHECK_FALSE(fill_docx(zipped({{"word/document.xml", "<w:document>"}}), {}));
}
