// The audit trail as an auditor reads it: what was done, by whom and when; no figure, and at the
// same cost on the first day as after ten years.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "audit/audit.h"
#include "city.h"

using namespace hoanhap;
using hoanhap::test::Answer;
using hoanhap::test::City;

namespace {

const char* const kAuditor = "giamsat";

std::string text(const Json& json, const char* key) {
  return std::string(json[key].string().value_or(""));
}

// Every line that fits, page by page.
std::vector<Json> all_lines(City& city, const std::string& query) {
  std::vector<Json> lines;
  std::string before;
  while (true) {
    const auto answer = city.get(kAuditor, "/audit?" + query + before);
    REQUIRE(answer.status == 200);
    const auto items = answer.body["items"];
    for (std::size_t i = 0; i < items.size(); ++i) lines.push_back(items[i]);
    const auto next = answer.body["more"]["before"].string();
    if (!next) return lines;
    before = "&before=" + std::string(*next);
  }
}

std::size_t count_lines(const std::string& csv) {
  std::size_t lines = 0;
  for (std::size_t at = csv.find("\r\n"); at != std::string::npos; at = csv.find("\r\n", at + 2))
    ++lines;
  return lines;
}

}  // namespace

TEST_CASE("the trail says who did what, newest first, each once") {
  City city;
  const auto report = city.open_record("eatam.canbo", "bao-cao-phuong-xa", "2018-Q2");
  const auto saved =
      city.put("eatam.canbo", fmt::format("/records/{}/draft", report.id),
               R"({"cells":{"tt-luot-nguoi":7654321}})", std::to_string(report.version));
  REQUIRE(saved.status == 200);
  const auto lines = all_lines(city, "");
  REQUIRE(lines.size() > 100);
  std::set<std::int64_t> seen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CHECK(seen.insert(*lines[i]["id"].integer()).second);
    CHECK(text(lines[i]["text"], "vi") != text(lines[i], "action"));  // every action has words
    if (i > 0) CHECK(text(lines[i - 1], "at") >= text(lines[i], "at"));
  }
  const auto mine = all_lines(city, "from=2018-07-02&to=2018-07-02&action=record.saved");
  REQUIRE(!mine.empty());
  CHECK(text(mine[0]["text"], "vi") == "Lưu nháp báo cáo");
  CHECK(text(mine[0]["subject"], "vi") == fmt::format("Báo cáo số {}", report.id));
  CHECK(text(mine[0]["unit"], "slug") == "ea-tam");
  CHECK(mine[0]["by"]["name"].string().has_value());
}

TEST_CASE("filters narrow, alone and together") {
  City city;
  const auto choices = city.get(kAuditor, "/audit/choices");
  REQUIRE(choices.status == 200);
  CHECK(choices.body["people"].size() > 50);
  CHECK(choices.body["units"].size() > 21);
  const auto all = all_lines(city, "");
  const auto session = city.get("ldtbxh.canbo", "/session").body;
  const auto who = *session["user"]["id"].integer();
  const auto unit = *session["units"][0]["id"].integer();
  const auto count = [&](const auto& fits) {
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), fits));
  };
  const auto name = text(session["user"], "display_name");
  // Before the sign-in that asking for the session was.
  const std::string days = "&to=2018-07-02";
  CHECK(all_lines(city, fmt::format("who={}{}", who, days)).size() ==
        count([&](const Json& line) { return text(line["by"], "name") == name; }));
  CHECK(all_lines(city, fmt::format("unit={}", unit)).size() ==
        count([&](const Json& line) { return line["unit"]["id"].integer() == unit; }));
  CHECK(all_lines(city, "action=record.accepted").size() ==
        count([](const Json& line) { return text(line, "action") == "record.accepted"; }));
  CHECK(all_lines(city, fmt::format("unit={}&action=record.accepted", unit)).size() ==
        count([&](const Json& line) {
          return text(line, "action") == "record.accepted" && line["unit"]["id"].integer() == unit;
        }));
  CHECK(city.get(kAuditor, "/audit?from=2018-07-02&to=2018-07-01").status == 422);
  CHECK(city.get(kAuditor, "/audit?from=hom-qua").status == 422);
  CHECK(city.get(kAuditor, "/audit?action=record.nil").status == 422);
  CHECK(city.get(kAuditor, "/audit?before=x").status == 422);
}

