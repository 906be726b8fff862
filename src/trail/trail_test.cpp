#include <doctest/doctest.h>

#include "trail/csv.h"
#include "trail/rules.h"
#include "trail/words.h"

using namespace hoanhap;
using namespace hoanhap::trail;

TEST_CASE("a cursor is written and read back, and nothing else is one") {
  const Cursor cursor{1'530'000'000'123, 42};
  CHECK(cursor.text() == "1530000000123.42");
  const auto read = Cursor::parse(cursor.text());
  REQUIRE(read);
  CHECK(read->at_ms == cursor.at_ms);
  CHECK(read->id == cursor.id);
  for (const char* text : {"", ".", "1", "1.", ".1", "1.2.3", "1.2 ", "x.1", "1,2"}) {
    CAPTURE(text);
    CHECK_FALSE(Cursor::parse(text));
  }
}

TEST_CASE("what the index serves, and when entries are looked through") {
  Reach all;
  all.whole = true;
  const auto sifts = [&](const Query& query) { return search_for(query, all, {}).sift; };
  Query none, who, unit, action, saved, two;
  who.who = UserId{3};
  unit.unit = UnitId{4};
  action.action = "record.sent";
  saved.action = "record.saved";  // also what is stored as record.nil
  two.who = UserId{3};
  two.action = "record.sent";
  CHECK_FALSE(sifts(none));
  CHECK_FALSE(sifts(who));
  CHECK_FALSE(sifts(unit));
  CHECK_FALSE(sifts(action));
  CHECK(sifts(saved));
  CHECK(sifts(two));
  CHECK(search_for(none, Reach{}, {}).sift);  // somebody who sees a ward only
}

TEST_CASE("days are whole days in Vietnam, both included") {
  Query query;
  query.from = Date::of(2018, 6, 1);
  query.to = Date::of(2018, 6, 30);
  const auto window = search_for(query, {}, {}).window;
  CHECK(window.from_ms == Instant::parse_iso("2018-06-01T00:00:00+07:00")->ms);
  CHECK(window.before.at_ms == Instant::parse_iso("2018-07-01T00:00:00+07:00")->ms);
  CHECK(window.before.id == 0);  // an entry of that very moment is of the next day
  const Cursor earlier{window.from_ms + 5, 9};
  CHECK(search_for(query, {}, earlier).window.before.at_ms == earlier.at_ms);
}

TEST_CASE("nothing occurred reads as any saved draft") {
  CHECK(shown_as("record.nil") == "record.saved");
  for (const auto& action : actions()) {
    CAPTURE(action.id);
    CHECK(shown_as(action.id) == action.id);
    CHECK(action.text.vi != action.text.en);
  }
  Query query;
  query.action = "record.saved";
  CHECK(fits(query, {1, {}, {}, {}, "record.nil", "record:1"}));
}

TEST_CASE("subjects in words") {
  CHECK(subject_text("record:17").vi == "Báo cáo số 17");
  CHECK(subject_text("period:2018-Q2").vi == "Kỳ 2018-Q2");
  CHECK(subject_text("unheard-of:1").vi == "unheard-of:1");
  CHECK(user_of("user:12") == 12);
  CHECK(user_of("record:12") == 0);
}

TEST_CASE("a cell is text, never a formula") {
  std::string out;
  const std::string cells[] = {"=1+1", "+84", "-3", "@x", "\tx", "Lê \"Lan\"", "a,b\nc", ""};
  add_csv_line(out, cells);
  CHECK(out ==
        "\"'=1+1\",\"'+84\",\"'-3\",\"'@x\",\"'\tx\",\"Lê \"\"Lan\"\"\",\"a,b\nc\",\"\"\r\n");
}
