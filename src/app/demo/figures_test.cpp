#include "app/demo/figures.h"

#include <doctest/doctest.h>

#include <set>

#include "access/actor.h"
#include "app/demo/accounts.h"
#include "app/demo/filing.h"
#include "plan/compile.h"
#include "records/cells.h"
#include "records/validate.h"

using namespace hoanhap;
using namespace hoanhap::app::demo;

namespace {

const plan::Plan& plan_73() {
  static const auto compiled =
      plan::compile_folder(HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018");
  REQUIRE(compiled.plan);
  return *compiled.plan;
}

struct Tally {
  int forms = 0, errors = 0, warnings = 0, small = 0, people = 0;
};

// Fills `form` for every unit of `set` and every period of the year, as the demo does.
Tally fill_year(const char* form_id, const char* set, std::uint64_t seed) {
  const auto& plan = plan_73();
  const auto& form = *plan.form(form_id);
  Tally tally;
  for (const auto* unit : plan.units_of(set, plan.to)) {
    std::optional<records::Contents> previous;
    for (const auto& period : Period::all_in(plan.year, form.base)) {
      const auto contents = figures(form, *unit, period, seed);
      std::set<std::string, std::less<>> computed;
      for (const auto& element : form.elements) {
        if (element.from) computed.insert(element.id);
        if (!element.counts_people || element.from) continue;
        const auto number = records::number_of(element, contents).value_or(0);
        ++tally.people;
        if (number >= 1 && number <= 4) ++tally.small;
      }
      const auto problems =
          records::find_problems(form, contents, previous ? &*previous : nullptr, computed);
      for (const auto& error : problems.errors) {
        MESSAGE(form_id, " ", unit->id, " ", period.code(), " ", error.element, ": ",
                error.text.en);
        ++tally.errors;
      }
      tally.warnings += static_cast<int>(problems.warnings.size());
      ++tally.forms;
      previous = contents;
    }
  }
  return tally;
}

// What one office fills, the consolidations' own cells among them.
constexpr std::pair<const char*, const char*> kOffices[] = {
    {"cong-an-tong-hop", "cong-an-thanh-pho"}, {"bao-cao-dai", "dai-ttth"},
    {"bao-cao-cong-ttdt", "cong-ttdt"},        {"bao-cao-y-te", "phong-y-te"},
    {"bao-cao-mat-tran", "ubmttq-thanh-pho"},  {"tong-hop-hoi-phu-nu", "hoi-lhpn-thanh-pho"},
    {"tong-hop-doan", "thanh-doan"},           {"tap-huan", "phong-ldtbxh"},
    {"tong-hop-thanh-pho", "phong-ldtbxh"},    {"tong-hop-ke-hoach", "phong-ldtbxh"},
    {"kinh-phi", "spending offices"}};

}  // namespace

TEST_CASE("the demo's figures keep every rule of the forms, whatever the seed") {
  for (const std::uint64_t seed : {1U, 73U, 2018U}) {
    const auto police = fill_year("cong-an-thang", "each ward police", seed);
    CHECK(police.forms == 21 * 12);
    CHECK(police.errors == 0);
    CHECK(police.small * 20 > police.people);  // small counts are common
    const auto wards = fill_year("bao-cao-phuong-xa", "each ward", seed);
    CHECK(wards.forms == 21 * 4);
    CHECK(wards.errors == 0);
    CHECK(wards.warnings > 0);
    CHECK(fill_year("ke-hoach-don-vi", "each ward", seed).errors == 0);
    CHECK(fill_year("khao-sat", "each ward", seed).errors == 0);
    const auto money = fill_year("kinh-phi", "each ward", seed);
    CHECK(money.errors == 0);
    CHECK(money.warnings == 0);
    CHECK(fill_year("bao-cao-hoi-phu-nu", "each ward women union", seed).errors == 0);
    CHECK(fill_year("bao-cao-doan", "each ward youth union", seed).errors == 0);
    CHECK(fill_year("ke-hoach-doan", "each ward youth union", seed).errors == 0);
    CHECK(fill_year("bao-cao-van-hoa", "culture offices", seed).errors == 0);
    for (const auto& [form, unit] : kOffices) CHECK(fill_year(form, unit, seed).errors == 0);
  }
}

TEST_CASE("flash reports keep their rules, and speak of rings that the month has too") {
  const auto& plan = plan_73();
  const auto& form = *plan.form("cong-an-nhanh");
  int reports = 0;
  for (const auto* police : plan.units_of("each ward police", plan.to))
    for (const auto day : flash_days(*police, plan.year, 73)) {
      const auto contents = flash_figures(form, *police, day, 73);
      CHECK(records::find_problems(form, contents, nullptr).errors.empty());
      CHECK(day.year() == plan.year);
      ++reports;
    }
  CHECK(reports > 0);
}

TEST_CASE("the same seed gives the same cell, asked in any order; another seed another city") {
  const auto may = *Period::parse("2018-05");
  const auto first = police_month(73, "ea-tam", may);
  police_month(73, "tan-loi", may);
  CHECK(police_month(73, "ea-tam", may).numbers == first.numbers);
  int differ = 0;
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U})
    differ += police_month(seed, "ea-tam", may).numbers != first.numbers ? 1 : 0;
  CHECK(differ > 0);
}

