// The review's list and the dashboard.
#include "overview/rules.h"
#include "overview/testing_city.h"

using namespace hoanhap;
using hoanhap::overview::testing::City;

TEST_CASE("consolidation: states, missing units by name, sent beside accepted, the period before") {
  City c;
  c.quarter("2018-Q1", 30, 40, 50);
  c.accepted("phuong-mot", "bao-cao", "2018-Q2", City::ward(3, 2));
  c.sent("phuong-hai", "bao-cao", "2018-Q2", City::ward(7, 1));
  const auto json =
      c.get(c.checker, "/consolidation", {{"form", "bao-cao"}, {"period", "2018-Q2"}});
  CHECK(json["form"]["title"]["vi"].string() == "Báo cáo của phường");
  CHECK(json["units"].size() == 3);
  CHECK(json["units"][0]["state"].string() == "accepted");
  CHECK(json["units"][1]["state"].string() == "sent");
  CHECK(json["units"][2]["state"].string() == "overdue");
  CHECK(json["units"][2]["late_days"].integer() == 15);
  CHECK(json["units"][2]["record"].is_null());
  CHECK(json["missing"].size() == 1);
  CHECK(json["missing"][0]["name"].string() == "Phường Ba");
  CHECK(json["rows"][0]["cells"]["nguoi"].integer() == 3);
  CHECK(json["rows"][1]["cells"]["nguoi"].integer() == 7);
  CHECK(json["rows"][2]["cells"]["nguoi"].is_null());
  CHECK(json["total"]["sent"]["nguoi"].integer() == 10);
  CHECK(json["total"]["accepted"]["nguoi"].integer() == 3);
  CHECK(json["previous_total"]["nguoi"].integer() == 120);
  CHECK(json["released"].is_null());
  CHECK(json["may"].dump() == R"(["decide","release"])");
  for (const auto& other : {c.officer("phuong-mot"), c.leader, c.administrator})
    CHECK(c.refused(other, "/consolidation", {{"form", "bao-cao"}, {"period", "2018-Q2"}}) == 404);
}

TEST_CASE("consolidation: police and wards side by side, for who may see both") {
  City c;
  c.accepted("phuong-mot", "bao-cao", "2018-Q2", City::ward(10, 3));
  c.accepted("phuong-hai", "bao-cao", "2018-Q2", City::ward(10, 1));
  c.accepted("cong-an-phuong-mot", "cong-an", "2018-04", City::police(2));
  c.accepted("cong-an-phuong-mot", "cong-an", "2018-05", City::police(3));
  c.accepted("cong-an-phuong-hai", "cong-an", "2018-04", City::police(1));
  const auto json =
      c.get(c.checker, "/consolidation", {{"form", "bao-cao"}, {"period", "2018-Q2"}});
  REQUIRE(json["compare"].size() == 1);
  const auto compare = json["compare"][0];
  CHECK(compare["element"].string() == "phat-tien");
  CHECK(compare["other"].string() == "cong-an.phat-tien");
  CHECK(compare["rows"][0]["unit"]["name"].string() == "Phường Một");
  CHECK(compare["rows"][0]["a"].integer() == 3);
  CHECK(compare["rows"][0]["b"].integer() == 5);
  CHECK(compare["rows"][0]["differs"].boolean() == true);
  CHECK(compare["rows"][1]["differs"].boolean() == false);
  CHECK(compare["explained"].is_null());
  // The committee receives the wards' reports, not the police's.
  const auto committee =
      c.get(c.receiver, "/consolidation", {{"form", "bao-cao"}, {"period", "2018-Q2"}});
  CHECK(committee["compare"].size() == 0);
}

TEST_CASE("overview: targets, who holds them, what is due, what needs attention") {
  City c;
  c.accepted("phuong-mot", "bao-cao", "2018-Q2", City::ward(3));
  c.accepted("phuong-hai", "bao-cao", "2018-Q2", City::ward(40, 0, R"(["hop"])"));
  const auto json = c.get(c.checker, "/overview", {{"period", "2018-Q2"}});
  const auto target = json["targets"][0];
  CHECK(target["value"]["numerator"].integer() == 1);
  CHECK(target["value"]["denominator"].integer() == 3);
  CHECK(target["value"]["share"].number() == doctest::Approx(0.3333));
  CHECK(target["goal"].string() == "100%");
  CHECK(target["state"].string() == "not_met");
  c.on("2018-07-02");  // a ward's report may still come in time
  CHECK(c.get(c.checker, "/overview", {{"period", "2018-Q2"}})["targets"][0]["state"].string() ==
        "under_way");
  c.on("2018-07-20");
  CHECK(target["units"].size() == 3);
  CHECK(target["units"][0]["holds"].boolean() == true);
  CHECK(target["units"][1]["holds"].boolean() == false);
  // Three wards' quarter, three months of three police, the office's own report.
  CHECK(json["obligations"].dump() == R"({"due":13,"timely":0,"late":2,"missing":11})");
  CHECK(json["attention"][0]["days"].integer() > 60);
  CHECK(json["attention"][0]["text"]["vi"].string()->find("Quá hạn") == 0);
  bool found = false;
  for (std::size_t i = 0; i < json["forms"].size(); ++i) {
    const auto form = json["forms"][i];
    if (form["form"]["id"].string() != "bao-cao") continue;
    found = true;
    CHECK(form["expected"].integer() == 3);
    CHECK(form["accepted"].integer() == 2);
    CHECK(form["released"].boolean() == false);
  }
  CHECK(found);
  CHECK(json["indicators"][0]["value"].integer() == 43);
  CHECK(json["indicators"][0]["previous"].is_null());
  CHECK(c.refused(c.administrator, "/overview", {{"period", "2018-Q2"}}) == 403);
  CHECK(c.refused(c.checker, "/overview", {{"period", "2018-13"}}) == 422);
}

