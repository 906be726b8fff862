// A simulated year (issue 3): all units of Plan 73 report through 2018 by the API on a moving
// clock, and what the product adds up is what the test adds up from its own list of what it
// submitted.
#include <doctest/doctest.h>

#include "year.h"

using namespace hoanhap::test;
using hoanhap::Json;

namespace {

constexpr auto kSent = &Account::sent, kAccepted = &Account::accepted;

struct Asked {
  std::string form, period, element;
  Over over = Over::sum;
};

// Thirty figures that the year comes to, over months, quarters, half-years and the year.
const Asked kTotals[] = {
    {"bao-cao-phuong-xa", "2018-Q1", "tt-buoi"},
    {"bao-cao-phuong-xa", "2018-Q2", "tt-luot-nguoi"},
    {"bao-cao-phuong-xa", "2018-Q3", "ht-tu-van"},
    {"bao-cao-phuong-xa", "2018-Q4", "kt-tuan-tra"},
    {"bao-cao-phuong-xa", "2018-H1", "tt-buoi"},
    {"bao-cao-phuong-xa", "2018-H1", "ht-tiep-can"},
    {"bao-cao-phuong-xa", "2018-H2", "tt-tai-lieu"},
    {"bao-cao-phuong-xa", "2018", "tt-luot-nguoi"},
    {"bao-cao-phuong-xa", "2018", "tt-tai-lieu"},
    {"bao-cao-phuong-xa", "2018", "xp-tien-thu"},
    {"bao-cao-phuong-xa", "2018", "nl-can-bo", Over::last},
    {"bao-cao-phuong-xa", "2018-H1", "nl-da-tap-huan", Over::last},
    {"cong-an-thang", "2018-02", "xp-phat-tien"},
    {"cong-an-thang", "2018-07", "kt-hanh-chinh"},
    {"cong-an-thang", "2018-Q1", "xp-canh-cao"},
    {"cong-an-thang", "2018-Q3", "dd-phat-hien"},
    {"cong-an-thang", "2018-H2", "xp-tien-thu"},
    {"cong-an-thang", "2018", "kt-hanh-chinh"},
    {"cong-an-thang", "2018", "xp-nguoi-mua"},
    {"cong-an-thang", "2018", "td-con-lai", Over::last},
    {"khao-sat", "2018-Q2", "cs-tong", Over::last},
    {"khao-sat", "2018", "cs-karaoke", Over::last},
    {"khao-sat", "2018", "nv-tong", Over::last},
    {"bao-cao-hoi-phu-nu", "2018-Q2", "pn-buoi"},
    {"bao-cao-hoi-phu-nu", "2018", "pn-buoi"},
    {"bao-cao-doan", "2018-Q4", "tn-buoi"},
    {"bao-cao-doan", "2018", "tn-buoi"},
    {"kinh-phi", "2018-Q1", "kp-duoc-giao"},
    {"kinh-phi", "2018", "kp-da-chi"},
    {"bao-cao-van-hoa", "2018", "vh-to-roi"},
};
static_assert(std::size(kTotals) == 30);

const char* checker_of(const std::string& form) {
  if (form == "bao-cao-hoi-phu-nu") return "phunu.canbo";
  if (form == "bao-cao-doan") return "doan.canbo";
  return "ldtbxh.canbo";
}

std::string shown(std::optional<std::int64_t> value) {
  return value ? std::to_string(*value) : "null";
}

void check_totals(Year& year) {
  for (const auto& [form, period, element, over] : kTotals) {
    const auto query = "?form=" + form + "&period=" + period;
    const std::string who = checker_of(form);
    // A checker's list adds up whom they check; the office's own money goes to the committee.
    auto checked = year.accounts;
    std::erase_if(checked,
                  [&](const Account& a) { return a.decider != who && a.unit == "phong-ldtbxh"; });
    const auto accepted = add_up(year.accounts, form, period, element, over, kAccepted);
    CAPTURE(query);
    CAPTURE(element);
    REQUIRE(accepted);
    const auto list = year.city.get(who, "/consolidation" + query);
    REQUIRE(list.status == 200);
    CHECK(list.body["total"]["sent"][element].dump() ==
          shown(add_up(checked, form, period, element, over, kSent)));
    CHECK(list.body["total"]["accepted"][element].dump() ==
          shown(add_up(checked, form, period, element, over, kAccepted)));
    // Ward by ward, as sent.
    const auto rows = list.body["rows"];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string unit(*rows[i]["unit"]["slug"].string());
      CAPTURE(unit);
      CHECK(rows[i]["cells"][element].dump() ==
            shown(add_up(year.accounts, form, period, element, over, kSent, unit)));
    }
    // And upwards: the city within the province.
    const auto province =
        year.city.get(who, "/overview/table" + query + "&within=tinh-dak-lak").body;
    CHECK(province["rows"].size() == 1);
    CHECK(province["rows"][0]["unit"]["slug"].string() == "thanh-pho-bmt");
    CHECK(province["rows"][0]["cells"][element].dump() == shown(accepted));
    CHECK(province["total"]["accepted"][element].dump() == shown(accepted));
  }
}

Json target(const Json& overview, const char* id) {
  for (std::size_t i = 0; i < overview["targets"].size(); ++i)
    if (overview["targets"][i]["id"].string() == id) return overview["targets"][i];
  FAIL("no target " << id);
  return {};
}