TEST_CASE("the ward's sanctions are the police's, now and then one more") {
  int differ = 0, all = 0;
  for (const auto* ward : plan_73().units_of("each ward", plan_73().to))
    for (const auto& quarter : Period::all_in(2018, PeriodKind::quarter)) {
      std::int64_t police = 0;
      for (const auto& month : quarter.parts(PeriodKind::month))
        police += police_month(73, ward->id, month).numbers["xp-nguoi-ban"];
      const auto more = ward_quarter(73, ward->id, quarter).numbers["xp-nguoi-ban"] - police;
      CHECK((more == 0 || more == 1));
      differ += static_cast<int>(more);
      ++all;
    }
  CHECK(differ > 0);
  CHECK(differ * 4 < all);
}

TEST_CASE("what a ward's unions led is never more than the ward had") {
  for (const auto* ward : plan_73().units_of("each ward", plan_73().to))
    for (const auto& quarter : Period::all_in(2018, PeriodKind::quarter)) {
      auto whole = ward_quarter(73, ward->id, quarter).numbers;
      auto women = women_quarter(73, ward->id, quarter).numbers;
      auto youth = youth_quarter(73, ward->id, quarter).numbers;
      CHECK(women["pn-buoi"] <= whole["tt-buoi"]);
      CHECK(women["pn-luot-nguoi"] <= whole["tt-luot-nguoi"]);
      CHECK(women["pn-tiep-can"] <= whole["ht-tiep-can"]);
      CHECK(women["pn-tu-van"] <= whole["ht-tu-van"]);
      CHECK(youth["tn-buoi"] <= whole["tt-buoi"]);
      CHECK(youth["tn-luot-nguoi"] <= whole["tt-luot-nguoi"]);
    }
}

TEST_CASE("who has filed by a day: most, some late, some not; the visitor's report is untouched") {
  const auto quarter = *Period::parse("2018-Q2");
  const auto due = Date::of(2018, 7, 5);
  std::map<Filing::Fate, int> on_time, later;
  for (const auto* ward : plan_73().units_of("each ward", plan_73().to)) {
    ++on_time[filing(73, kVisitorDuty, ward->id, quarter, due, Date::of(2018, 7, 6)).fate];
    ++later[filing(73, kVisitorDuty, ward->id, quarter, due, Date::of(2018, 12, 1)).fate];
  }
  CHECK(on_time[Filing::Fate::untouched] >= 1);
  CHECK(on_time.size() >= 3);  // several stages to be seen at once
  CHECK(later[Filing::Fate::accepted] >= 18);
  CHECK(filing(73, kVisitorDuty, kVisitorUnit, quarter, due, due).fate == Filing::Fate::untouched);
}

TEST_CASE("the demo's accounts: every role, every ward, nobody twice") {
  std::set<std::string> logins, roles;
  const auto all = accounts(plan_73());
  for (const auto& account : all) {
    CHECK(logins.insert(account.login).second);
    CHECK(access::find_role(account.role));
    CHECK(plan_73().unit(account.unit));
    CHECK(account.display_name.find("mẫu") != std::string::npos);
    roles.insert(account.role);
  }
  CHECK(all.size() == 29 + 21 * 8);
  CHECK(roles.size() == std::size(access::kRoles));
  CHECK(logins.count("eatam.canbo") == 1);
}