TEST_CASE("overview: an indicator of people is released with its period, not report by report") {
  City c;
  c.quarter("2018-Q2", 3, 40, 50);
  const auto value = [&] {
    return c.get(c.leader, "/overview", {{"period", "2018-Q2"}})["indicators"][0]["value"].dump();
  };
  CHECK(value() == R"({"hidden":"chưa công bố"})");
  REQUIRE(c.release(c.checker, "bao-cao", "2018-Q2"));
  CHECK(value() == "93");
  c.corrected(RecordId{2}, "phuong-hai", City::ward(45));
  CHECK(value() == "93");
}

TEST_CASE("a place's table: the places below it with their sums, whoever reports about them") {
  City c;
  c.accepted("phuong-mot", "bao-cao", "2018-Q2", City::ward(3, 2));
  c.accepted("phuong-hai", "bao-cao", "2018-Q2", City::ward(7, 1));
  c.accepted("cong-an-phuong-mot", "cong-an", "2018-04", City::police(2));
  c.accepted("cong-an-phuong-mot", "cong-an", "2018-05", City::police(3));
  const auto table = [&](const access::Actor& actor, const char* form, const char* place) {
    return c.get(actor, "/overview/table",
                 {{"form", form}, {"period", "2018-Q2"}, {"within", place}});
  };
  const auto exact = table(c.checker, "bao-cao", "thanh-pho");
  REQUIRE(exact["rows"].size() == 3);
  CHECK(exact["rows"][0]["unit"]["slug"].string() == "phuong-mot");
  CHECK(exact["rows"][0]["cells"]["nguoi"].integer() == 3);
  CHECK(exact["rows"][2]["cells"]["nguoi"].is_null());
  CHECK(exact["total"]["accepted"]["nguoi"].integer() == 10);
  CHECK(exact["total"]["accepted"]["buoi"].integer() == 12);
  // The police's own form, by the ward it is about.
  const auto police = table(c.checker, "cong-an", "thanh-pho");
  CHECK(police["rows"][0]["unit"]["slug"].string() == "phuong-mot");
  CHECK(police["rows"][0]["cells"]["phat-tien"].integer() == 5);

  // Who is not entitled sees what is no count of people, fresh, and no sum of people that was not
  // released; a ward's officer gets no more out of a place than a leader does.
  for (const auto& actor : {c.leader, c.officer("phuong-mot")}) {
    const auto seen = table(actor, "bao-cao", "thanh-pho");
    CHECK(seen["rows"][0]["cells"]["buoi"].integer() == 6);
    CHECK(seen["rows"][0]["cells"]["nguoi"].dump() == R"({"hidden":"chưa công bố"})");
    CHECK(seen["total"]["accepted"]["nguoi"].dump() == R"({"hidden":"chưa công bố"})");
  }
  REQUIRE(c.release(c.checker, "bao-cao", "2018-Q2"));
  const auto released = c.column(c.leader, "bao-cao", "2018-Q2", "nguoi");
  const auto seen = table(c.leader, "bao-cao", "thanh-pho");
  CHECK(seen["rows"][0]["cells"]["nguoi"].dump() == R"({"hidden":"chưa công bố"})");
  CHECK(released.ends_with(seen["total"]["accepted"]["nguoi"].is_object()
                               ? std::string(*seen["total"]["accepted"]["nguoi"]["hidden"].string())
                               : seen["total"]["accepted"]["nguoi"].dump()));
  CHECK(c.refused(c.administrator, "/overview/table",
                  {{"form", "bao-cao"}, {"period", "2018-Q2"}, {"within", "thanh-pho"}}) == 404);
  CHECK(c.refused(c.leader, "/overview/table",
                  {{"form", "bao-cao"}, {"period", "2018-Q2"}, {"within", "khong-co"}}) == 404);
}

