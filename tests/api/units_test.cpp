// The units as a screen shows them: both trees, and what is known of their days.
#include <doctest/doctest.h>

#include "city.h"
#include "units/registry.h"

using namespace hoanhap;
using hoanhap::test::City;

namespace {

Json by_slug(const Json& units, std::string_view slug) {
  for (std::size_t i = 0; i < units.size(); ++i)
    if (units[i]["slug"].string() == slug) return units[i];
  FAIL("no unit " << slug);
  return {};
}

}  // namespace

TEST_CASE("every unit with its parents in both trees") {
  City city;
  const auto answer = city.get("quantri.1", "/units");
  REQUIRE(answer.status == 200);
  const auto units = answer.body["units"];
  CHECK(units.size() == city.parts().units.get()->all().size());
  const auto police = by_slug(units, "cong-an-ea-tam");
  const auto ward = by_slug(units, "ea-tam"), place = by_slug(units, "thanh-pho-bmt");
  CHECK(police["line"][0]["unit"].integer() == by_slug(units, "cong-an-thanh-pho")["id"].integer());
  CHECK(police["place"][0]["unit"].integer() == ward["id"].integer());
  CHECK(ward["within"][0]["unit"].integer() == place["id"].integer());
  CHECK(ward["names"][0]["value"].string() == "Phường Ea Tam");
  CHECK(ward["codes"][0]["value"].string() == "24151");
  // The plan doesn't say since when, so nothing is pretended.
  CHECK(ward["from"].is_null());
  CHECK(ward["names"][0]["to"].is_null());
}

TEST_CASE("a merge shows with its days and its lineage") {
  City city;
  auto& parts = city.parts();
  const auto day = Date::of(2024, 11, 1);
  const auto merged = parts.database->write([&](storage::Tx& tx) {
    units::Change change;
    change.before = {"thang-loi", "thong-nhat"};
    change.after = {{"thanh-cong-moi", "ward", "Phường Thành Công (mới)", "", "24133", {}}};
    change.on = day;
    return units::change(tx, change, Instant::at(day));
  });
  REQUIRE(merged);
  const auto fresh = units::Registry::load(*parts.database);
  REQUIRE(fresh);
  parts.units.set(*fresh);
  const auto body = city.get("quantri.1", "/units").body;
  const auto old = by_slug(body["units"], "thang-loi");
  const auto made = by_slug(body["units"], "thanh-cong-moi");
  CHECK(old["to"].string() == "2024-10-31");
  CHECK(made["from"].string() == "2024-11-01");
  REQUIRE(body["successions"].size() == 2);
  CHECK(body["successions"][0]["after"].integer() == made["id"].integer());
  CHECK(body["successions"][0]["on"].string() == "2024-11-01");
}