// II.2.a, b: two forms and three topics ticked by the ward in what was accepted, and sessions.
int wards_that_communicate(const Year& year, const std::string& period) {
  std::map<std::string, Said> wards;
  for (const auto& part : parts_of(period, "quarter"))
    for (const auto& a : year.accounts) {
      if (a.form != "bao-cao-phuong-xa" || a.period != part || !a.accepted) continue;
      auto& ward = wards[a.unit];
      ward.numbers["tt-buoi"] += a.accepted->numbers.at("tt-buoi");
      for (const auto* element : {"tt-hinh-thuc", "tt-chu-de"})
        if (const auto ticked = a.accepted->choices.find(element);
            ticked != a.accepted->choices.end())
          ward.choices[element].insert(ticked->second.begin(), ticked->second.end());
    }
  int count = 0;
  for (auto& [unit, ward] : wards)
    count += ward.numbers["tt-buoi"] > 0 && ward.choices["tt-hinh-thuc"].size() >= 2 &&
                     ward.choices["tt-chu-de"].size() >= 3
                 ? 1
                 : 0;
  return count;
}

void check_targets(Year& year, const std::string& period) {
  CAPTURE(period);
  const auto overview = year.city.get("ldtbxh.canbo", "/overview?period=" + period).body;
  const auto value = [&](const char* id, const char* part) {
    return target(overview, id)["value"][part].dump();
  };
  const auto sum = [&](const char* form, const char* element, Over over = Over::sum) {
    return add_up(year.accounts, form, period, element, over, kAccepted);
  };
  CHECK(value("tuyen-truyen-100", "numerator") == shown(wards_that_communicate(year, period)));
  CHECK(value("tuyen-truyen-100", "denominator") == "21");
  CHECK(value("duong-day-100", "numerator") ==
        shown(*sum("cong-an-thang", "dd-kip-thoi") +
              sum("cong-an-tong-hop", "tp-dd-kip-thoi").value_or(0)));
  CHECK(value("duong-day-100", "denominator") ==
        shown(*sum("cong-an-thang", "dd-phat-hien") +
              sum("cong-an-tong-hop", "tp-dd-phat-hien").value_or(0)));
  CHECK(value("lanh-manh-17", "numerator") ==
        shown(sum("tong-hop-thanh-pho", "th-lanh-manh-goc", Over::last)));
  CHECK(value("trong-diem-0", "numerator") ==
        shown(sum("tong-hop-thanh-pho", "th-trong-diem", Over::last)));
  CHECK(value("tap-huan-100", "numerator") ==
        shown(sum("bao-cao-phuong-xa", "nl-da-tap-huan", Over::last)));
  CHECK(value("tap-huan-100", "denominator") ==
        shown(sum("bao-cao-phuong-xa", "nl-can-bo", Over::last)));
}

// Figures that nobody types: half-years, the year, the city's report.
void check_promises(Year& year) {
  CHECK(year.promises.size() > 150);
  std::map<std::int64_t, Json> records;
  for (const auto& promise : year.promises) {
    auto& record = records[promise.record];
    if (record.is_null())
      record = year.city.get(promise.who, "/records/" + std::to_string(promise.record)).body;
    CAPTURE(promise.record);
    CAPTURE(promise.element);
    CHECK(record["cells"][promise.element].dump() == shown(promise.expected));
  }
}

// Two sources of one fact stand side by side and differ where the test made them differ.
void check_conflicts(Year& year) {
  const auto list =
      year.city.get("ldtbxh.canbo", "/consolidation?form=bao-cao-phuong-xa&period=2018-Q2").body;
  for (std::size_t i = 0; i < list["compare"].size(); ++i) {
    const auto compared = list["compare"][i];
    if (compared["one"].string() != "cong-an-thang.xp-canh-cao" &&
        compared["other"].string() != "cong-an-thang.xp-canh-cao")
      continue;
    const bool ward_first = compared["one"].string() == "bao-cao-phuong-xa.xp-canh-cao";
    int differing = 0;
    for (std::size_t r = 0; r < compared["rows"].size(); ++r) {
      const auto row = compared["rows"][r];
      const std::string ward(*row["unit"]["slug"].string());
      CAPTURE(ward);
      const auto of_ward = add_up(year.accounts, "bao-cao-phuong-xa", "2018-Q2", "xp-canh-cao",
                                  Over::sum, kSent, ward);
      const auto of_police = add_up(year.accounts, "cong-an-thang", "2018-Q2", "xp-canh-cao",
                                    Over::sum, kSent, "cong-an-" + ward);
      CHECK(row[ward_first ? "a" : "b"].dump() == shown(of_ward));
      CHECK(row[ward_first ? "b" : "a"].dump() == shown(of_police));
      differing += row["differs"].boolean().value_or(false) ? 1 : 0;
    }
    CHECK(differing >= 2);
    return;
  }
  FAIL("the wards' and the police's warnings are not compared");
}

}  // namespace

TEST_CASE("a simulated year: thirty totals and the targets are the sums of what was submitted") {
  Year year;
  year.play();
  for (const auto* fate :
       {"in time", "late", "never", "waived", "never decided", "returned, corrected",
        "returned for good", "corrected after acceptance"}) {
    CAPTURE(fate);
    CHECK(year.fates[fate] >= 3);
  }
  MESSAGE(year.accounts.size() << " duties, " << year.requests << " requests");
  check_totals(year);
  for (const auto* period : {"2018-Q2", "2018-H1", "2018"}) check_targets(year, period);
  check_promises(year);
  check_conflicts(year);
}
