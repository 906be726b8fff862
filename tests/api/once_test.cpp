// A request sent twice counts once, and the totals prove it.
#include <doctest/doctest.h>

#include "audit/audit.h"
#include "city.h"
#include "filled.h"
#include "rollup/totals.h"

using namespace hoanhap::test;
using hoanhap::http::Method;

namespace {

const std::string kForm = "bao-cao-phuong-xa";
const std::string kKey = "one-key-0000000000000001";

std::int64_t sent_total(City& city, const std::string& element) {
  const auto list = city.get("ldtbxh.canbo", "/consolidation?form=" + kForm + "&period=2018-Q2");
  return list.body["total"]["sent"][element].integer().value_or(0);
}

std::size_t flash_reports(City& city) {
  return city.get("eatam.congan", "/obligations?form=cong-an-nhanh&period=2018-06")
      .body["items"]
      .size();
}

}  // namespace

TEST_CASE("signing twice with one key counts once; with another body it is refused") {
  City city;
  auto report = fill_in(city, "eatam.canbo", kForm, "2018-Q2", R"("tt-luot-nguoi":320)");
  report.take("eatam.canbo", "present");
  const auto before = sent_total(city, "tt-luot-nguoi");
  const auto sign = [&](const std::string& body, const std::string& key) {
    return city.send("eatam.lanhdao", Method::post, report.path("/sign"), body, report.version,
                     key);
  };
  const auto first = sign("{}", kKey);
  REQUIRE(first.status == 200);
  CHECK(sent_total(city, "tt-luot-nguoi") == before + 320);  // with the answer, not by night
  const auto again = sign("{}", kKey);
  CHECK(again.status == 200);
  CHECK(again.text == first.text);
  CHECK(again.etag == first.etag);
  CHECK(sign(R"({"outgoing_number":"2"})", kKey).type() == "/errors/idempotency-key-reused");
  CHECK(sign("{}", "another-key-0000000001").status == 412);  // a new key is a new request
  CHECK(sent_total(city, "tt-luot-nguoi") == before + 320);
  CHECK(city.get("eatam.canbo", report.path("/revisions")).body.size() == 1);
}

TEST_CASE("a flash report begun twice with one key is one report") {
  City city;
  const auto before = flash_reports(city);
  const auto begin = [&](const std::string& day) {
    return city.post("eatam.congan", "/events", R"({"duty":"bao-cao-nhanh","date":")" + day + "\"}",
                     "", kKey);
  };
  const auto first = begin("2018-06-20");
  REQUIRE(first.status == 201);
  CHECK(begin("2018-06-20").text == first.text);
  CHECK(begin("2018-06-21").status == 422);
  CHECK(flash_reports(city) == before + 1);
}

TEST_CASE("a key is one person's: the same key and body of another begin another report") {
  City city;
  const auto begin = [&](const std::string& police) {
    return city.post(police, "/events", R"({"duty":"bao-cao-nhanh","date":"2018-06-20"})", "", kKey);
  };
  const auto ours = begin("eatam.congan"), theirs = begin("tanlap.congan");
  REQUIRE(ours.status == 201);
  REQUIRE(theirs.status == 201);
  CHECK(ours.body["id"].integer() != theirs.body["id"].integer());
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
