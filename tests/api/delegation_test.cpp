// A head is away: the signature is lent to a colleague for some days, and everything says so.
#include <doctest/doctest.h>

#include "audit/audit.h"
#include "city.h"

using hoanhap::Json;
using hoanhap::test::City;

namespace {

const std::string kForm = "bao-cao-phuong-xa";

struct Absence : City {
  std::int64_t unit = 0, officer = 0;

  Absence() {
    const auto session = get("eatam.canbo", "/session");
    unit = *session.body["units"][0]["id"].integer();
    officer = *session.body["user"]["id"].integer();
  }
  std::string wish(const std::string& first, const std::string& last,
                   const std::string& may = "sign") const {
    return "{\"unit\":" + std::to_string(unit) + ",\"to\":" + std::to_string(officer) +
           ",\"capabilities\":[\"" + may + "\"],\"first\":\"" + first + "\",\"last\":\"" + last +
           "\"}";
  }
  bool may_sign() {
    const auto may = get("eatam.canbo", "/session").body["units"][0]["may"];
    for (std::size_t i = 0; i < may.size(); ++i)
      if (may[i].string() == "sign") return true;
    return false;
  }
};

}  // namespace

TEST_CASE("lent, accepted, used by another than who presented, over after its last day") {
  Absence city;
  const auto made =
      city.post("eatam.lanhdao", "/delegations", city.wish("2018-07-02", "2018-07-03"));
  REQUIRE(made.status == 201);
  CHECK(made.body["state"].string() == "waiting");
  const auto path = "/delegations/" + std::to_string(*made.body["id"].integer());
  CHECK_FALSE(city.may_sign());
  // Whose it is nobody's business answers as if it were not there.
  CHECK(city.post("tanlap.canbo", path + "/accept").status == 404);
  CHECK(city.post("eatam.lanhdao", path + "/accept").status == 403);
  const auto notices = city.get("eatam.canbo", "/me/notices?state=unread").body["items"];
  CHECK(notices[0]["kind"].string() == "delegation");
  CHECK(notices[0]["delegation"]["from"]["display_name"].string() == "Lãnh đạo mẫu Ea Tam");

  REQUIRE(city.post("eatam.canbo", path + "/accept").status == 200);
  CHECK(city.may_sign());
  const auto lent = city.get("eatam.canbo", "/session").body["units"][0]["lent"];
  CHECK(lent[0]["from"].string() == "Lãnh đạo mẫu Ea Tam");
  CHECK(lent[0]["last"].string() == "2018-07-03");

  // The officer's own report waits for another signature; the officer may send it back, not sign
  // it.
  const auto record = city.open_record("eatam.canbo", kForm, "2018-Q2");
  const auto of = "/records/" + std::to_string(record.id);
  auto version = std::to_string(record.version);
  const auto next = [&](const hoanhap::test::Answer& answer) {
    CAPTURE(answer.text);
    REQUIRE(answer.status == 200);
    version = std::to_string(*answer.body["version"].integer());
  };
  const auto nil = city.post("eatam.canbo", of + "/nil", "{}", version);
  next(nil);
  std::string explained;
  const auto warnings = nil.body["problems"]["warnings"];
  for (std::size_t i = 0; i < warnings.size(); ++i)
    explained += (i ? "," : "") + std::string("\"") + std::string(*warnings[i]["check"].string()) +
                 "\":\"Đã rà soát, đúng như vậy.\"";
  if (!explained.empty())
    next(city.put("eatam.canbo", of + "/draft",
                  "{\"cells\":{},\"explanations\":{" + explained + "}}", version));
  next(city.post("eatam.canbo", of + "/present", "{}", version));
  const auto refused = city.post("eatam.canbo", of + "/sign", "{}", version);
  CHECK(refused.status == 403);
  CHECK(refused.body["type"].string() == "/errors/own-report");

  city.move_clock("2018-07-04T08:00:00+07:00");
  CHECK_FALSE(city.may_sign());
  city.parts().scheduler->run_all();
  CHECK(city.get("eatam.canbo", "/delegations").body["items"][0]["state"].string() == "ended");
  CHECK(city.post("eatam.canbo", path + "/end").status == 409);
}

