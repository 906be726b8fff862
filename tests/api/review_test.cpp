// What a ward, the Labour office and a leader rely on when one report goes its way.
#include <doctest/doctest.h>

#include "audit/audit.h"
#include "city.h"
#include "rollup/totals.h"

using hoanhap::test::City;

namespace {

const std::string kForm = "bao-cao-phuong-xa";
std::string path(std::int64_t record, const std::string& rest = "") {
  return "/records/" + std::to_string(record) + rest;
}

}  // namespace

TEST_CASE("two people edit one report: the second gets both values and loses nothing") {
  City city;
  const auto record = city.open_record("eatam.canbo", kForm, "2018-Q2");
  const auto base = std::to_string(record.version);
  const auto first =
      city.put("eatam.canbo", path(record.id, "/draft"), R"({"cells":{"tt-buoi":3}})", base);
  REQUIRE(first.status == 200);
  const auto second =
      city.put("eatam.canbo", path(record.id, "/draft"), R"({"cells":{"tt-buoi":5}})", base);
  CHECK(second.status == 412);
  CHECK(second.body["conflicts"][0]["yours"].integer() == 5);
  CHECK(second.body["conflicts"][0]["theirs"].integer() == 3);
  CHECK(second.body["current"]["cells"]["tt-buoi"].integer() == 3);
}

TEST_CASE("a request sent twice with one key counts once; with another body it is refused") {
  City city;
  const auto record = city.open_record("eatam.canbo", kForm, "2018-Q2");
  const auto base = std::to_string(record.version);
  const auto save = [&](const char* body) {
    return city.send("eatam.canbo", hoanhap::http::Method::put, path(record.id, "/draft"), body,
                     base, "one-key-0000000000000001");
  };
  const auto first = save(R"({"cells":{"tt-buoi":3}})");
  const auto again = save(R"({"cells":{"tt-buoi":3}})");
  CHECK(first.status == 200);
  CHECK(again.text == first.text);
  CHECK(save(R"({"cells":{"tt-buoi":4}})").status == 422);
}

TEST_CASE("another ward's record answers like one that does not exist") {
  City city;
  const auto record = city.open_record("eatam.canbo", kForm, "2018-Q2");
  const auto theirs = city.get("tanlap.canbo", path(record.id));
  const auto nothing = city.get("tanlap.canbo", path(999'999));
  CHECK(theirs.status == 404);
  CHECK(theirs.text == nothing.text);
  CHECK(city.get("quantri.1", path(record.id)).text == nothing.text);
  CHECK(city.get("ubnd.lanhdao", path(record.id)).text == nothing.text);
}

TEST_CASE("a text with a telephone number is refused with advice, and nothing of it is repeated") {
  City city;
  const auto record = city.open_record("eatam.canbo", kForm, "2018-Q2");
  const auto refused =
      city.put("eatam.canbo", path(record.id, "/draft"),
               R"({"cells":{"nx-kho-khan":"Gọi 0905 123 456"}})", std::to_string(record.version));
  CHECK(refused.status == 422);
  CHECK(refused.body["fields"][0]["field"].string() == "nx-kho-khan");
  CHECK(refused.text.find("0905") == std::string::npos);
}

TEST_CASE("the demo's totals equal their rebuild and its audit chain verifies") {
  City city;
  auto& parts = city.parts();
  const auto differences =
      hoanhap::rollup::rebuild_check(*parts.database, *parts.plan.get(), *parts.units.get());
  REQUIRE(differences);
  CHECK(differences->empty());
  const auto verdict = hoanhap::audit::verify(*parts.database);
  REQUIRE(verdict);
  CHECK(verdict->broken_at == 0);
  CHECK(verdict->entries > 500);
}
