#include "rollup/totals.h"

#include "rollup/bulk.h"
#include "rollup/testing_city.h"

using namespace hoanhap;
using namespace hoanhap::rollup;
using namespace hoanhap::rollup::testing;

using Number = std::optional<std::int64_t>;

TEST_CASE("what a ward sends is in the totals above it when the answer returns") {
  const City city;
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {5, 2, 1, 9, 1}));
  REQUIRE(city.send("quy", "phuong-2", "2018-Q2", {7, 4, 3, 8, 1}));
  CHECK(city.number("quy", "phuong-1", "2018-Q2", 0) == 5);
  CHECK(city.number("quy", "thanh-pho", "2018-Q2", 0) == 12);
  CHECK(city.number("quy", "tinh", "2018-Q2", 0) == 12);
  CHECK(city.over("quy", "thanh-pho", "2018-Q2").records == 2);
  CHECK(city.over("quy", "thanh-pho", "2018-Q3").records == 0);
  CHECK(city.over("quy", "phuong-3", "2018-Q2").records == 0);
  // Sent is not accepted.
  CHECK(city.number("quy", "thanh-pho", "2018-Q2", 0, Which::accepted) == Number{});
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {5, 2, 1, 9, 1}, Which::accepted));
  CHECK(city.number("quy", "tinh", "2018-Q2", 0, Which::accepted) == 5);
}

TEST_CASE("a correction replaces, a return takes away, and blank stays apart from zero") {
  const City city;
  const auto sum = [&] { return city.number("quy", "thanh-pho", "2018-Q2", 0); };
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {5}));
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {8}));
  CHECK(sum() == 8);
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {0}));
  CHECK(sum() == 0);
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {std::nullopt}));
  CHECK(sum() == Number{});
  CHECK(city.over("quy", "thanh-pho", "2018-Q2").slots[0].blanks == 1);
  REQUIRE(city.database->write([&](storage::Tx& tx) {
    return city.contribute(tx, city.form("quy"), city.id("phuong-1"),
                           {PeriodKind::quarter, 2018, 2}, Which::sent, nullptr);
  }));
  CHECK(city.over("quy", "thanh-pho", "2018-Q2").empty());
  CHECK(city.differences().empty());
}

TEST_CASE("an element that does not add up over units stays at its unit") {
  const City city;
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {5, 2, 1, 9, 1}));
  CHECK(city.number("quy", "phuong-1", "2018-Q2", 3) == 9);
  CHECK(city.number("quy", "thanh-pho", "2018-Q2", 3) == Number{});
}

TEST_CASE("the form names its tree: territory from the ward's police, or the line") {
  const City city;
  REQUIRE(city.send("thang", "cong-an-phuong-1", "2018-05", {3}));
  REQUIRE(city.send("theo-doc", "cong-an-phuong-1", "2018-05", {4}));
  CHECK(city.number("thang", "phuong-1", "2018-05", 0) == 3);
  CHECK(city.number("thang", "cong-an-tp", "2018-05", 0) == Number{});
  CHECK(city.number("thang", "thanh-pho", "2018-05", 0) == 3);
  CHECK(city.number("theo-doc", "phuong-1", "2018-05", 0) == Number{});
  CHECK(city.number("theo-doc", "cong-an-tp", "2018-05", 0) == 4);
  CHECK(city.number("theo-doc", "tinh", "2018-05", 0) == 4);
}

TEST_CASE("a unit that reports and stands above others has both figures") {
  const City city;
  REQUIRE(city.send("theo-doc", "cong-an-phuong-1", "2018-05", {4}));
  REQUIRE(city.send("theo-doc", "cong-an-tp", "2018-05", {10}));
  CHECK(city.number("theo-doc", "cong-an-tp", "2018-05", 0) == 14);
  REQUIRE(city.send("theo-doc", "cong-an-tp", "2018-05", {20}));
  CHECK(city.number("theo-doc", "cong-an-tp", "2018-05", 0) == 24);
  CHECK(city.number("theo-doc", "thanh-pho", "2018-05", 0) == 24);
}

