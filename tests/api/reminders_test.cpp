// Who is reminded of a report that nobody files, day by day, and the proof of it.
#include <doctest/doctest.h>

#include "audit/audit.h"
#include "city.h"

using hoanhap::test::Answer;
using hoanhap::test::City;

namespace {

const std::string kForm = "bao-cao-phuong-xa";

// The demo city in the last days of the third quarter, whose reports nobody has filed.
struct Ladder : City {
  Ladder() { on("2018-09-20"); }

  void on(const std::string& day, const std::string& time = "07:00:00") {
    move_clock(day + "T" + time + "+07:00");
    parts().scheduler->run_all();
  }
  std::int64_t obligation(const std::string& login) {
    const auto mine = get(login, "/obligations?scope=mine&form=" + kForm + "&period=2018-Q3");
    for (std::size_t i = 0; i < mine.body["items"].size(); ++i)
      if (mine.body["items"][i]["period"]["code"].string() == "2018-Q3")
        return *mine.body["items"][i]["id"].integer();
    FAIL("no obligation of " << login);
    return 0;
  }
  // "officer -3: eatam.canbo's name", one a reminder.
  std::vector<std::string> proof(const std::string& login, std::int64_t id) {
    const auto answer = get(login, path(id, "/reminders"));
    REQUIRE(answer.status == 200);
    std::vector<std::string> lines;
    const auto reminders = answer.body["reminders"];
    for (std::size_t i = 0; i < reminders.size(); ++i) {
      auto line = std::string(*reminders[i]["on"].string()) + " " +
                  std::string(*reminders[i]["whom"].string()) + ":";
      for (std::size_t t = 0; t < reminders[i]["told"].size(); ++t)
        line += " " + std::string(*reminders[i]["told"][t]["name"].string());
      lines.push_back(line);
    }
    return lines;
  }
  static std::string path(std::int64_t id, const std::string& rest) {
    return "/obligations/" + std::to_string(id) + rest;
  }
  std::int64_t unread(const std::string& login) {
    return *get(login, "/me/notices/count").body["unread"].integer();
  }
};

}  // namespace

TEST_CASE("the ladder: officer, officer, head, office, receiver; each once, with proof") {
  Ladder city;
  // Third quarter: the last day in time is Friday 5 October 2018.
  const auto id = city.obligation("eatam.canbo");
  const auto before = city.unread("eatam.canbo");
  city.on("2018-10-01");
  CHECK(city.unread("eatam.canbo") == before);
  city.on("2018-10-02", "06:59:00");  // not before the hour
  CHECK(city.unread("eatam.canbo") == before);
  city.on("2018-10-02");
  const auto due_with_it = city.unread("eatam.canbo");  // with the quarter's other reports
  CHECK(due_with_it > before);
  city.on("2018-10-02", "18:00:00");  // not twice
  CHECK(city.unread("eatam.canbo") == due_with_it);
  CHECK(city.get("eatam.lanhdao", Ladder::path(id, "/reminders")).body["next"]["on"].string() ==
        "2018-10-05");
  for (const auto* day : {"2018-10-05", "2018-10-06", "2018-10-07", "2018-10-08", "2018-10-09",
                          "2018-10-10", "2018-10-11", "2018-10-12", "2018-10-15"})
    city.on(day);
  CHECK(city.proof("eatam.canbo", id) ==
        std::vector<std::string>{"2018-10-02 officer: Cán bộ mẫu Ea Tam",
                                 "2018-10-05 officer: Cán bộ mẫu Ea Tam",
                                 "2018-10-08 head: Lãnh đạo mẫu Ea Tam",
                                 "2018-10-09 checker: Chuyên viên mẫu Phòng LĐTBXH",
                                 "2018-10-12 receiver: Người nhận báo cáo mẫu UBND thành phố"});
  const auto verdict = hoanhap::audit::verify(*city.parts().database);
  REQUIRE(verdict);
  CHECK(verdict->broken_at == 0);
}

TEST_CASE(
    "a report sent in time ends the ladder; one that waits for a signature reminds the head") {
  Ladder city;
  const auto record = city.open_record("eatam.canbo", kForm, "2018-Q3");
  const auto id = city.obligation("eatam.canbo");
  const auto of_record = "/records/" + std::to_string(record.id);
  city.on("2018-10-02");
  auto version = record.version;
  const auto nil = city.post("eatam.canbo", of_record + "/nil", "{}", std::to_string(version));
  REQUIRE(nil.status == 200);
  version = *nil.body["version"].integer();
  const auto warnings = nil.body["problems"]["warnings"];
  std::string explained;
  for (std::size_t i = 0; i < warnings.size(); ++i)
    explained += (i ? "," : "") + std::string("\"") + std::string(*warnings[i]["check"].string()) +
                 "\":\"Đã rà soát, đúng như vậy.\"";
  if (!explained.empty()) {
    const auto saved =
        city.put("eatam.canbo", of_record + "/draft",
                 "{\"cells\":{},\"explanations\":{" + explained + "}}", std::to_string(version));
    REQUIRE(saved.status == 200);
    version = *saved.body["version"].integer();
  }
  const auto presented =
      city.post("eatam.canbo", of_record + "/present", "{}", std::to_string(version));
  CAPTURE(presented.text);
  REQUIRE(presented.status == 200);
  city.on("2018-10-05");
  CHECK(city.proof("eatam.canbo", id).back() == "2018-10-05 officer: Lãnh đạo mẫu Ea Tam");
  const auto signed_ = city.post("eatam.lanhdao", of_record + "/sign", "{}",
                                 std::to_string(*presented.body["version"].integer()));
  REQUIRE(signed_.status == 200);
  for (const auto* day : {"2018-10-08", "2018-10-09", "2018-10-15"}) city.on(day);
  CHECK(city.proof("eatam.canbo", id).size() == 2);
  CHECK(city.get("eatam.canbo", Ladder::path(id, "/reminders")).body["next"].is_null());
}

