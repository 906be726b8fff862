// Nobody accepts what they sent: not who presented it, not who signed it, not the unit that owes it
// (design §5), even where the same person or unit is also the one that checks.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "city.h"
#include "filled.h"

using namespace hoanhap::test;

namespace {

// A second role for somebody, by two people, as it would be done.
void grant(City& city, const std::string& login, const std::string& role, const std::string& unit,
           const std::string& head) {
  const auto user = *city.get(login, "/session").body["user"]["id"].integer();
  const auto proposed =
      city.post("quantri.1", "/grants",
                fmt::format(R"({{"user":{},"unit":"{}","role":"{}"}})", user, unit, role));
  REQUIRE(proposed.status == 201);
  const auto id = std::to_string(*proposed.body["id"].integer());
  REQUIRE(city.post(head, "/grants/" + id + "/confirm").status == 200);
}

struct Row {
  const char* who;
  const char* why;
  int status;
  const char* type;
};

void check(Filed& report, const char* step, std::initializer_list<Row> rows) {
  for (const auto& row : rows) {
    CAPTURE(row.who);
    CAPTURE(row.why);
    const auto answer = report.take(row.who, step, R"({"reason":"Xem lại."})");
    CHECK(answer.status == row.status);
    CHECK(answer.type() == row.type);
  }
}

}  // namespace

TEST_CASE("who presented or signed a report does not decide on it, whatever else they are") {
  City city;
  // The ward's officer and head also check for the Labour office: one office, two hats.
  grant(city, "eatam.canbo", "checker", "phong-ldtbxh", "ldtbxh.lanhdao");
  grant(city, "eatam.lanhdao", "checker", "phong-ldtbxh", "ldtbxh.lanhdao");
  auto report = fill_in(city, "eatam.canbo", "bao-cao-phuong-xa", "2018-Q2", R"("tt-luot-phat":4)");
  REQUIRE(report.take("eatam.canbo", "present").status == 200);
  REQUIRE(report.take("eatam.lanhdao", "sign").status == 200);
  for (const char* step : {"accept", "return"})
    check(report, step,
          {{"eatam.canbo", "presented it", 403, "/errors/own-report"},
           {"eatam.lanhdao", "signed it", 403, "/errors/own-report"},
           {"tanlap.canbo", "another ward", 404, "/errors/not-found"},
           {"eatam.congan", "the ward's police", 404, "/errors/not-found"},
           {"ldtbxh.lanhdao", "signs for the office, decides nothing", 403, "/errors/forbidden"},
           {"ubnd.lanhdao", "sees dashboards", 404, "/errors/not-found"},
           {"quantri.1", "an administrator", 404, "/errors/not-found"}});
  check(report, "accept", {{"ldtbxh.canbo", "checks for the receiver", 200, ""}});
  check(report, "reopen",
        {{"eatam.canbo", "presented it", 403, "/errors/own-report"},
         {"ubnd.tiepnhan", "receives it", 200, ""}});
}

TEST_CASE("a unit does not decide on what it owes itself") {
  City city;
  const auto mine = city.get("ldtbxh.canbo", "/obligations?scope=mine&form=tong-hop-thanh-pho");
  REQUIRE(mine.body["items"].size() > 0);
  const auto opened = city.open_record("ldtbxh.canbo", "tong-hop-thanh-pho", "2018-Q1");
  Filed report{&city, std::to_string(opened.id), std::to_string(opened.version)};
  for (const char* step : {"accept", "return", "reopen"})
    check(report, step,
          {{"ldtbxh.canbo", "decides for the office, on others' reports", 403, "/errors/forbidden"},
           {"ldtbxh.lanhdao", "signs it", 403, "/errors/forbidden"}});
}
