// Who sees which count of people, before and after a period is released.
#include "overview/testing_city.h"

using namespace hoanhap;
using hoanhap::overview::testing::City;
using http::Method;

TEST_CASE("counts of people: exact for who is entitled, released for everybody else") {
  City c;
  c.quarter("2018-Q2", 3, 40, 50);
  const auto see = [&](const access::Actor& actor, const char* element) {
    return c.column(actor, "bao-cao", "2018-Q2", element);
  };
  SUBCASE("before the release") {
    CHECK(see(c.checker, "nguoi") == "3 40 50 93");
    CHECK(see(c.receiver, "nguoi") == "3 40 50 93");
    CHECK(see(c.officer("phuong-mot"), "nguoi") == "3 chưa công bố chưa công bố chưa công bố");
    CHECK(see(c.leader, "nguoi") == "chưa công bố chưa công bố chưa công bố chưa công bố");
    CHECK(see(c.leader, "buoi") == "6 6 6 18");  // no count of people: fresh at commit
  }
  SUBCASE("after it") {
    const auto made = c.release(c.checker, "bao-cao", "2018-Q2");
    REQUIRE(made);
    CHECK(made->status == 201);
    CHECK(see(c.leader, "nguoi") == "<5 … … 93");  // two complements: each ward knows its own
    CHECK(see(c.officer("phuong-mot"), "nguoi") == "3 … … 93");
    CHECK(see(c.officer("phuong-hai"), "nguoi") == "<5 40 … 93");
    CHECK(see(c.checker, "nguoi") == "3 40 50 93");
    CHECK(see(c.leader, "nu") == "0 0 0 0");  // zero is no secret
    const auto list = c.get(c.leader, "/releases", {{"form", "bao-cao"}});
    CHECK(list.size() == 1);
    CHECK(list[0]["period"]["code"].string() == "2018-Q2");
    CHECK(list[0]["by"]["name"].string() == "người 90");
    CHECK(c.table(c.leader, "bao-cao", "2018-Q2")["released"]["by"]["name"].string() == "người 90");
    // What is accepted later changes what the entitled see, and nothing for the others.
    c.corrected(RecordId{1}, "phuong-mot", City::ward(4));
    CHECK(see(c.checker, "nguoi") == "4 40 50 94");
    CHECK(see(c.leader, "nguoi") == "<5 … … 93");
  }
  SUBCASE("nothing hidden is stored") {
    REQUIRE(c.release(c.checker, "bao-cao", "2018-Q2"));
    std::string stored;
    (void)c.database->read([&](storage::Tx& tx) -> Result<bool> {
      return tx.one("select cells from release", {},
                    [&](const storage::Row& row) { stored = row.text(0); });
    });
    CHECK(stored.find("93") != std::string::npos);
    for (const char* number : {"[3", "40", "50"}) CHECK(stored.find(number) == std::string::npos);
  }
}

TEST_CASE("fines are released and hidden with the people fined, whoever adds them up") {
  City c;
  c.accepted("cong-an-phuong-mot", "cong-an", "2018-04", City::police(1));
  c.accepted("cong-an-phuong-hai", "cong-an", "2018-04", City::police(40));
  const auto ba = c.accepted("cong-an-phuong-ba", "cong-an", "2018-04", City::police(50));
  const auto see = [&](const access::Actor& actor, const char* period, const char* element) {
    return c.column(actor, "cong-an", period, element);
  };
  const auto indicator = [&](const access::Actor& actor) {
    const auto json = c.get(actor, "/overview", {{"period", "2018-Q2"}});
    for (std::size_t i = 0; i < json["indicators"].size(); ++i)
      if (json["indicators"][i]["id"].string() == "tien-phat")
        return json["indicators"][i]["value"].dump();
    return std::string();
  };
  const std::string not_yet = R"({"hidden":"chưa công bố"})";
  const auto police = c.officer("cong-an-phuong-mot");
  CHECK(see(c.checker, "2018-04", "tien") == "500000 20000000 25000000 45500000");
  CHECK(see(c.leader, "2018-04", "tien") == "chưa công bố chưa công bố chưa công bố chưa công bố");
  CHECK(see(police, "2018-04", "tien") == "500000 chưa công bố chưa công bố chưa công bố");
  CHECK(indicator(c.leader) == not_yet);
  CHECK(indicator(c.checker) == "45500000");
  REQUIRE(c.release(c.checker, "cong-an", "2018-04"));
  CHECK(see(c.leader, "2018-04", "phat-tien") == "<5 … … 91");
  CHECK(see(c.leader, "2018-04", "tien") == "… … … 45500000");
  CHECK(see(police, "2018-04", "tien") == "500000 … … 45500000");
  CHECK(indicator(c.leader) == not_yet);  // of the quarter, which is not released
  REQUIRE(c.release(c.checker, "cong-an", "2018-Q2"));
  CHECK(indicator(c.leader) == "45500000");
  // Two more people fined: nothing of it is seen before the next release.
  c.corrected(ba, "cong-an-phuong-ba", City::police(52));
  CHECK(see(c.leader, "2018-04", "tien") == "… … … 45500000");
  CHECK(indicator(c.leader) == "45500000");
  CHECK(indicator(c.checker) == "46500000");
}

