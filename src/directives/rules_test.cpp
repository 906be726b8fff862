#include "directives/rules.h"

#include <doctest/doctest.h>

#include "plan/compile.h"

using namespace hoanhap;
using namespace hoanhap::directives;

namespace {

const plan::Plan& plan_73() {
  static const auto compiled =
      plan::compile_folder(HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018");
  REQUIRE(compiled.plan);
  return *compiled.plan;
}
const Date kDay = Date::of(2018, 7, 2);

bool may(const char* office, const char* unit, const char* form) {
  for (const auto* f : forms_of(plan_73(), office, unit, kDay))
    if (f->id == form) return true;
  return false;
}

}  // namespace

TEST_CASE("an office asks who reports to it, or stands under it") {
  const auto count = [](const char* office) { return units_of(plan_73(), office, kDay).size(); };
  CHECK(count("hoi-lhpn-thanh-pho") == 21);
  CHECK(count("thanh-doan") == 21);
  CHECK(count("cong-an-thanh-pho") == 21);
  CHECK(count("ea-tam") == 2);  // its team 178 and its volunteers, who report nothing
  CHECK(count("dai-ttth") == 0);
  CHECK(count("so-ldtbxh") == 1);
}

TEST_CASE("only for what it checks or receives, or in words") {
  CHECK(may("phong-ldtbxh", "ea-tam", "bao-cao-phuong-xa"));
  CHECK(may("phong-ldtbxh", "ea-tam", "khao-sat"));
  CHECK(may("phong-ldtbxh", "ea-tam", "tra-loi"));
  CHECK(may("hoi-lhpn-thanh-pho", "hoi-phu-nu-ea-tam", "bao-cao-hoi-phu-nu"));
  CHECK_FALSE(may("hoi-lhpn-thanh-pho", "ea-tam", "bao-cao-phuong-xa"));
  CHECK_FALSE(may("phong-ldtbxh", "hoi-phu-nu-ea-tam", "bao-cao-hoi-phu-nu"));  // goes to the union
  CHECK_FALSE(
      may("phong-ldtbxh", "ea-tam", "ke-hoach-don-vi"));  // a plan of the year, not a report
  CHECK_FALSE(may("cong-an-thanh-pho", "cong-an-ea-tam", "cong-an-nhanh"));  // of an event
  CHECK_FALSE(may("dai-ttth", "ea-tam", "tra-loi"));
}

TEST_CASE("for its own periods, or longer ones that add up from them") {
  const auto& ward = *plan_73().form("bao-cao-phuong-xa");
  const auto fits = [&](const plan::Form& form, const char* period) {
    return fit(plan_73(), form, *Period::parse(period));
  };
  CHECK(fits(ward, "2018-Q2") == Fit::base);
  CHECK(fits(ward, "2018-H1") == Fit::longer);
  CHECK(fits(ward, "2018-9M") == Fit::longer);
  CHECK(fits(ward, "2018-05") == Fit::no);
  CHECK(fits(ward, "2017-Q2") == Fit::no);
  CHECK(fits(*plan_73().form("cong-an-thang"), "2018-9M") == Fit::longer);
  CHECK(fits(*plan_73().form("ke-hoach-don-vi"), "2018") == Fit::no);
}
