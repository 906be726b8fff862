// doctor finds what must never be, and says what to do.
#include "support/doctor.h"

#include <doctest/doctest.h>

#include "support/testing_office.h"

using namespace hoanhap;
using namespace hoanhap::support;

namespace {

std::string trouble(Working& city) {
  const auto findings = examine(*city.service);
  REQUIRE(findings);
  std::string bad;
  for (const auto& finding : *findings)
    if (!finding.fine) bad += (bad.empty() ? "" : " ") + finding.question;
  return bad;
}

}  // namespace

TEST_CASE("doctor: a healthy folder, and each thing that can be wrong with it") {
  Working city;
  const auto filed = city.file_by_police();
  CHECK(trouble(city) == "");
  SUBCASE("somebody holds two roles that exclude each other") {
    city.give_role(city.lan, "officer", "cong-an");
    CHECK(trouble(city) == "roles members");
  }
  SUBCASE("a member lost the role") {
    city.end_role(city.minh, "supporter", "ldtbxh");
    CHECK(trouble(city) == "members");
  }
  SUBCASE("the keeper of the epoch is keeper no more") {
    city.end_role(city.keeper, "keeper", "ldtbxh");
    CHECK(trouble(city) == "keepers");
    const auto next = city.person("phutrach.moi", "keeper", "ldtbxh");
    REQUIRE(city.certify(city.ring, next, {city.lan, city.minh}, true));
    CHECK(trouble(city) == "epochs");  // to be wrapped anew
  }
  SUBCASE("a certificate was changed in the database") {
    REQUIRE(city.write([&](storage::Tx& tx) -> Result<bool> {
      auto changed = city.ring.chain.back();
      changed.office = "Bộ phận khác";
      tx.execute("update support_certificate set bytes = ?1", {changed.bytes()});
      return true;
    }));
    CHECK(trouble(city) == "certificates");
  }
  SUBCASE("a key went without its record") {
    REQUIRE(city.keys->destroy(filed.id, "refused"));
    CHECK(trouble(city) == "keys");
  }
  SUBCASE("something is overdue") {
    city.pass_days(31);
    CHECK(trouble(city) == "keys");
    REQUIRE(city.service->destroying.sweep());
    CHECK(trouble(city) == "");
  }
  SUBCASE("an epoch was begun and not finished") {
    REQUIRE(city.certify(city.ring, city.keeper, {city.lan, city.minh}, true));
    CHECK(trouble(city) == "epochs");
  }
  SUBCASE("a body was changed") {
    REQUIRE(city.write([&](storage::Tx& tx) -> Result<bool> {
      tx.execute("update support_part set epoch = 7", {});
      return true;
    }));
    CHECK(trouble(city) == "bodies");
  }
}
