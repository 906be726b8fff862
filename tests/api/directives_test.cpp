// What an office and the units it asks rely on when a report is wanted outside the plan's rhythm.
#include <doctest/doctest.h>

#include "city.h"
#include "rollup/totals.h"

using hoanhap::Json;
using hoanhap::test::Answer;
using hoanhap::test::City;

namespace {

// The ids of units that an office may ask, by slug.
std::string units(City& city, const std::string& login, const std::vector<std::string>& slugs) {
  const auto list = city.get(login, "/directives");
  REQUIRE(list.status == 200);
  std::string ids;
  const auto offered = list.body["offices"][0]["units"];
  for (const auto& slug : slugs)
    for (std::size_t i = 0; i < offered.size(); ++i)
      if (offered[i]["unit"]["slug"].string() == slug)
        ids += (ids.empty() ? "" : ",") + std::to_string(*offered[i]["unit"]["id"].integer());
  return "[" + ids + "]";
}
std::string order(const std::string& form, const std::string& period, const std::string& by,
                  const std::string& units) {
  return R"({"title":"Báo cáo tình hình 9 tháng","text":"Phục vụ cuộc họp.","number":"12/UBND-LĐ","dated":"2018-07-01","form":")" +
         form + R"(","period":")" + period + R"(","by":")" + by + R"(","units":)" + units + "}";
}
std::string path(const Json& directive, const std::string& rest = "") {
  return "/directives/" + std::to_string(*directive["id"].integer()) + rest;
}
Json item_of(City& city, const std::string& login, std::int64_t obligation) {
  const auto mine = city.get(login, "/obligations?scope=mine");
  for (std::size_t i = 0; i < mine.body["items"].size(); ++i)
    if (mine.body["items"][i]["id"].integer() == obligation) return mine.body["items"][i];
  FAIL("not among the unit's work");
  return {};
}

}  // namespace

TEST_CASE("in words: asked, seen, answered and followed") {
  City city;
  const auto asked = city.post(
      "ldtbxh.canbo", "/directives",
      order("tra-loi", "", "2018-07-06", units(city, "ldtbxh.canbo", {"ea-tam", "tan-lap"})));
  REQUIRE(asked.status == 201);
  CHECK(asked.body["asked"].integer() == 2);
  CHECK(asked.body["answered"].integer() == 0);
  CHECK(asked.body["units"][0]["state"].string() == "open");

  // It stands among the ward's work, with its day; another ward knows nothing of it.
  const auto listed = city.get("eatam.canbo", "/directives");
  REQUIRE(listed.body["received"].size() == 2);  // and the demo city's own, from this morning
  const auto mine = listed.body["received"][0];
  REQUIRE(mine["units"].size() == 1);  // a unit sees itself, not the others
  CHECK(mine["units"][0]["unit"]["slug"].string() == "ea-tam");
  const auto obligation = *mine["units"][0]["obligation"].integer();
  const auto item = item_of(city, "eatam.canbo", obligation);
  CHECK(item["directive"]["last_timely_day"].string() == "2018-07-06");
  CHECK(item["due"]["last_timely_day"].string() == "2018-07-06");
  CHECK(item["receiver"]["slug"].string() == "phong-ldtbxh");
  const auto theirs = city.get("tanan.canbo", path(asked.body));
  CHECK(theirs.status == 404);
  CHECK(theirs.text == city.get("tanan.canbo", "/directives/999999").text);
  CHECK(city.get("tanan.canbo", "/directives").body["received"].size() == 1);

  const auto seen = city.post("eatam.canbo", path(asked.body, "/seen"));
  REQUIRE(seen.status == 200);
  CHECK(seen.body["units"][0]["seen_at"].string());
  CHECK(city.post("tanan.canbo", path(asked.body, "/seen")).status == 404);

  // Answered through the same sheet and review as any report.
  const auto opened =
      city.post("eatam.canbo", "/obligations/" + std::to_string(obligation) + "/record");
  REQUIRE(opened.status == 201);
  const auto record = "/records/" + std::to_string(*opened.body["id"].integer());
  const auto step = [&](const std::string& login, const std::string& what, const Answer& before,
                        const std::string& body = "{}") {
    const auto answer =
        city.post(login, record + what, body, std::to_string(*before.body["version"].integer()));
    CHECK_MESSAGE(answer.status == 200, answer.text);
    return answer;
  };
  const auto saved =
      city.put("eatam.canbo", record + "/draft",
               R"({"cells":{"tl-ket-qua":"Đã kiểm tra 6 cơ sở, không có vi phạm."}})",
               std::to_string(*opened.body["version"].integer()));
  REQUIRE(saved.status == 200);
  const auto presented = step("eatam.canbo", "/present", saved);
  const auto sent = step("eatam.lanhdao", "/sign", presented);
  step("ldtbxh.canbo", "/accept", sent);
  const auto followed = city.get("ldtbxh.canbo", path(asked.body));
  CHECK(followed.body["answered"].integer() == 1);
  CHECK(city.get("ldtbxh.canbo", record).body["cells"]["tl-ket-qua"].string());
  CHECK(city.get("ubnd.tiepnhan", record).status ==
        404);  // asked by the office, read by the office

  // Late by its own day.
  city.move_clock("2018-07-09T09:00:00+07:00");
  const auto late = city.get("ldtbxh.canbo", path(asked.body));
  int overdue = 0;
  for (std::size_t i = 0; i < late.body["units"].size(); ++i)
    overdue += late.body["units"][i]["state"].string() == "overdue" ? 1 : 0;
  CHECK(overdue == 1);
}