TEST_CASE("an export is a file with every line, and an entry of its own") {
  City city;
  const std::string query = "from=2018-01-01&to=2018-06-30&action=record.accepted";
  const auto lines = all_lines(city, query);
  REQUIRE(lines.size() > 10);
  const auto csv = city.get(kAuditor, "/audit/entries.csv?" + query);
  REQUIRE(csv.status == 200);
  CHECK(csv.media_type == "text/csv");
  CHECK(csv.text.starts_with("\xEF\xBB\xBF\"Thời điểm\",\"Người thực hiện\""));
  CHECK(count_lines(csv.text) == lines.size() + 2);  // a head and the count
  CHECK(csv.text.find(fmt::format("\"Tổng số: {} dòng\"", lines.size())) != std::string::npos);
  const auto exported = all_lines(city, "action=audit.exported");
  REQUIRE(exported.size() == 1);
  CHECK(text(exported[0]["subject"], "vi") == fmt::format("Nhật ký, {} dòng", lines.size()));
}

TEST_CASE("the chain's state stands beside the lines") {
  City city;
  REQUIRE(city.get(kAuditor, "/audit").status == 200);
  REQUIRE(audit::seal(*city.parts().database));
  const auto head = audit::head(*city.parts().database);
  REQUIRE(head);
  const auto chain = city.get(kAuditor, "/audit").body["chain"];
  CHECK(chain["sealed"].integer() == head->sequence);
  CHECK(chain["unsealed"].integer() == 0);
  CHECK(text(chain, "head") == head->hash);
}

TEST_CASE("a page reads as many rows after ten years as on the first day") {
  City city;
  auto& database = *city.parts().database;
  const auto session = city.get("ldtbxh.canbo", "/session").body;
  const auto unit = *session["units"][0]["id"].integer();
  const std::string queries[] = {"", "?action=record.accepted", fmt::format("?unit={}", unit),
                                 fmt::format("?unit={}&action=record.accepted", unit)};
  const auto rows = [&](const std::string& query) {
    REQUIRE(audit::seal(database));
    const auto before = database.counters().rows;
    REQUIRE(city.get(kAuditor, "/audit" + query).status == 200);
    return database.counters().rows - before;
  };
  std::vector<std::uint64_t> first;
  for (const auto& query : queries) first.push_back(rows(query));
  const auto written = database.write([&](storage::Tx& tx) -> Result<bool> {
    for (int i = 0; i < 20'000; ++i)
      audit::append(tx, {Instant{1'000'000'000'000 + i}, UserId{1}, UnitId{unit},
                         i % 50 == 0 ? "record.accepted" : "record.saved", "record:1"});
    return true;
  });
  REQUIRE(written);
  for (std::size_t i = 0; i < first.size(); ++i) {
    CAPTURE(queries[i]);
    CHECK(rows(queries[i]) <= std::max<std::uint64_t>(first[i], 51) + (i == 3 ? 2000 : 60));
  }
}

TEST_CASE("who audits a ward reads that ward's entries and nobody's sign-ins") {
  City city;
  auto& parts = city.parts();
  const auto ward = parts.units.get()->id_of("ea-tam");
  const access::Actor auditor{
      UserId{1},
      "Giám sát",
      {{ward, static_cast<access::Capabilities>(access::Capability::audit)}}};
  const auto page = parts.trail.page(auditor, {}, {});
  REQUIRE(page);
  const auto body = Json::parse(*page);
  const auto items = (*body)["items"];
  REQUIRE(items.size() > 0);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto unit = items[i]["unit"]["id"].integer();
    REQUIRE(unit);
    CHECK(parts.units.get()->place_of(UnitId{*unit}, parts.clock.today()) == ward);
  }
}