TEST_CASE("what is signed with a lent right says whose it was, on screen and in the audit trail") {
  Absence city;
  // The office's head has no step of their own here; the ward's two people swap: the head is lent
  // the pen.
  const auto session = city.get("eatam.lanhdao", "/session");
  city.officer = *session.body["user"]["id"].integer();
  const auto made =
      city.post("eatam.canbo", "/delegations", city.wish("2018-07-02", "2018-07-10", "write"));
  REQUIRE(made.status == 201);
  REQUIRE(city.post("eatam.lanhdao",
                    "/delegations/" + std::to_string(*made.body["id"].integer()) + "/accept")
              .status == 200);
  const auto record = city.open_record("eatam.lanhdao", kForm, "2018-Q2");
  const auto of = "/records/" + std::to_string(record.id);
  auto version = std::to_string(record.version);
  const auto nil = city.post("eatam.lanhdao", of + "/nil", "{}", version);
  REQUIRE(nil.status == 200);
  version = std::to_string(*nil.body["version"].integer());
  std::string explained;
  const auto warnings = nil.body["problems"]["warnings"];
  for (std::size_t i = 0; i < warnings.size(); ++i)
    explained += (i ? "," : "") + std::string("\"") + std::string(*warnings[i]["check"].string()) +
                 "\":\"Đã rà soát, đúng như vậy.\"";
  if (!explained.empty()) {
    const auto saved = city.put("eatam.lanhdao", of + "/draft",
                                "{\"cells\":{},\"explanations\":{" + explained + "}}", version);
    REQUIRE(saved.status == 200);
    version = std::to_string(*saved.body["version"].integer());
  }
  const auto presented = city.post("eatam.lanhdao", of + "/present", "{}", version);
  REQUIRE(presented.status == 200);
  const auto steps = presented.body["steps"];
  const auto step = steps[steps.size() - 1];
  CHECK(step["who"]["name"].string() == "Lãnh đạo mẫu Ea Tam");
  CHECK(step["for"]["name"].string() == "Cán bộ mẫu Ea Tam");
  // And then the head's own signature is not a second person's.
  version = std::to_string(*presented.body["version"].integer());
  CHECK(city.post("eatam.lanhdao", of + "/sign", "{}", version).status == 403);

  std::string facts;
  (void)city.parts().database->read([&](hoanhap::storage::Tx& tx) -> hoanhap::Result<bool> {
    tx.one(
        "select facts from audit_entry where action = 'record.presented' order by id desc limit 1",
        {}, [&](const hoanhap::storage::Row& row) { facts = row.text(0); });
    return true;
  });
  const auto parsed = Json::parse(facts);
  REQUIRE(parsed);
  CHECK((*parsed)["for"].integer() ==
        *city.get("eatam.canbo", "/session").body["user"]["id"].integer());
  CHECK(hoanhap::audit::verify(*city.parts().database)->broken_at == 0);
}

TEST_CASE("a delegation is refused by its field, and ended by the unit's head") {
  Absence city;
  const auto refused = [&](const std::string& who, const std::string& body) {
    const auto answer = city.post(who, "/delegations", body);
    const auto field = answer.body["fields"][0]["field"].string();
    return std::to_string(answer.status) + " " + std::string(field.value_or(""));
  };
  CHECK(refused("eatam.lanhdao", city.wish("2018-07-01", "2018-07-03")) == "422 first");
  CHECK(refused("eatam.lanhdao", city.wish("2018-07-05", "2018-07-03")) == "422 last");
  CHECK(refused("eatam.lanhdao", city.wish("2018-07-05", "2018-09-03")) == "422 last");
  CHECK(refused("eatam.lanhdao", city.wish("05/07/2018", "2018-07-03")) == "422 first");
  CHECK(refused("eatam.lanhdao", city.wish("2018-07-05", "2018-07-06", "confirm")) ==
        "422 capabilities");
  CHECK(refused("eatam.lanhdao", city.wish("2018-07-05", "2018-07-06", "decide")) ==
        "422 capabilities");
  CHECK(refused("tanlap.lanhdao", city.wish("2018-07-05", "2018-07-06")) == "404 ");
  CHECK(refused("ldtbxh.lanhdao", city.wish("2018-07-05", "2018-07-06")) == "404 ");
  const auto made =
      city.post("eatam.lanhdao", "/delegations", city.wish("2018-07-05", "2018-07-06"));
  REQUIRE(made.status == 201);
  CHECK(city.post("eatam.lanhdao", "/delegations", city.wish("2018-07-06", "2018-07-07")).status ==
        409);
  const auto end = "/delegations/" + std::to_string(*made.body["id"].integer()) + "/end";
  CHECK(city.post("tanlap.lanhdao", end).status == 404);
  CHECK(city.post("eatam.lanhdao", end).status == 200);
}