TEST_CASE("a form of the plan: its own report is brought forward, a longer one is a view") {
  City city;
  const auto wards = units(city, "ldtbxh.canbo", {"ea-tam"});
  const auto base = city.post("ldtbxh.canbo", "/directives",
                              order("bao-cao-phuong-xa", "2018-Q2", "2018-07-03", wards));
  REQUIRE(base.status == 201);
  const auto obligation = *base.body["units"][0]["obligation"].integer();
  const auto item = item_of(city, "eatam.canbo", obligation);
  CHECK(item["task"]["id"].string() == "bao-cao-phuong");  // the plan's own
  CHECK(item["due"]["last_timely_day"].string() == "2018-07-05");
  CHECK(item["directive"]["last_timely_day"].string() == "2018-07-03");

  city.move_clock("2018-10-02T09:00:00+07:00");
  const auto longer = city.post("ldtbxh.canbo", "/directives",
                                order("bao-cao-phuong-xa", "2018-9M", "2018-10-09", wards));
  REQUIRE(longer.status == 201);
  const auto own = *longer.body["units"][0]["obligation"].integer();
  CHECK(own != obligation);
  const auto opened = city.post("eatam.canbo", "/obligations/" + std::to_string(own) + "/record");
  REQUIRE(opened.status == 201);
  CHECK(opened.body["view"].boolean() == true);
  CHECK(opened.body["base"].size() == 3);
  const auto checked = hoanhap::rollup::rebuild_check(
      *city.parts().database, *city.parts().plan.get(), *city.parts().units.get());
  REQUIRE(checked);
  CHECK(checked->empty());

  // Taken back: the directive's own obligation goes, the plan's stays.
  CHECK(city.post("ldtbxh.canbo", path(longer.body, "/withdraw"), R"({"reason":" "})").status ==
        422);
  CHECK(city.post("eatam.canbo", path(longer.body, "/withdraw"), R"({"reason":"x"})").status ==
        403);
  CHECK(city.post("tanlap.truongcongan", path(longer.body, "/withdraw"), R"({"reason":"x"})")
            .status == 404);
  const auto gone =
      city.post("ldtbxh.canbo", path(longer.body, "/withdraw"), R"({"reason":"Cuộc họp hoãn."})");
  REQUIRE(gone.status == 200);
  CHECK(item_of(city, "eatam.canbo", own)["state"].string() == "waived");
  REQUIRE(
      city.post("ldtbxh.canbo", path(base.body, "/withdraw"), R"({"reason":"Đã đủ số."})").status ==
      200);
  const auto after = item_of(city, "eatam.canbo", obligation);
  CHECK(after["directive"].is_null());
  CHECK(after["state"].string() != "waived");
  CHECK(city.post("ldtbxh.canbo", path(base.body, "/withdraw"), R"({"reason":"x"})").status == 409);
}

TEST_CASE("what is refused: whom one may not ask, what they don't send, days that make no sense") {
  City city;
  const auto wards = units(city, "ldtbxh.canbo", {"ea-tam"});
  const auto field = [&](const std::string& login, const std::string& body) {
    const auto answer = city.post(login, "/directives", body);
    return answer.status == 422 ? std::string(*answer.body["fields"][0]["field"].string())
                                : std::to_string(answer.status);
  };
  CHECK(field("ldtbxh.canbo", order("bao-cao-phuong-xa", "2018-05", "2018-07-20", wards)) ==
        "period");
  CHECK(field("ldtbxh.canbo", order("bao-cao-phuong-xa", "2018-Q3", "2018-07-20", wards)) == "by");
  CHECK(field("ldtbxh.canbo", order("bao-cao-phuong-xa", "2018-Q2", "2018-07-01", wards)) == "by");
  CHECK(field("ldtbxh.canbo", order("bao-cao-hoi-phu-nu", "2018-Q2", "2018-07-20", wards)) ==
        "units");
  CHECK(field("ldtbxh.canbo", order("khong-co", "2018-Q2", "2018-07-20", wards)) == "form");
  CHECK(field("ldtbxh.canbo", order("tra-loi", "", "2018-07-20", "[]")) == "units");
  CHECK(field("phunu.canbo", order("bao-cao-phuong-xa", "2018-Q2", "2018-07-20", wards)) ==
        "units");
  CHECK(field("dai.lanhdao", order("tra-loi", "", "2018-07-20", wards)) == "issuer");
  CHECK(field("eatam.canbo", order("tra-loi", "", "2018-07-20", wards)) == "issuer");
  // The union asks its own branches.
  const auto branch = units(city, "phunu.canbo", {"hoi-phu-nu-ea-tam"});
  CHECK(field("phunu.canbo", order("bao-cao-hoi-phu-nu", "2018-9M", "2018-10-20", branch)) ==
        "201");
}