TEST_CASE("longer periods are put together as each element says") {
  const City city;
  REQUIRE(city.send("thang", "phuong-1", "2018-01", {1, 10, 5, 1, 7}));
  REQUIRE(city.send("thang", "phuong-1", "2018-02", {2, 20, 9, 1, 7}));
  REQUIRE(city.send("thang", "phuong-1", "2018-03", {4, std::nullopt, 6, 1, 7}));
  struct Case {
    const char* period;
    std::size_t slot;
    Number expected;
  };
  const Case cases[] = {
      {"2018-Q1", 0, 7}, {"2018-Q1", 1, 20},       {"2018-Q1", 2, 9}, {"2018-Q1", 4, Number{}},
      {"2018-01", 4, 7}, {"2018-03", 1, Number{}}, {"2018-H1", 0, 7}, {"2018", 0, 7},
      {"2018-9M", 0, 7}, {"2018-Q2", 0, Number{}}, {"2018-02", 0, 2},
  };
  for (const auto& c : cases) {
    INFO(c.period << " slot " << c.slot);
    CHECK(city.number("thang", "phuong-1", c.period, c.slot) == c.expected);
  }
}

TEST_CASE("events lie in half-months, and both calendars are unions of them") {
  City city;
  REQUIRE(city.send("su-kien", "phuong-1", "2018-03b", {1}));
  REQUIRE(city.send("su-kien", "phuong-1", "2018-04a", {10}));
  REQUIRE(city.send("su-kien", "phuong-1", "2018-04b", {100}));
  CHECK(city.number("su-kien", "thanh-pho", "2018-04", 0) == 110);
  CHECK(city.number("su-kien", "thanh-pho", "2018-Q1", 0) == 1);
  city.plan.forms[2].calendar = "nghi-dinh-09";  // 15/3 to 14/4
  CHECK(city.number("su-kien", "thanh-pho", "2018-04", 0) == 11);
  CHECK(city.number("su-kien", "thanh-pho", "2018-05", 0) == 100);
  CHECK(city.number("su-kien", "thanh-pho", "2018-Q2", 0) == 111);  // 15/3 to 14/6
}

TEST_CASE("the year of the Decree begins in December") {
  City city;
  city.plan.forms[2].calendar = "nghi-dinh-09";
  REQUIRE(city.send("su-kien", "phuong-1", "2017-12b", {5}));
  REQUIRE(city.send("su-kien", "phuong-1", "2018-12b", {7}));
  CHECK(city.number("su-kien", "thanh-pho", "2018", 0) == 5);
}

TEST_CASE("a merge keeps every count") {
  City city;
  REQUIRE(city.send("thang", "phuong-1", "2024-09", {5}));
  REQUIRE(city.send("thang", "phuong-2", "2024-09", {7}));
  const auto on = Date::of(2024, 11, 1);
  city.merge({"phuong-1", "phuong-2"}, "phuong-moi", on);
  REQUIRE(city.send("thang", "phuong-moi", "2024-11", {3}));
  CHECK(city.number("thang", "thanh-pho", "2024-09", 0) == 12);
  CHECK(city.number("thang", "thanh-pho", "2024", 0) == 15);
  // The map of today asks for the union of those who were there.
  const auto area = city.units->area(city.id("phuong-moi"), Date::of(2024, 9, 30), on);
  const auto old = city.database->read([&](storage::Tx& tx) {
    return read_union(tx, *city.units, city.form("thang"), area.then, {PeriodKind::month, 2024, 9},
                      Which::sent);
  });
  CHECK(old.value().slots[0].sum == 12);
}

