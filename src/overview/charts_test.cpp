// The dashboard's further answers: matrix, trends, evidence, version.
#include "overview/rules.h"
#include "overview/testing_city.h"

using namespace hoanhap;
using hoanhap::overview::testing::City;

namespace {

// The block whose columns name `form`.
Json block_of(const Json& matrix, std::string_view form) {
  for (std::size_t b = 0; b < matrix["blocks"].size(); ++b) {
    const auto block = matrix["blocks"][b];
    for (std::size_t c = 0; c < block["columns"].size(); ++c)
      if (block["columns"][c]["form"]["id"].string() == form) return block;
  }
  FAIL("no block has the form");
  return {};
}

// A unit's cells as one line, in the columns of `form`.
std::string line(const Json& block, std::string_view form, std::string_view unit) {
  std::string out;
  for (std::size_t r = 0; r < block["rows"].size(); ++r) {
    if (block["rows"][r]["unit"]["slug"].string() != unit) continue;
    for (std::size_t c = 0; c < block["columns"].size(); ++c) {
      if (block["columns"][c]["form"]["id"].string() != form) continue;
      const auto cell = block["rows"][r]["cells"][c];
      if (!out.empty()) out += " ";
      out += cell.is_null() ? "-" : std::string(*cell["state"].string());
    }
  }
  return out;
}

}  // namespace

TEST_CASE("matrix: every unit's year, in the order of due days, and only parties get the report") {
  City c;
  c.accepted("phuong-mot", "bao-cao", "2018-Q1", City::ward(30));
  c.sent("phuong-mot", "bao-cao", "2018-Q2", City::ward(30));
  const auto json = c.get(c.leader, "/overview/matrix", {{"period", "2018-Q2"}});
  CHECK(json["period"]["code"].string() == "2018");
  const auto wards = block_of(json, "bao-cao");
  CHECK(wards["rows"].size() == 3);
  const auto one = line(wards, "bao-cao", "phuong-mot");
  CHECK(one.find("accepted sent") == 0);
  CHECK(line(wards, "bao-cao", "phuong-hai").find("overdue overdue") == 0);
  for (std::size_t c1 = 1; c1 < wards["columns"].size(); ++c1)
    CHECK(*wards["columns"][c1 - 1]["last_timely_day"].string() <=
          *wards["columns"][c1]["last_timely_day"].string());

  const auto record = [&](const access::Actor& actor) {
    const auto block = block_of(c.get(actor, "/overview/matrix", {{"period", "2018"}}), "bao-cao");
    for (std::size_t i = 0; i < block["columns"].size(); ++i)
      if (block["rows"][0]["cells"][i]["state"].string() == "accepted")
        return block["rows"][0]["cells"][i]["record"].integer().has_value();
    return false;
  };
  CHECK(record(c.checker));
  CHECK(record(c.officer("phuong-mot")));
  CHECK_FALSE(record(c.leader));
  CHECK_FALSE(record(c.officer("phuong-hai")));
  CHECK(c.refused(c.administrator, "/overview/matrix", {{"period", "2018"}}) == 403);
}

TEST_CASE("what is owed once belongs to its year, not to a quarter") {
  using overview::belongs;
  CHECK(belongs(*Period::parse("2018-once"), *Period::parse("2018")));
  CHECK_FALSE(belongs(*Period::parse("2018-once"), *Period::parse("2018-Q2")));
  CHECK_FALSE(belongs(*Period::parse("2018-once"), *Period::parse("2019")));
  CHECK(belongs(*Period::parse("2018-05"), *Period::parse("2018-Q2")));
  CHECK_FALSE(belongs(*Period::parse("2018-H1"), *Period::parse("2018-Q2")));
}

TEST_CASE("attention: what is overdue is named whatever period is looked at") {
  City c;
  const auto json = c.get(c.leader, "/overview", {{"period", "2018-Q3"}});
  CHECK(json["obligations"]["due"].integer() == 0);
  CHECK(json["attention"].size() > 0);
}

TEST_CASE("trends: the rhythm of the reports, released counts only for who is not entitled") {
  City c;
  c.quarter("2018-Q1", 30, 40, 50);
  c.quarter("2018-Q2", 3, 40, 50);
  const auto points = [&](const access::Actor& actor) {
    const auto json = c.get(actor, "/overview/trends", {{"period", "2018-Q2"}});
    std::string out;
    const auto trend = json["trends"][0];
    for (std::size_t i = 0; i < trend["points"].size(); ++i)
      out += fmt::format("{} {};", *trend["points"][i]["period"]["code"].string(),
                         trend["points"][i]["value"].dump());
    return out;
  };
  CHECK(points(c.checker) == "2018-Q1 120;2018-Q2 93;");
  const std::string hidden = R"({"hidden":"chưa công bố"})";
  CHECK(points(c.leader) == "2018-Q1 " + hidden + ";2018-Q2 " + hidden + ";");
  REQUIRE(c.release(c.checker, "bao-cao", "2018-Q1"));
  CHECK(points(c.leader) == "2018-Q1 120;2018-Q2 " + hidden + ";");
}

TEST_CASE("evidence: clauses, figures as entitled, and the reports behind them") {
  City c;
  c.accepted("phuong-mot", "bao-cao", "2018-Q2", City::ward(3));
  c.sent("phuong-hai", "bao-cao", "2018-Q2", City::ward(40));
  const auto overview = c.get(c.checker, "/overview", {{"period", "2018-Q2"}});
  const std::string target(*overview["targets"][0]["id"].string());
  const auto json =
      c.get(c.checker, "/overview/evidence", {{"target", target}, {"period", "2018-Q2"}});
  CHECK(json["clauses"].size() == overview["targets"][0]["clauses"].size());
  REQUIRE(json["sources"].size() == 1);
  const auto source = json["sources"][0];
  CHECK(source["form"]["id"].string() == "bao-cao");
  CHECK(source["rows"].size() == 3);
  CHECK(source["reports"].size() == 3);
  CHECK(source["reports"][0]["state"].string() == "accepted");
  CHECK(source["reports"][0]["record"].integer().has_value());
  CHECK(source["reports"][2]["state"].string() == "overdue");
  CHECK(source["reports"][2]["record"].is_null());
  const auto leader =
      c.get(c.leader, "/overview/evidence", {{"target", target}, {"period", "2018-Q2"}});
  CHECK(leader["sources"][0]["reports"][0]["record"].is_null());
  CHECK(c.refused(c.leader, "/overview/evidence", {{"target", "khong-co"}, {"period", "2018"}}) ==
        404);
}

TEST_CASE("the version moves with every commit, and only then") {
  City c;
  const auto version = [&] {
    return std::string(*c.get(c.leader, "/overview/version", {})["version"].string());
  };
  const auto before = version();
  CHECK(version() == before);
  c.sent("phuong-mot", "bao-cao", "2018-Q2", City::ward(3));
  CHECK(version() != before);
}
