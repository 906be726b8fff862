// Whoever is no party of a report learns nothing of its people before its period is released as a
// whole (design §1): on every route there is, the answers before and after are the same bytes.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "city.h"

using hoanhap::Json;
using hoanhap::test::Answer;
using hoanhap::test::City;
namespace http = hoanhap::http;

namespace {

// A leader with overviews, another ward, its police, an administrator, an auditor.
const char* const kStrangers[] = {"ubnd.lanhdao", "tanlap.canbo", "tanlap.truongcongan",
                                  "quantri.1", "giamsat"};

// Counts of the server's own work, what is the same for everybody, and the word that is another one
// after every write of anybody.
const std::set<std::string> kNotOfReports = {"/metrics",     "/healthz",
                                             "/readyz",      "/api/v1/openapi.json",
                                             "/api/v1/plan", "/api/v1/overview/version"};

// An auditor sees that something was written, when, and by whom. What else those lines might tell
// is looked at below (`trail`); no other stranger, and no other answer to an auditor, is excepted.
const std::string kAuditor = "giamsat";
const std::set<std::string> kTrail = {"/api/v1/audit", "/api/v1/audit/entries.csv"};

using Seen = std::map<std::string, std::string>;

// When it was asked is no news of a report.
std::string timeless(std::string text) {
  for (const std::string key : {"\"now\":\"", "\"updated\":\"", "\"last_run\":\""})
    for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
      const auto from = at + key.size();
      text.erase(from, text.find('"', from) - from);
    }
  return text;
}

// Every GET of the application, asked by every stranger about everything near the report.
Seen look_everywhere(City& city, std::int64_t record) {
  std::vector<std::string> paths;
  for (const auto& endpoint : city.parts().router->endpoints()) {
    const std::string prefix = "/api/v1";
    if (endpoint.method != http::Method::get || kNotOfReports.contains(endpoint.path) ||
        !endpoint.path.starts_with(prefix))
      continue;
    auto path = endpoint.path.substr(prefix.size());
    const auto open = path.find('{');
    if (open != std::string::npos) {
      const auto rest = path.substr(path.find('}') + 1);
      for (const auto id : {record, std::int64_t{1}})
        paths.push_back(path.substr(0, open) + std::to_string(id) + rest);
      continue;
    }
    paths.push_back(path);
    paths.push_back(path + "?scope=checking");
    if (endpoint.request_schema.empty()) continue;  // asks nothing more
    for (const char* what : {"cong-an-thang&period=2018-06", "cong-an-thang&period=2018-Q2",
                             "cong-an-nhanh&period=2018-06b", "tong-hop-thanh-pho&period=2018-Q2"})
      paths.push_back(path + "?form=" + what);
  }
  Seen seen;
  for (const std::string who : kStrangers)
    for (const auto& path : paths) {
      if (who == kAuditor && kTrail.contains("/api/v1" + path.substr(0, path.find('?')))) continue;
      const auto answer = city.get(who, path);
      seen[who + " " + path] =
          std::to_string(answer.status) + " " + answer.etag + " " + timeless(answer.text);
    }
  return seen;
}

// What the trail says of reports since `last`, oldest first, without when: who, for which unit,
// what, to which report.
std::vector<std::string> trail(City& city, std::int64_t& last) {
  std::vector<std::string> told;
  std::int64_t newest = last;
  for (std::string before;;) {
    const auto answer = city.get(kAuditor, "/audit?from=2018-07-02" + before);
    REQUIRE(answer.status == 200);
    const auto items = answer.body["items"];
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto line = items[i];
      const auto id = *line["id"].integer();
      newest = std::max(newest, id);
      const std::string action(*line["action"].string());
      if (id <= last || !action.starts_with("record.")) continue;
      CHECK(line.keys().size() == 7);  // id, at, by, unit, action, text, subject
      told.push_back(std::string(*line["by"]["name"].string()) + ", " +
                     std::string(*line["unit"]["slug"].string()) + ", " + action + ", " +
                     std::string(*line["subject"]["vi"].string()));
    }
    const auto next = answer.body["more"]["before"].string();
    if (!next) break;
    before = "&before=" + std::string(*next);
  }
  last = newest;
  std::reverse(told.begin(), told.end());
  return told;
}

void same(const Seen& before, const Seen& after) {
  REQUIRE(before.size() == after.size());
  for (const auto& [what, text] : before) {
    const auto& now = after.at(what);
    const auto differ = std::mismatch(text.begin(), text.end(), now.begin(), now.end());
    const auto at = static_cast<std::size_t>(differ.first - text.begin());
    const auto from = at < 80 ? 0 : at - 80;
    CHECK_MESSAGE(text == now,
                  what << ": " << text.substr(from, 160) << " / " << now.substr(from, 160));
  }
}

Answer done(Answer answer) {
  if (answer.status / 100 != 2) FAIL(answer.status << " " << answer.text);
  return answer;
}

// One report on its way: filled, explained, signed, accepted.
struct Report {
  City& city;
  std::string officer, head, checker;
  std::int64_t id = 0;

