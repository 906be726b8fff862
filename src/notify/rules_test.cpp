#include "notify/rules.h"

#include <doctest/doctest.h>

using namespace hoanhap;
using namespace hoanhap::notify;

namespace {

Date day(const char* iso) { return *Date::parse_iso(iso); }

plan::Calendar calendar() {
  plan::Calendar made;
  made.holidays = {{day("2018-09-03"), day("2018-09-03"), {}}};
  return made;
}

obligations::Obligation owed(const char* last_timely, bool via = true) {
  obligations::Obligation o;
  o.id = {1};
  o.unit = {10};
  o.receiver = {30};
  o.via = via ? UnitId{20} : UnitId{};
  o.opens_on = day("2018-01-01");
  o.last_timely = day(last_timely);
  return o;
}

std::string words(const std::optional<Rung>& rung) {
  return rung ? std::to_string(rung->days) + " " + std::string(name(rung->whom)) : "nobody";
}

// What the ladder does day by day when nobody files: "2018-07-02: -3 officer", …
std::vector<std::string> climb(const obligations::Obligation& o, const char* from, const char* to,
                               std::vector<Rung> ladder = default_setting().ladder) {
  std::vector<std::string> done;
  std::optional<Reminder> last;
  for (auto today = day(from); today <= day(to); today = today.plus_days(1)) {
    const auto rung = next_rung(ladder, o, calendar(), last, today);
    if (!rung) continue;
    done.push_back(today.iso() + ": " + words(rung));
    last = Reminder{{1}, o.id, Kind::ladder, *rung, today, {}, {}, {}};
    CHECK_FALSE(next_rung(ladder, o, calendar(), last, today));  // one a day
  }
  return done;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the ladder climbs from the officer to the receiver, days off left out") {
  // Thursday 5 July 2018 is the last day in time.
  CHECK(climb(owed("2018-07-05"), "2018-06-25", "2018-08-01") ==
        Lines{"2018-07-02: -3 officer", "2018-07-05: 0 officer", "2018-07-06: 1 head",
              "2018-07-09: 3 checker", "2018-07-12: 7 receiver"});
  // A Sunday: officers on Thursday and Friday; the first day late is the holiday after it.
  CHECK(climb(owed("2018-09-02"), "2018-08-25", "2018-09-30") ==
        Lines{"2018-08-30: -3 officer", "2018-08-31: 0 officer", "2018-09-04: 1 head",
              "2018-09-05: 3 checker", "2018-09-10: 7 receiver"});
}

TEST_CASE("after days without a server nobody is told before those nearer to the work") {
  CHECK(climb(owed("2018-07-05"), "2018-07-20", "2018-08-01") ==
        Lines{"2018-07-20: 0 officer", "2018-07-21: 1 head", "2018-07-22: 3 checker",
              "2018-07-23: 7 receiver"});
}

TEST_CASE("a receiver that checks by itself is told once") {
  CHECK(climb(owed("2018-07-05", false), "2018-07-01", "2018-08-01").back() ==
        "2018-07-09: 3 checker");
}

TEST_CASE("rungs of one day and of one person come one after the other, none twice") {
  CHECK(climb(owed("2018-07-05"), "2018-07-01", "2018-08-01",
              {{-7, Whom::officer}, {0, Whom::officer}, {1, Whom::head}, {1, Whom::checker}}) ==
        Lines{"2018-07-01: -7 officer", "2018-07-05: 0 officer", "2018-07-06: 1 head",
              "2018-07-07: 1 checker"});
}

TEST_CASE("a ladder that is changed meanwhile goes on from the rung it stands on") {
  const Reminder last{{1}, {1}, Kind::ladder, {0, Whom::officer}, day("2018-07-05"), {}, {}, {}};
  const std::vector<Rung> changed = {{-5, Whom::officer}, {-1, Whom::officer}, {2, Whom::head}};
  CHECK(words(next_rung(changed, owed("2018-07-05"), calendar(), last, day("2018-07-06"))) ==
        "nobody");
  CHECK(words(next_rung(changed, owed("2018-07-05"), calendar(), last, day("2018-07-09"))) ==
        "2 head");
}

TEST_CASE("what comes next is known before it comes") {
  const auto o = owed("2018-07-05");
  const auto ladder = default_setting().ladder;
  const auto first = coming_rung(ladder, o, calendar(), {}, day("2018-06-20"));
  CHECK(first->on == day("2018-07-02"));
  const Reminder last{{1}, {1}, Kind::ladder, {1, Whom::head}, day("2018-07-20"), {}, {}, {}};
  const auto late = coming_rung(ladder, o, calendar(), last, day("2018-07-20"));
  CHECK(late->on == day("2018-07-21"));
  CHECK(words(late->rung) == "3 checker");
  const Reminder top{{1}, {1}, Kind::ladder, {7, Whom::receiver}, day("2018-07-20"), {}, {}, {}};
  CHECK_FALSE(coming_rung(ladder, o, calendar(), top, day("2018-07-20")));
}

TEST_CASE("what is sent, waived or not yet begun is not reminded of") {
  auto o = owed("2018-07-05");
  obligations::Filed filed;
  filed.state = "presented";
  CHECK(open(o, std::nullopt, day("2018-07-02")));
  CHECK(open(o, filed, day("2018-07-02")));
  CHECK_FALSE(open(o, std::nullopt, day("2017-12-31")));
  filed.first_sent_at = Instant{1};
  filed.state = "returned";
  CHECK_FALSE(open(o, filed, day("2018-07-02")));
  o.waived_reason = "…";
  CHECK_FALSE(open(o, std::nullopt, day("2018-07-02")));
}

TEST_CASE("which ladders are acceptable") {
  struct Row {
    std::vector<Rung> ladder;
    int hour;
    const char* wrong;  // the field, "" when acceptable
  };
  using enum Whom;
  const Row rows[] = {
      {{{-3, officer}, {0, officer}, {1, head}, {3, checker}, {7, receiver}}, 7, ""},
      {{{7, receiver}, {0, officer}}, 0, ""},  // sorted for whoever types it otherwise
      {{{0, officer}}, 23, ""},
      {{}, 7, "ladder"},
      {{{1, officer}}, 7, "ladder"},
      {{{0, head}}, 7, "ladder"},
      {{{-3, officer}, {1, checker}, {2, head}}, 7, "ladder"},
      {{{0, officer}, {0, officer}}, 7, "ladder"},
      {{{-61, officer}}, 7, "ladder"},
      {{{0, officer}}, 24, "hour"},
      {{{0, officer}}, -1, "hour"},
  };
  for (const auto& row : rows) {
    Setting wanted{0, row.ladder, row.hour};
    const auto got = acceptable(wanted);
    CAPTURE(&row - rows);
    CHECK((got ? "" : got.error().fields.front().field) == row.wrong);
  }
  CHECK(acceptable(default_setting()));
}

TEST_CASE("a failed mail is tried again ever more rarely, and given up after three days") {
  const auto made = Instant::at(day("2018-07-02"), 7);
  const auto minutes = [&](int attempts, int after_hours) -> std::int64_t {
    const Instant now{made.ms + after_hours * 3'600'000};
    const auto next = next_attempt(made, attempts, now);
    return next ? (next->ms - now.ms) / 60'000 : -1;
  };
  CHECK(minutes(1, 0) == 1);
  CHECK(minutes(2, 0) == 5);
  CHECK(minutes(3, 0) == 15);
  CHECK(minutes(4, 1) == 60);
  CHECK(minutes(5, 5) == 240);
  CHECK(minutes(9, 40) == 720);
  CHECK(minutes(10, 73) == -1);
}

TEST_CASE("which addresses can be written to; a wrong one is not repeated") {
  for (const auto* good : {"van-thu@eatam.example.gov.vn", " a@b.vn ", "x+y@mail.example"})
    CHECK(acceptable_address(good));
  for (const auto* bad :
       {"", "a", "@b.vn", "a@", "a@b", "a b@c.vn", "a@b@c.vn", "á@b.vn", "a@b..vn", ".a@b.vn",
        "a@b.vn\r\nBcc: c@d.vn", "a@b.vn,c@d.vn", "<a@b.vn>"}) {
    CAPTURE(bad);
    const auto got = acceptable_address(bad);
    REQUIRE_FALSE(got);
    CHECK(got.error().fields.front().field == "address");
    if (std::string_view(bad).size() > 4)
      CHECK(got.error().detail.vi.find(bad) == std::string::npos);
  }
}

TEST_CASE("the hour is Vietnam's") {
  CHECK(hour_of(*Instant::parse_iso("2018-07-02T00:10:00+07:00")) == 0);
  CHECK(hour_of(*Instant::parse_iso("2018-07-02T06:59:59+07:00")) == 6);
  CHECK(hour_of(Instant{1530487800000}) == 6);
}
