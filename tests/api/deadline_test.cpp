// The ward's plan is due before 27/4/2018 (clause IV.9.a): filed on the 27th it is one day late.
#include <doctest/doctest.h>

#include "city.h"
#include "filled.h"

using namespace hoanhap::test;

namespace {

const std::string kPlan = "ke-hoach-don-vi";
const std::string kCells =
    R"("kh-muc-tieu":"Giữ địa bàn ổn định.","kh-hoat-dong":"Tuyên truyền hằng quý.",)"
    R"("kh-phan-cong":"Ủy ban, Công an, Hội Phụ nữ.","kh-buoi":12,"kh-so-hinh-thuc":3,)"
    R"("kh-dot-kiem-tra":4,"kh-gan-ktxh":true,"kh-phoi-hop":"Họp giao ban hằng quý.")";

hoanhap::Json standing_of(City& city, const std::string& login) {
  return city.get(login, "/obligations?form=" + kPlan).body["items"][0];
}

}  // namespace

TEST_CASE("the ward plan: in time until the last minute of 26/4, late from the first of 27/4") {
  City city("2018-04-17T08:00:00+07:00");
  struct Row {
    const char* ward;
    const char* signed_at;
    bool timely;
    int late_days;
  };
  const Row rows[] = {
      {"eatam", "2018-04-26T23:59:00+07:00", true, 0},
      {"tanlap", "2018-04-27T00:00:00+07:00", false, 1},
      {"tanan", "2018-04-27T16:30:00+07:00", false, 1},
      {"tanloi", "2018-05-02T08:00:00+07:00", false, 6},
  };
  for (const auto& row : rows) {
    CAPTURE(row.ward);
    const std::string ward = row.ward;
    city.move_clock("2018-04-18T08:00:00+07:00");
    auto plan = fill_in(city, ward + ".canbo", kPlan, "2018-once", kCells);
    const auto due = standing_of(city, ward + ".canbo")["due"];
    CHECK(due["date"].string() == "2018-04-27");
    CHECK(due["kind"].string() == "before");
    CHECK(due["last_timely_day"].string() == "2018-04-26");
    CHECK(due["local_setting"].boolean() == false);  // the plan itself says so
    REQUIRE(plan.take(ward + ".canbo", "present").status == 200);
    city.move_clock(row.signed_at);
    REQUIRE(plan.take(ward + ".lanhdao", "sign").status == 200);
    // Everybody reads the same standing: the ward, and the office that checks it.
    const auto mine = standing_of(city, ward + ".canbo");
    CHECK(mine["timely"].boolean() == row.timely);
    CHECK(mine["late_days"].integer() == row.late_days);
    const auto list =
        city.get("ldtbxh.canbo", "/consolidation?form=" + kPlan + "&period=2018-once");
    for (std::size_t i = 0; i < list.body["units"].size(); ++i) {
      const auto unit = list.body["units"][i];
      if (unit["unit"]["id"].integer() != mine["unit"]["id"].integer()) continue;
      CHECK(unit["timely"].boolean() == row.timely);
      CHECK(unit["late_days"].integer() == row.late_days);
    }
  }
}

TEST_CASE("who has filed nothing becomes overdue on 27/4, and a correction later stays in time") {
  City city("2018-04-17T08:00:00+07:00");
  city.move_clock("2018-04-26T23:59:00+07:00");
  CHECK(standing_of(city, "eatam.canbo")["late_days"].integer() == 0);
  city.move_clock("2018-04-27T00:01:00+07:00");
  CHECK(standing_of(city, "eatam.canbo")["state"].string() == "overdue");
  CHECK(standing_of(city, "eatam.canbo")["late_days"].integer() == 1);

  city.move_clock("2018-04-20T08:00:00+07:00");
  auto plan = fill_in(city, "tanlap.canbo", kPlan, "2018-once", kCells);
  plan.take("tanlap.canbo", "present");
  plan.take("tanlap.lanhdao", "sign");
  plan.take("ldtbxh.canbo", "return", R"({"reason":"Bổ sung phân công."})");
  city.move_clock("2018-05-03T08:00:00+07:00");
  plan.take("tanlap.canbo", "present");
  REQUIRE(plan.take("tanlap.lanhdao", "sign").status == 200);
  CHECK(standing_of(city, "tanlap.canbo")["timely"].boolean() == true);
}
