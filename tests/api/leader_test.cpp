// A leader who is no party of the reports: counts of 1 to 4 people stay hidden in the API, in Excel
// and in Word, before and after a period is released (design §1), and no total gives them back.
#include <doctest/doctest.h>

#include "city.h"
#include "documents/archive.h"
#include "documents/workbook.h"
#include "filled.h"

using namespace hoanhap::test;
using hoanhap::Json;
namespace documents = hoanhap::documents;

namespace {

const std::string kForm = "bao-cao-phuong-xa", kPeriod = "2018-Q2";
const std::string kElement = "ht-tu-van", kTitle = "Số người được tư vấn tâm lý, giáo dục";
const std::string kWard = "Phường Ea Tam";
const std::string kQuery = "?form=" + kForm + "&period=" + kPeriod;

std::string as_text(const Json& cell) {
  if (const auto hidden = cell["hidden"].string()) return std::string(*hidden);
  return cell.is_null() ? "" : cell.dump();
}

std::string in_api(City& city, const std::string& who) {
  const auto table = city.get(who, "/overview/table" + kQuery);
  REQUIRE(table.status == 200);
  for (std::size_t i = 0; i < table.body["rows"].size(); ++i)
    if (table.body["rows"][i]["unit"]["name"].string() == kWard)
      return as_text(table.body["rows"][i]["cells"][kElement]);
  return "no row";
}

std::string in_excel(City& city, const std::string& who) {
  const auto file = city.get(who, "/overview/table.xlsx" + kQuery);
  REQUIRE(file.status == 200);
  const auto book = documents::read_workbook(file.text);
  REQUIRE(book);
  const auto* sheet = book->sheet("Theo đơn vị");
  REQUIRE(sheet);
  int row = 0, column = 0;
  for (const auto& [address, value] : sheet->cells) {
    if (sheet->text(address) == kWard) row = address.row;
    if (sheet->text(address) == kTitle) column = address.column;
  }
  REQUIRE((row > 0 && column > 0));
  return sheet->text({row, column});
}

// The paragraphs of a document, one a line.
std::string paragraphs(const std::string& docx) {
  const auto archive = documents::read_archive(docx);
  REQUIRE(archive);
  std::string text, xml = archive->at("word/document.xml");
  for (std::size_t at = 0; at < xml.size(); ++at) {
    if (xml[at] != '<') {
      text += xml[at];
      continue;
    }
    if (xml.compare(at, 6, "</w:p>") == 0) text += '\n';
    at = xml.find('>', at);
  }
  for (auto at = text.find("&lt;"); at != std::string::npos; at = text.find("&lt;"))
    text.replace(at, 4, "<");
  return text;
}

// What stands in a row after its title and its unit of measure.
std::string in_word(City& city, const std::string& who) {
  const auto file = city.get(who, "/overview/table.docx" + kQuery);
  REQUIRE(file.status == 200);
  const auto text = paragraphs(file.text);
  const auto section = text.find("\n" + kWard + ". 2.");
  REQUIRE(section != std::string::npos);
  auto at = text.find(kTitle + "\n", section);
  REQUIRE(at != std::string::npos);
  at = text.find('\n', at + kTitle.size() + 1) + 1;
  return text.substr(at, text.find('\n', at) - at);
}

std::string everywhere(City& city, const std::string& who) {
  return in_api(city, who) + " | " + in_excel(city, who) + " | " + in_word(city, who);
}

void file_accepted(City& city, const std::string& ward, int people) {
  auto report = fill_in(city, ward + ".canbo", kForm, kPeriod,
                        "\"ht-tiep-can\":" + std::to_string(people + 9) +
                            ",\"ht-nhu-cau\":" + std::to_string(people) + ",\"" + kElement +
                            "\":" + std::to_string(people));
  REQUIRE(report.take(ward + ".canbo", "present").status == 200);
  REQUIRE(report.take(ward + ".lanhdao", "sign").status == 200);
  REQUIRE(report.take("ldtbxh.canbo", "accept").status == 200);
}

}  // namespace

TEST_CASE("three people counselled in a ward: what a leader reads of it") {
  City city;
  file_accepted(city, "eatam", 3);
  CHECK(everywhere(city, "ubnd.lanhdao") == "chưa công bố | chưa công bố | chưa công bố");
  CHECK(everywhere(city, "ldtbxh.canbo") == "3 | 3 | 3");  // who checks it is entitled
  CHECK(everywhere(city, "eatam.canbo") == "3 | 3 | 3");   // and who reported it

  REQUIRE(city.post("ldtbxh.canbo", "/releases",
                    R"({"form":")" + kForm + R"(","period":")" + kPeriod + "\"}")
              .status == 201);
  CHECK(everywhere(city, "ubnd.lanhdao") == "<5 | <5 | <5");
  CHECK(everywhere(city, "tanlap.canbo") == "<5 | <5 | <5");
  CHECK(everywhere(city, "ldtbxh.canbo") == "3 | 3 | 3");
  CHECK(city.get("quantri.1", "/overview/table.xlsx" + kQuery).status == 404);
  CHECK(city.get("giamsat", "/overview/table.docx" + kQuery).status == 404);
}

TEST_CASE("no hidden count can be subtracted back from a released table") {
  City city;
  const auto plan = city.get("ubnd.lanhdao", "/plan");
  // The first quarter, which the demo has released: every ward, every count of people.
  const auto table = city.get("ubnd.lanhdao", "/overview/table?form=" + kForm + "&period=2018-Q1");
  REQUIRE(table.status == 200);
  int small = 0;
  const auto forms = plan.body["forms"];
  for (std::size_t f = 0; f < forms.size(); ++f) {
    if (forms[f]["id"].string() != kForm) continue;
    const auto elements = forms[f]["elements"];
    for (std::size_t e = 0; e < elements.size(); ++e) {
      if (elements[e]["people"].boolean() != true) continue;
      const std::string id(*elements[e]["id"].string());
      CAPTURE(id);
      int hidden = 0;
      for (std::size_t r = 0; r < table.body["rows"].size(); ++r) {
        const auto cell = table.body["rows"][r]["cells"][id];
        small += as_text(cell) == "<5" ? 1 : 0;
        hidden += cell["hidden"].is_null() ? 0 : 1;
        CHECK((!cell.integer() || *cell.integer() == 0 || *cell.integer() >= 5));
      }
      // One unknown and a total is an equation with one solution; two unknowns are not.
      hidden += table.body["total"]["accepted"][id]["hidden"].is_null() ? 0 : 1;
      CHECK(hidden != 1);
    }
  }
  CHECK(small > 20);  // otherwise nothing was tested
}