TEST_CASE("reading costs the same after ten years") {
  City c;
  c.quarter("2018-Q2", 3, 40, 50);
  REQUIRE(c.release(c.checker, "bao-cao", "2018-Q2"));
  const auto cost = [&](const access::Actor& actor, const std::string& path,
                        const std::string& within) {
    const auto before = c.database->counters();
    (void)c.get(actor, path, {{"form", "bao-cao"}, {"period", "2018-Q2"}, {"within", within}});
    const auto after = c.database->counters();
    return std::pair(after.statements - before.statements, after.rows - before.rows);
  };
  struct Reading {
    const access::Actor& actor;
    const char* path;
    const char* within;
    std::uint64_t most_statements;
  };
  const Reading readings[] = {
      {c.checker, "/overview", "", 24},       {c.leader, "/overview", "", 24},
      {c.leader, "/overview/table", "", 6},   {c.leader, "/overview/table", "thanh-pho", 6},
      {c.leader, "/overview/matrix", "", 3},  {c.leader, "/overview/trends", "", 40},
      {c.leader, "/overview/version", "", 3}, {c.checker, "/consolidation", "", 24}};
  std::vector<std::pair<std::uint64_t, std::uint64_t>> first;
  for (const auto& r : readings) first.push_back(cost(r.actor, r.path, r.within));
  // Ten years of the same, straight into the tables: obligations, totals, records and releases.
  const auto filled = c.database->write([&](storage::Tx& tx) -> Result<bool> {
    for (int year = 2008; year < 2018; ++year)
      for (int quarter = 1; quarter <= 4; ++quarter) {
        const auto now = Period{PeriodKind::quarter, 2018, 2}.key();
        const auto then = Period{PeriodKind::quarter, year, quarter}.key();
        tx.execute(
            "insert into obligation (duty, form, unit_id, receiver_id, via_id, period, opens_on, "
            "last_timely, local_setting) select duty, form, unit_id, receiver_id, via_id, ?1, "
            "opens_on, last_timely, local_setting from obligation where period = ?2",
            {then, now});
        tx.execute(
            "insert into total (form, unit_id, period, layout, part, sent, accepted) select form, "
            "unit_id, ?1, layout, part, sent, accepted from total where period = ?2",
            {then, now});
        tx.execute(
            "insert into record (form, unit_id, period, receiver_id, state, version, revision, "
            "created_by, created_at) select form, unit_id, ?1, receiver_id, state, version, "
            "revision, created_by, created_at from record where period = ?2",
            {then, now});
        tx.execute(
            "insert into release (form, period, year, cells, released_by, released_at) select "
            "form, "
            "?1, ?2, cells, released_by, released_at from release where period = ?3",
            {then, year, now});
      }
    return true;
  });
  REQUIRE(filled);
  for (std::size_t i = 0; i < std::size(readings); ++i) {
    const std::string path = readings[i].path;
    CAPTURE(path);
    CHECK(cost(readings[i].actor, readings[i].path, readings[i].within) == first[i]);
    CHECK(first[i].first <= readings[i].most_statements);
    MESSAGE(std::string(readings[i].path)
            << ": " << first[i].first << " statements, " << first[i].second << " rows");
  }
}

TEST_CASE("where a target stands") {
  using namespace hoanhap::overview;
  using indicators::Blank;
  using indicators::Decimal;
  using indicators::Suppressed;
  using indicators::Value;
  using indicators::Whole;
  plan::Target share, most;
  share.reach = 1'000'000;  // 100 %
  most.goal = plan::Target::Goal::at_most;
  struct Row {
    const plan::Target& target;
    Value top, bottom;
    bool over;
    Progress expect;
  };
  const Row rows[] = {
      {share, Whole{21}, Whole{21}, false, Progress::met},
      {share, Whole{20}, Whole{21}, false, Progress::under_way},
      {share, Whole{20}, Whole{21}, true, Progress::not_met},
      {share, Whole{0}, Whole{0}, true, Progress::no_data},
      {share, Blank{}, Whole{21}, true, Progress::no_data},
      {share, Suppressed{}, Whole{21}, true, Progress::no_data},
      {share, Whole{20}, Suppressed{}, true, Progress::no_data},
      {most, Whole{0}, Blank{}, false, Progress::met},
      {most, Whole{1}, Blank{}, true, Progress::not_met},
      {most, Blank{}, Blank{}, true, Progress::no_data},
  };
  for (const auto& row : rows)
    CHECK(progress_of(row.target, row.top, row.bottom, row.over) == row.expect);
  CHECK(goal_text(share) == "100%");
  CHECK(goal_text(most) == "≤ 0");
}
