// Cells that count what a unit filed under seal: live while the report is written, not typed,
// frozen when it is presented, summed like any other.
#include "records/sealed_counts.h"

#include "records/testing_house.h"

using namespace hoanhap;
using namespace hoanhap::records;
using hoanhap::records::testing::House;
using rollup::Which;

namespace {

struct City : House {
  access::Actor police = person(10, "cong-an-phuong-mot", "officer");
  access::Actor chief = person(11, "cong-an-phuong-mot", "head");
  City() : House("2018-06-20") {
    auto changed = std::make_shared<plan::Plan>(*plan);
    for (auto& form : changed->forms)
      for (auto& element : form.elements)
        if (form.id == "cong-an" && element.id == "phat-tien") element.sealed = "filed";
    plan = std::move(changed);
  }
  void filed(Date day, std::int64_t n = 1) {
    REQUIRE(write([&](storage::Tx& tx) -> Result<bool> {
      count_sealed(tx, units->id_of("cong-an-phuong-mot"), day, "filed", n);
      return true;
    }));
  }
  std::int64_t between(Date first, Date last) {
    return database
        ->read([&](storage::Tx& tx) -> Result<std::int64_t> {
          return records::sealed_count(tx, units->id_of("cong-an-phuong-mot"), {first, last},
                                       "filed");
        })
        .value();
  }
};

}  // namespace

TEST_CASE("half-months make up both calendars' periods") {
  City c;
  c.filed(Date::of(2018, 4, 14));
  c.filed(Date::of(2018, 4, 15), 10);
  c.filed(Date::of(2018, 5, 14), 100);
  c.filed(Date::of(2018, 5, 15), 1000);
  CHECK(c.between(Date::of(2018, 4, 1), Date::of(2018, 4, 30)) == 11);
  CHECK(c.between(Date::of(2018, 5, 1), Date::of(2018, 5, 31)) == 1100);
  CHECK(c.between(Date::of(2018, 4, 15), Date::of(2018, 5, 14)) == 110);  // Decree 09/2019
  CHECK(c.between(Date::of(2019, 1, 1), Date::of(2019, 1, 31)) == 0);
}

TEST_CASE("the report shows what was filed, fresh, and nobody types it") {
  City c;
  c.filed(Date::of(2018, 5, 3));
  c.filed(Date::of(2018, 5, 20));
  c.filed(Date::of(2018, 6, 1), 7);
  const auto id = c.open(c.police, c.owed("cong-an-phuong-mot", "cong-an", "2018-05"));
  auto json = c.json(c.police, id);
  CHECK(json["cells"]["phat-tien"].integer() == 2);
  CHECK(json["computed"][0].string() == "phat-tien");
  c.filed(Date::of(2018, 5, 31));
  CHECK(c.json(c.police, id)["cells"]["phat-tien"].integer() == 3);
  const auto typed = c.save(c.police, id, R"({"cells":{"phat-tien":9}})");
  REQUIRE_FALSE(typed);
  CHECK(typed.error().fields.at(0).field == "phat-tien");

  c.send(c.police, c.chief, id, R"({"cells":{"tien":0}})");
  CHECK(c.total("thanh-pho", "cong-an", "phat-tien", "2018-05", Which::sent) == 3);
  c.filed(Date::of(2018, 5, 30));  // after the chief signed: the report stays what was signed
  CHECK(c.json(c.police, id)["cells"]["phat-tien"].integer() == 3);
  CHECK(c.total("thanh-pho", "cong-an", "phat-tien", "2018-05", Which::sent) == 3);
  c.totals_hold();
}

TEST_CASE("nothing filed is zero, not blank") {
  City c;
  const auto id = c.open(c.police, c.owed("cong-an-phuong-mot", "cong-an", "2018-04"));
  CHECK(c.json(c.police, id)["cells"]["phat-tien"].integer() == 0);
}