TEST_CASE("a consolidated sum of money is out when its source is, and not before") {
  City c;
  for (const char* unit : {"cong-an-phuong-mot", "cong-an-phuong-hai", "cong-an-phuong-ba"})
    c.accepted(unit, "cong-an", "2018-04", City::police(20));
  c.quarter("2018-Q2", 30, 40, 50);
  const auto id = c.open(c.person(80, "phong", "officer"), c.owed("phong", "tong-hop", "2018-Q2"));
  c.send(
      c.person(80, "phong", "officer"), c.person(81, "phong", "head"), id,
      R"({"cells":{"th-trong-diem":0},"explanations":{"compare:bao-cao.phat-tien":"Chờ đối chiếu"}})");
  c.must(c.take(c.receiver, id, records::Step::accept));
  const auto money = [&](const access::Actor& actor) {
    return c.column(actor, "tong-hop", "2018-Q2", "th-tien");
  };
  CHECK(money(c.receiver) == "30000000 30000000");
  CHECK(money(c.leader) == "chưa công bố chưa công bố");
  const auto both =
      access::Actor{{95}, "", {{c.units->id_of("ubnd"), access::find_role("checker")->may}}};
  REQUIRE(c.release(both, "tong-hop", "2018-Q2"));
  CHECK(money(c.leader) == "… …");
  REQUIRE(c.release(c.checker, "cong-an", "2018-Q2"));
  CHECK(money(c.leader) == "… …");  // the older release says what it said
  REQUIRE(c.release(both, "tong-hop", "2018-Q2"));
  CHECK(money(c.leader) == "30000000 30000000");
}

TEST_CASE("a correction can't be worked out from two releases of a period") {
  City c;
  c.quarter("2018-Q2", 30, 40, 50);
  REQUIRE(c.release(c.checker, "bao-cao", "2018-Q2"));
  CHECK(c.column(c.leader, "bao-cao", "2018-Q2", "nguoi") == "30 40 50 120");
  c.corrected(RecordId{1}, "phuong-mot", City::ward(2));
  REQUIRE(c.release(c.checker, "bao-cao", "2018-Q2"));
  // 40 and 50 are known from the first release: the new total would be their sum and 2.
  CHECK(c.column(c.leader, "bao-cao", "2018-Q2", "nguoi") == "<5 40 50 …");
  c.corrected(RecordId{1}, "phuong-mot", City::ward(20));
  REQUIRE(c.release(c.checker, "bao-cao", "2018-Q2"));
  CHECK(c.column(c.leader, "bao-cao", "2018-Q2", "nguoi") == "… 40 50 …");  // once hidden, hidden
  CHECK(c.get(c.leader, "/releases", {{"form", "bao-cao"}}).size() == 1);
}

TEST_CASE("a half-year next to its quarters gives no quarter back") {
  City c;
  c.quarter("2018-Q1", 3, 40, 50);
  c.quarter("2018-Q2", 10, 20, 30);
  for (const char* period : {"2018-Q1", "2018-Q2", "2018-H1"})
    REQUIRE(c.release(c.checker, "bao-cao", period));
  CHECK(c.column(c.leader, "bao-cao", "2018-Q2", "nguoi") == "10 20 30 60");
  CHECK(c.column(c.leader, "bao-cao", "2018-H1", "nguoi") == "… … … 153");
}

TEST_CASE("the consolidated report is no way round: its cell is the wards' total") {
  City c;
  c.quarter("2018-Q2", 3, 0, 0);
  REQUIRE(c.release(c.checker, "bao-cao", "2018-Q2"));
  CHECK(c.column(c.leader, "bao-cao", "2018-Q2", "nguoi") == "<5 0 0 …");
  const auto id = c.open(c.person(80, "phong", "officer"), c.owed("phong", "tong-hop", "2018-Q2"));
  c.send(c.person(80, "phong", "officer"), c.person(81, "phong", "head"), id,
         R"({"cells":{"th-trong-diem":0},"explanations":{}})");
  c.must(c.take(c.receiver, id, records::Step::accept));
  const auto both =
      access::Actor{{95}, "", {{c.units->id_of("ubnd"), access::find_role("checker")->may}}};
  REQUIRE(c.release(both, "tong-hop", "2018-Q2"));
  CHECK(c.column(c.leader, "tong-hop", "2018-Q2", "th-nguoi") == "… …");
}

TEST_CASE("who may release, and when") {
  City c;
  const auto status = [&](const access::Actor& actor, const char* form, const char* period) {
    const auto made = c.release(actor, form, period);
    return made ? std::to_string(made->status)
                : std::to_string(http::status_of(made.error().code)) + " " + made.error().type;
  };
  CHECK(status(c.checker, "bao-cao", "2018-Q2") == "409 nothing-accepted");
  c.quarter("2018-Q2", 3, 40, 50);
  CHECK(status(c.officer("phuong-mot"), "bao-cao", "2018-Q2").starts_with("403"));
  CHECK(status(c.leader, "bao-cao", "2018-Q2").starts_with("403"));
  CHECK(status(c.receiver, "bao-cao", "2018-Q2").starts_with("403"));  // no `release` there
  CHECK(status(c.administrator, "bao-cao", "2018-Q2").starts_with("404"));
  CHECK(status(c.checker, "no-such", "2018-Q2").starts_with("404"));
  CHECK(status(c.checker, "bao-cao", "2018-04").starts_with("422"));
  CHECK(status(c.checker, "bao-cao", "hôm nay").starts_with("422"));
  CHECK(status(c.checker, "bao-cao", "2018-Q2") == "201");
  std::int64_t audited = 0;
  (void)c.database->read([&](storage::Tx& tx) -> Result<bool> {
    audited = tx.maybe_integer("select count(*) from audit_entry where action = 'period.released'")
                  .value_or(0);
    return true;
  });
  CHECK(audited == 1);
}