TEST_CASE("the last figure of each unit counts, also of one that was silent in the newest period") {
  City city;
  // Slot 1 is `last`. Phường 1 reports in January only, phường 2 in both months.
  REQUIRE(city.send("thang", "phuong-1", "2018-01", {1, 30}));
  REQUIRE(city.send("thang", "phuong-2", "2018-01", {1, 20}));
  REQUIRE(city.send("thang", "phuong-2", "2018-02", {1, 29}));
  CHECK(city.number("thang", "phuong-1", "2018-Q1", 1) == 30);
  CHECK(city.number("thang", "phuong-2", "2018-Q1", 1) == 29);
  CHECK(city.number("thang", "thanh-pho", "2018-Q1", 1) == 59);
  CHECK(city.number("thang", "thanh-pho", "2018-Q1", 0) == 3);
  CHECK(city.number("thang", "thanh-pho", "2018-02", 1) == 29);  // a base period is as it was sent
}

TEST_CASE("after a merge the last figures of those before count until the new unit has one") {
  City city;
  REQUIRE(city.send("thang", "phuong-1", "2024-09", {5, 50}));
  REQUIRE(city.send("thang", "phuong-2", "2024-09", {7, 70}));
  city.merge({"phuong-1", "phuong-2"}, "phuong-moi", Date::of(2024, 11, 1));
  CHECK(city.number("thang", "thanh-pho", "2024", 1) == 120);
  REQUIRE(city.send("thang", "phuong-moi", "2024-11", {3, 110}));
  CHECK(city.number("thang", "thanh-pho", "2024", 1) == 110);
  CHECK(city.number("thang", "thanh-pho", "2024", 0) == 15);
}

TEST_CASE("a ward that ended within the period reports to where it belonged") {
  City city;
  city.merge({"phuong-1", "phuong-2"}, "phuong-moi", Date::of(2024, 11, 1));
  REQUIRE(city.send("quy", "phuong-1", "2024-Q4", {5}));  // its October
  REQUIRE(city.send("quy", "phuong-moi", "2024-Q4", {6}));
  CHECK(city.number("quy", "thanh-pho", "2024-Q4", 0) == 11);
}

TEST_CASE("rows of several units come in the order asked, by one statement") {
  const City city(6);
  for (const auto* ward : {"phuong-1", "phuong-3", "phuong-5"}) {
    const auto n = ward[7] - '0';
    REQUIRE(city.send("thang", ward, "2018-01", {n}));
    REQUIRE(city.send("thang", ward, "2018-02", {n * 10}));
  }
  std::vector<UnitId> asked;
  for (const auto* ward : {"phuong-5", "phuong-2", "phuong-1", "phuong-3", "phuong-5"})
    asked.push_back(city.id(ward));
  const auto before = city.database->counters().statements;
  const auto rows = city.database->read([&](storage::Tx& tx) {
    return read_units(tx, *city.units, city.form("thang"), asked, {PeriodKind::quarter, 2018, 1},
                      Which::sent);
  });
  CHECK(city.database->counters().statements - before == 3);  // begin, select, rollback
  std::vector<std::int64_t> sums;
  for (const auto& row : rows.value()) sums.push_back(row.empty() ? -1 : row.slots[0].sum);
  CHECK(sums == std::vector<std::int64_t>{55, -1, 11, 33, 55});
}

TEST_CASE("reading a year costs the same rows after one year as after ten") {
  const City city(4);
  const auto cost = [&] {
    const auto before = city.database->counters().rows;
    CHECK(city.over("thang", "thanh-pho", "2018").records == 4 * 12);
    return city.database->counters().rows - before;
  };
  const auto fill = [&](int year) {
    std::vector<Contribution> all;
    for (int ward = 1; ward <= 4; ++ward)
      for (int month = 1; month <= 12; ++month)
        all.push_back({city.id(fmt::format("phuong-{}", ward)),
                       {PeriodKind::month, year, month},
                       of_record(Cells{ward})});
    const auto done = replace_all(*city.database, *city.units, city.form("thang"), all);
    CHECK(done.stored == all.size());
    CHECK_FALSE(done.error);
  };
  fill(2018);
  const auto first = cost();
  CHECK(first == 12 + 4 * 12);  // the city's sums, and each ward's own for the last of each
  for (int year = 2019; year <= 2027; ++year) fill(year);
  CHECK(cost() == first);
}

