// Whoever is no party of a report learns nothing of its people before its period is released as a
// whole (design §1): on every route there is, the answers before and after are the same bytes.
#include <doctest/doctest.h>

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

// Counts of the server's own work, and what is the same for everybody.
const std::set<std::string> kNotOfReports = {"/metrics", "/healthz", "/readyz",
                                             "/api/v1/openapi.json", "/api/v1/plan"};

using Seen = std::map<std::string, std::string>;

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
    for (const char* form : {"cong-an-thang", "cong-an-nhanh", "tong-hop-thanh-pho"})
      for (const char* period : {"2018-06b", "2018-06", "2018-Q2"})
        paths.push_back(path + "?form=" + form + "&period=" + period);
  }
  Seen seen;
  for (const auto* who : kStrangers)
    for (const auto& path : paths) {
      const auto answer = city.get(who, path);
      seen[std::string(who) + " " + path] =
          std::to_string(answer.status) + " " + answer.etag + " " + answer.text;
    }
  return seen;
}

void same(const Seen& before, const Seen& after) {
  REQUIRE(before.size() == after.size());
  for (const auto& [what, text] : before) {
    const bool equal = after.at(what) == text;
    CHECK_MESSAGE(equal, what);
    if (!equal) MESSAGE(text.substr(0, 2000) << "\n" << after.at(what).substr(0, 2000));
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
    step(checker, "/reopen", R"({"reason":"Sửa số liệu"})");
    file(cells);
  }
};

// `ban` people who sell sex fined, `moi` brokers prosecuted, in as many cases.
std::string month(int ban, int fine, int moi, const char* remark, int checks = 9) {
  const auto n = std::to_string(ban), tien = std::to_string(fine), vu = std::to_string(moi);
  return R"({"xp-ban-phat-tien":)" + n + R"(,"xp-phat-tien":)" + n + R"(,"xp-nguoi-ban":)" + n +
         R"(,"tuoi-ban-25-34":)" + n + R"(,"xp-tien-phat":)" + tien + R"(,"xp-tien-thu":)" + tien +
         R"(,"hs-vu":)" + vu + R"(,"hs-moi-gioi":)" + vu + R"(,"tr-mang-xa-hoi":)" + vu +
         R"(,"gt-de-nghi":)" + n + R"(,"kt-hanh-chinh":)" + std::to_string(checks) +
         R"(,"nx-dien-bien":")" + remark + "\"}";
}

}  // namespace

TEST_CASE("strangers see no change of a month's people, money, cases or remarks") {
  City city;
  Report report{city, "eatam.congan", "eatam.truongcongan", "catp.canbo"};
  report.id = city.open_record(report.officer, "cong-an-thang", "2018-06").id;
  report.file(month(1, 300'000, 1, "Có một trường hợp"));
  const auto before = look_everywhere(city, report.id);
  CHECK(before.size() > 500);
  report.correct(month(4, 1'100'000, 3, "Có bốn trường hợp"));
  same(before, look_everywhere(city, report.id));

  // What tells of nobody is fresh, so the comparison above does look where it changes.
  report.correct(month(4, 1'100'000, 3, "Có bốn trường hợp", 10));
  CHECK(look_everywhere(city, report.id) != before);
}

TEST_CASE("strangers don't see that there was an event at all") {
  City city;
  Report report{city, "eatam.congan", "eatam.truongcongan", "catp.canbo"};
  const auto before = look_everywhere(city, 999'999);
  const auto opened = done(city.post(report.officer, "/events",
                                     R"({"duty":"bao-cao-nhanh/flash","date":"2018-06-20"})"));
  report.id = *opened.body["id"].integer();
  report.file(
      R"({"nh-loai":"co-so","nh-phat-tien":1,"nh-tien-phat":300000,"nh-da-phat-the":1,"nh-tom-tat":"Một trường hợp"})");
  same(before, look_everywhere(city, 999'999));
}