  std::string path(const char* rest) const { return "/records/" + std::to_string(id) + rest; }
  std::string version() const {
    return std::to_string(*city.get(officer, path("")).body["version"].integer());
  }
  Answer step(const std::string& who, const char* name, const char* body = "{}") const {
    return done(city.post(who, path(name), body, version()));
  }
  void file(const std::string& cells) const {
    step(officer, "/nil");
    done(city.put(officer, path("/draft"), R"({"cells":)" + cells + "}", version()));
    const auto warnings = city.get(officer, path("")).body["problems"]["warnings"];
    std::string texts;
    for (std::size_t i = 0; i < warnings.size(); ++i)
      if (const auto check = warnings[i]["check"].string())
        texts += (texts.empty() ? "\"" : ",\"") + std::string(*check) + R"(":"Đã kiểm tra")";
    done(city.put(officer, path("/draft"), R"({"explanations":{)" + texts + "}}", version()));
    step(officer, "/present");
    step(head, "/sign");
    step(checker, "/accept");
  }
  void correct(const std::string& cells) const {
    if (city.get(officer, path("")).body["state"].string() == "sent") step(checker, "/accept");
    step(checker, "/reopen", R"({"reason":"Sửa số liệu"})");
    file(cells);
  }
};

// A month: `ban` people who sell sex fined, `moi` brokers prosecuted in as many cases, nothing
// else.
std::string month(City& city, int ban, int fine, int moi, const char* remark, int checks = 9) {
  const std::map<std::string, int> figures = {
      {"xp-ban-phat-tien", ban},
      {"xp-phat-tien", ban},
      {"xp-nguoi-ban", ban},
      {"tuoi-ban-25-34", ban},
      {"xp-tien-phat", fine},
      {"xp-tien-thu", fine},
      {"hs-vu", moi},
      {"hs-moi-gioi", moi},
      {"tr-mang-xa-hoi", moi},
      {"gt-de-nghi", ban + 5},  // at least as many cards as the demo filed
      {"kt-hanh-chinh", checks}};
  std::string cells = std::string(R"({"nx-dien-bien":")") + remark + '"';
  for (const auto& element : city.parts().plan.get()->form("cong-an-thang")->elements) {
    if (!element.numeric() || !element.sealed.empty()) continue;
    const auto figure = figures.find(element.id);
    cells +=
        ",\"" + element.id + "\":" + std::to_string(figure == figures.end() ? 0 : figure->second);
  }
  return cells + "}";
}

}  // namespace

TEST_CASE("strangers see no change of a month's people, money, cases or remarks") {
  City city;
  Report report{city, "eatam.congan", "eatam.truongcongan", "catp.canbo"};
  report.id = city.open_record(report.officer, "cong-an-thang", "2018-06").id;
  report.correct(month(city, 1, 300'000, 1, "Có một trường hợp"));
  const auto before = look_everywhere(city, report.id);
  CHECK(before.size() > 500);
  report.correct(month(city, 4, 1'100'000, 3, "Có bốn trường hợp"));
  same(before, look_everywhere(city, report.id));

  // What tells of nobody is fresh, so the comparison above does look where it changes.
  report.correct(month(city, 4, 1'100'000, 3, "Có bốn trường hợp", 10));
  CHECK(look_everywhere(city, report.id) != before);
}

TEST_CASE("the trail tells an auditor the same of every month, whatever its figures are") {
  City city;
  Report report{city, "eatam.congan", "eatam.truongcongan", "catp.canbo"};
  report.id = city.open_record(report.officer, "cong-an-thang", "2018-06").id;
  report.correct(month(city, 1, 300'000, 1, "Có một trường hợp"));
  std::int64_t last = 0;
  trail(city, last);
  report.correct(month(city, 1, 300'000, 1, "Có một trường hợp"));
  const auto one = trail(city, last);
  REQUIRE(one.size() > 5);
  report.correct(month(city, 4, 1'100'000, 3, "Có bốn trường hợp"));
  CHECK(trail(city, last) == one);
  report.correct(month(city, 0, 0, 0, "Không có gì"));
  CHECK(trail(city, last) == one);
  // "Nothing occurred" is a figure as well.
  for (const auto& line : one) CHECK(line.find("nil") == std::string::npos);
}

TEST_CASE("strangers don't see that there was an event at all") {
  City city;
  Report report{city, "eatam.congan", "eatam.truongcongan", "catp.canbo"};
  const auto before = look_everywhere(city, 999'999);
  std::int64_t last = 0;
  trail(city, last);
  const auto opened = done(city.post(report.officer, "/events",
                                     R"({"duty":"bao-cao-nhanh/flash","date":"2018-06-20"})"));
  report.id = *opened.body["id"].integer();
  report.file(
      R"({"nh-loai":"co-so","nh-phat-tien":1,"nh-tien-phat":300000,"nh-da-phat-the":1,"nh-tom-tat":"Một trường hợp"})");
  same(before, look_everywhere(city, 999'999));

  // An auditor sees that a report was written, and not that it was of an event.
  const auto told = trail(city, last);
  REQUIRE(!told.empty());
  for (const auto& line : told) {
    CHECK(line.ends_with(", Báo cáo số " + std::to_string(report.id)));
    for (const char* word : {"nhanh", "event", "flash"})
      CHECK(line.find(word) == std::string::npos);
  }
}