TEST_CASE("a submission writes one row a level, whatever the number of its cells") {
  const City city;
  REQUIRE(city.send("quy", "phuong-2", "2018-Q2", {1}));
  const auto statements = [&](const Cells& cells) {
    const auto before = city.database->counters().statements;
    const auto v = of_record(cells);
    REQUIRE(city.database->read([&](storage::Tx&) -> Result<bool> { return true; }));
    const auto empty = city.database->counters().statements - before;
    REQUIRE(city.send("quy", "phuong-1", "2018-Q2", cells));
    return city.database->counters().statements - before - empty;
  };
  CHECK(statements({1}) == statements({9, 8, 7, 6, 5}));
}

TEST_CASE("an older layout adds up with a newer one, and moves when its unit sends again") {
  City city;
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {5, 1, 1, 1, 1}));
  city.plan.forms[0].layout = 2;
  city.plan.forms[0].elements.push_back(an_element("moi", 5, plan::OverTime::sum));
  city.plan.forms[0].slot_count = 6;
  REQUIRE(city.send("quy", "phuong-2", "2018-Q2", {7, 1, 1, 1, 1, 3}));
  CHECK(city.number("quy", "thanh-pho", "2018-Q2", 0) == 12);
  CHECK(city.number("quy", "thanh-pho", "2018-Q2", 5) == 3);
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {6, 1, 1, 1, 1, 4}));
  CHECK(city.number("quy", "thanh-pho", "2018-Q2", 0) == 13);
  CHECK(city.number("quy", "thanh-pho", "2018-Q2", 5) == 7);
  CHECK(city.over("quy", "thanh-pho", "2018-Q2").records == 2);
}

TEST_CASE("what can't be added is refused, and nothing of it stays") {
  const City city;
  const auto big = std::int64_t{1} << 62;
  REQUIRE(city.send("quy", "phuong-1", "2018-Q2", {big}));
  const auto refused = city.send("quy", "phuong-2", "2018-Q2", {big});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::invalid);
  CHECK(city.number("quy", "phuong-2", "2018-Q2", 0) == Number{});
  CHECK(city.number("quy", "thanh-pho", "2018-Q2", 0) == big);
  CHECK_FALSE(city.send("quy", "phuong-2", "2018-05", {1}));  // a month of a quarterly form
}

TEST_CASE("the bulk path gives what one at a time gives, in several chunks") {
  const City one(5), bulk(5);
  std::vector<Contribution> all;
  for (int ward = 1; ward <= 5; ++ward)
    for (int month = 1; month <= 12; ++month) {
      const auto slug = fmt::format("cong-an-phuong-{}", ward);
      const Cells cells = {ward * month, month, ward, 1, std::nullopt};
      all.push_back(
          {bulk.id(slug), {PeriodKind::month, 2018, month}, of_record(cells), month % 2 == 0});
      const auto code = fmt::format("2018-{:02}", month);
      REQUIRE(one.send("thang", slug, code, cells));
      if (month % 2 == 0) REQUIRE(one.send("thang", slug, code, cells, Which::accepted));
    }
  BulkOptions options;
  options.chunk = std::chrono::milliseconds(0);  // one contribution a chunk
  options.calendar = CalendarKind::decree_09;
  auto done = replace_all(*bulk.database, *bulk.units, bulk.form("thang"), all, options);
  CHECK(done.stored == all.size());
  CHECK(done.chunks == all.size());
  options.chunk = std::chrono::seconds(60);  // once more, all in one: nothing changes
  done = replace_all(*bulk.database, *bulk.units, bulk.form("thang"), all, options);
  CHECK(done.chunks == 1);
  for (const auto* unit : {"cong-an-phuong-3", "phuong-3", "thanh-pho", "tinh"})
    for (const auto* period : {"2018-02", "2018-Q4", "2018"})
      for (const auto which : {Which::sent, Which::accepted})
        CHECK(one.over("thang", unit, period, which) == bulk.over("thang", unit, period, which));
}
