#include <doctest/doctest.h>

#include "core/bytes.h"
#include "core/date.h"
#include "core/decimal.h"
#include "core/json.h"
#include "core/period.h"
#include "core/text.h"

using namespace hoanhap;

TEST_CASE("dates are read as officials type them") {
  CHECK(Date::parse_typed(" 27/4/2018 ")->iso() == "2018-04-27");
  CHECK(Date::parse_typed("27-4-2018")->vi() == "27/04/2018");
  CHECK(!Date::parse_typed("31/2/2018"));
  CHECK(!Date::parse_iso("2018-4-27"));
  CHECK(Instant::at(Date::of(2018, 4, 27), 23, 59).date() == Date::of(2018, 4, 27));
  CHECK(Instant::parse_iso("2018-04-26T17:00:00Z")->date() == Date::of(2018, 4, 27));
  CHECK(Instant::at(Date::of(2018, 4, 27), 14, 5).iso() == "2018-04-27T14:05:00+07:00");
}

TEST_CASE("periods: codes, days in both calendars, parts") {
  const struct {
    const char* code;
    const char* calendar;
    const char* decree;
  } rows[] = {
      {"2018-04", "2018-04-01..2018-04-30", "2018-03-15..2018-04-14"},
      {"2018-01", "2018-01-01..2018-01-31", "2017-12-15..2018-01-14"},
      {"2018-Q1", "2018-01-01..2018-03-31", "2017-12-15..2018-03-14"},
      {"2018-H1", "2018-01-01..2018-06-30", "2017-12-15..2018-06-14"},
      {"2018-H2", "2018-07-01..2018-12-31", "2018-06-15..2018-12-14"},
      {"2018", "2018-01-01..2018-12-31", "2017-12-15..2018-12-14"},
      {"2018-02b", "2018-02-15..2018-02-28", "2018-02-15..2018-02-28"},
  };
  const auto range = [](DateRange r) { return r.first.iso() + ".." + r.last.iso(); };
  for (const auto& row : rows) {
    const auto p = Period::parse(row.code);
    REQUIRE(p);
    CHECK(p->code() == row.code);
    CHECK(Period::from_key(p->key()) == *p);
    CHECK(range(p->days(CalendarKind::calendar_months)) == row.calendar);
    CHECK(range(p->days(CalendarKind::decree_09)) == row.decree);
  }
  CHECK(Period::parse("2018-Q2")->parts(PeriodKind::month).size() == 3);
  CHECK(Period::parse("2018")->parts(PeriodKind::quarter).size() == 4);
  CHECK(Period::parse("2018-Q1")->previous().code() == "2017-Q4");
  CHECK(Period::containing(Date::of(2018, 12, 20), PeriodKind::quarter, CalendarKind::decree_09)
            .code() == "2019-Q1");
  CHECK(!Period::parse("2018-Q5"));
  CHECK(!Period::parse("2018-13"));
}

TEST_CASE("text: NFC, folding, suggestions, personal data") {
  CHECK(nfc("Hoà") == nfc("Hoa\xCC\x80"));
  CHECK(fold("Cư Êbur Đắk") == "cu ebur dak");
  CHECK(edit_distance("vay_von", "vay-von") == 1);
  CHECK(find_personal_data("gặp chị ấy, 0905 123 456") == PersonalData::telephone);
  CHECK(find_personal_data("CCCD 066187001234") == PersonalData::identity_number);
  CHECK(find_personal_data("sinh ngày 3/4/1995") == PersonalData::birth_date);
  CHECK(!find_personal_data("Kế hoạch số 73 ngày 16/4/2018, kinh phí 1.250.000.000 đồng, 12 buổi"));
}

TEST_CASE("json: reads, refuses, writes") {
  const auto j = Json::parse(R"({"a":[1,2.5,"x\n"],"b":null,"c":true})");
  REQUIRE(j);
  CHECK((*j)["a"][0].integer() == 1);
  CHECK((*j)["a"][2].string() == "x\n");
  CHECK((*j)["c"].boolean() == true);
  CHECK((*j)["zzz"].is_null());
  for (const char* bad : {"{", "{\"a\":1,\"a\":2}", "[1,]", "\xFF", "{} {}", ""})
    CHECK(!Json::parse(bad));
  CHECK(!Json::parse(std::string(40, '[') + std::string(40, ']')));
  CHECK(Json::parse("{\"a\":\n x}").error().detail.en == "Wrong at line 2, column 2.");
  JsonWriter w;
  w.begin_object()
      .field("n", std::int64_t{5})
      .key("s")
      .value("\"é\x01")
      .key("l")
      .begin_array()
      .value(true)
      .null()
      .end_array()
      .end_object();
  CHECK(w.take() == "{\"n\":5,\"s\":\"\\\"é\\u0001\",\"l\":[true,null]}");
}

TEST_CASE("decimals") {
  CHECK(parse_decimal("12.5") == 125000);
  CHECK(parse_decimal("-0.0001") == -1);
  CHECK(!parse_decimal("1,5"));
  CHECK(format_decimal(125000) == "12.5");
  CHECK(format_vi(1234567) == "1.234.567");
  CHECK(format_vi_decimal(12345000) == "1.234,5");
}