TEST_CASE("a reminder by hand: by who checks, once a day, read and acknowledged") {
  Ladder city;
  city.on("2018-10-09");
  const auto id = city.obligation("eatam.canbo");
  const auto officer = city.unread("eatam.canbo");
  const auto head = city.unread("eatam.lanhdao");
  const auto remind = Ladder::path(id, "/remind");
  CHECK(city.post("eatam.canbo", remind).status == 403);
  CHECK(city.post("tanlap.canbo", remind).status == 404);
  CHECK(city.post("tanlap.canbo", remind).text ==
        city.post("tanlap.canbo", "/obligations/999999/remind").text);
  CHECK(city.post("quantri.1", remind).status == 404);

  const auto made = city.post("ldtbxh.canbo", remind);
  REQUIRE(made.status == 201);
  const auto last = made.body["reminders"][made.body["reminders"].size() - 1];
  CHECK(last["kind"].string() == "hand");
  CHECK(last["by"]["name"].string() == "Chuyên viên mẫu Phòng LĐTBXH");
  CHECK(last["told"].size() == 2);  // the officer, and the head since it is late
  CHECK(city.unread("eatam.canbo") == officer + 1);
  CHECK(city.unread("eatam.lanhdao") == head + 1);
  const auto again = city.post("ldtbxh.canbo", remind);
  CHECK(again.status == 409);
  CHECK(again.body["type"].string() == "/errors/already-reminded");

  // Read by the officer: the office sees when.
  const auto notices = city.get("eatam.canbo", "/me/notices?state=unread");
  const auto first = notices.body["items"][0];
  CHECK(first["reminder"]["kind"].string() == "hand");
  CHECK(first["reminder"]["late_days"].integer() == 4);
  CHECK(first["obligation"]["id"].integer() == id);
  city.post("eatam.canbo", "/me/notices/read",
            "{\"id\":" + std::to_string(*first["id"].integer()) + "}");
  CHECK(city.unread("eatam.canbo") == officer);
  const auto seen = city.get("ldtbxh.canbo", Ladder::path(id, "/reminders")).body["reminders"];
  const auto told = seen[seen.size() - 1]["told"];
  CHECK_FALSE(told[0]["read_at"].is_null());
  CHECK(told[1]["read_at"].is_null());
  // Nobody marks another's.
  const auto others = city.get("eatam.lanhdao", "/me/notices?state=unread").body["items"][0];
  city.post("eatam.canbo", "/me/notices/read",
            "{\"id\":" + std::to_string(*others["id"].integer()) + "}");
  CHECK(city.unread("eatam.lanhdao") == head + 1);
  city.post("eatam.lanhdao", "/me/notices/read",
            "{\"up_to\":" + std::to_string(*others["id"].integer()) + "}");
  CHECK(city.unread("eatam.lanhdao") == 0);

  city.on("2018-10-10", "05:00:00");
  CHECK(city.post("ldtbxh.canbo", remind).status == 201);  // another day
}

TEST_CASE("all that is overdue is reminded of in one request, those of today left out") {
  Ladder city;
  city.on("2018-10-09");
  REQUIRE(
      city.post("ldtbxh.canbo", Ladder::path(city.obligation("eatam.canbo"), "/remind")).status ==
      201);
  const std::string body = R"({"form":"bao-cao-phuong-xa","period":"2018-Q3"})";
  const auto all = city.post("ldtbxh.canbo", "/reminders", body);
  REQUIRE(all.status == 201);
  CHECK(all.body["reminded"].integer() == 20);  // the 21 wards but one
  CHECK(all.body["already_today"].integer() == 1);
  CHECK(city.post("ldtbxh.canbo", "/reminders", body).body["reminded"].integer() == 0);
  CHECK(city.post("eatam.canbo", "/reminders", body).status == 403);
}

TEST_CASE("the ladder is a local setting of who administers") {
  Ladder city;
  CHECK(city.get("eatam.canbo", "/reminders/setting").status == 403);
  const auto first = city.get("quantri.1", "/reminders/setting");
  CHECK(first.body["local_setting"].boolean() == true);
  CHECK(first.body["is_default"].boolean() == true);
  CHECK(first.etag == "\"0\"");
  const std::string wanted =
      R"({"ladder":[{"days":-5,"whom":"officer"},{"days":2,"whom":"head"}],"hour":9})";
  CHECK(city.put("eatam.lanhdao", "/reminders/setting", wanted, "0").status == 403);
  const auto changed = city.put("quantri.1", "/reminders/setting", wanted, "0");
  CHECK(changed.status == 200);
  CHECK(changed.etag == "\"1\"");
  CHECK(city.put("quantri.2", "/reminders/setting", wanted, "0").status == 412);
  const auto refused = city.put("quantri.1", "/reminders/setting",
                                R"({"ladder":[{"days":2,"whom":"head"}],"hour":9})", "1");
  CHECK(refused.status == 422);
  CHECK(refused.body["fields"][0]["field"].string() == "ladder");

  const auto id = city.obligation("eatam.canbo");
  city.on("2018-09-28", "08:00:00");
  CHECK(city.proof("eatam.canbo", id).empty());
  city.on("2018-09-28", "09:00:00");
  CHECK(city.proof("eatam.canbo", id).size() == 1);
}
