#include "obligations/rules.h"

#include <doctest/doctest.h>

#include "obligations/free_text.h"

using namespace hoanhap;
using namespace hoanhap::obligations;

namespace {

Date day(const char* iso) { return *Date::parse_iso(iso); }
plan::Due before(const char* iso) { return {plan::DueKind::before, day(iso), 0, 0, false}; }
plan::Due by_end_plus(int days) { return {plan::DueKind::by, std::nullopt, days, 0, true}; }

plan::Calendar civil(bool shift) {
  return {"thang-duong",
          CalendarKind::calendar_months,
          {{day("2018-02-14"), day("2018-02-20"), {"Tết", "Tết"}},
           {day("2018-04-30"), day("2018-05-01"), {}}},
          shift};
}

Obligation due_on(const char* opens, const char* last_timely) {
  Obligation o;
  o.id = {1};
  o.opens_on = day(opens);
  o.last_timely = day(last_timely);
  return o;
}

Filed filed(const char* state, const char* first_sent) {
  Filed f{{7}, 3, state, {}, {}, {}};
  if (*first_sent) f.first_sent_at = f.sent_at = Instant::at(day(first_sent), 23, 59);
  return f;
}

plan::Unit ward(const char* id, const char* from, const char* to) {
  plan::Unit unit;
  unit.id = id;
  unit.kind = "ward";
  unit.from = day(from);
  unit.to = day(to);
  return unit;
}

}  // namespace

TEST_CASE("the last day in time") {
  const struct {
    const char* what;
    plan::Due due;
    const char* period;
    bool shift;
    const char* last_timely;
  } rows[] = {
      {"before 27/4: the 26th", before("2018-04-27"), "2018-once", false, "2018-04-26"},
      {"a day fixed by the plan stays, weekend or not", before("2018-04-29"), "2018-once", true,
       "2018-04-28"},
      {"5 days after a quarter", by_end_plus(5), "2018-Q2", false, "2018-07-05"},
      {"a Saturday stays where the calendar says so", by_end_plus(7), "2018-Q2", false,
       "2018-07-07"},
      {"a Saturday moves to Monday", by_end_plus(7), "2018-Q2", true, "2018-07-09"},
      {"the last day of the year's holidays", by_end_plus(0), "2018-04", true, "2018-05-02"},
      {"Tết moves a whole week", by_end_plus(14), "2018-01", true, "2018-02-21"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    const auto days = Period::parse(row.period)->days(CalendarKind::calendar_months);
    CHECK(last_timely_day(row.due, days, civil(row.shift)).iso() == row.last_timely);
  }
  CHECK(last_timely_after({plan::DueKind::by, {}, 0, 24, true}, day("2018-05-03")).iso() ==
        "2018-05-04");
  CHECK(last_timely_after({plan::DueKind::by, {}, 0, 36, true}, day("2018-05-03")).iso() ==
        "2018-05-05");
}

TEST_CASE("where an obligation stands") {
  const auto plan_73 = due_on("2018-01-01", "2018-04-26");
  const auto quarter = due_on("2018-04-01", "2018-07-05");
  auto asked = quarter;
  asked.request = true;
  const struct {
    const char* what;
    Obligation obligation;
    std::optional<Filed> filed;
    const char* today;
    const char* state;
    int late;
    std::optional<bool> timely;
  } rows[] = {
      {"ward plan filed on 26/4", plan_73, filed("sent", "2018-04-26"), "2018-06-01", "sent", 0,
       true},
      {"ward plan filed on 27/4 is one day late", plan_73, filed("sent", "2018-04-27"),
       "2018-06-01", "sent", 1, false},
      {"before its period", quarter, {}, "2018-03-31", "upcoming", 0, {}},
      {"nothing yet", quarter, {}, "2018-07-05", "open", 0, {}},
      {"overdue", quarter, {}, "2018-07-08", "overdue", 3, false},
      {"an overdue draft stays a draft, and late", quarter, filed("draft", ""), "2018-07-06",
       "draft", 1, false},
      {"presented is not filed", quarter, filed("presented", ""), "2018-07-06", "presented", 1,
       false},
      {"returned after filing in time", quarter, filed("returned", "2018-07-01"), "2018-07-20",
       "returned", 0, true},
      {"accepted", quarter, filed("accepted", "2018-07-07"), "2018-09-01", "accepted", 2, false},
      {"a request is never overdue", asked, {}, "2018-09-01", "open", 0, {}},
      {"nor late", asked, filed("accepted", "2018-08-20"), "2018-09-01", "accepted", 0, {}},
      {"reopened", quarter, filed("reopened", "2018-07-05"), "2018-09-01", "reopened", 0, true},
  };
  for (const auto& row : rows) {
    CAPTURE(row.what);
    const auto status = status_of(row.obligation, row.filed, day(row.today));
    CHECK(name(status.state) == row.state);
    CHECK(status.late_days == row.late);
    CHECK(status.timely == row.timely);
  }
  auto waived = quarter;
  waived.waived_reason = "Phường đã sáp nhập";
  CHECK(status_of(waived, {}, day("2018-09-01")).state == State::waived);
}

TEST_CASE("duty × period × units valid in it") {
  plan::Plan plan;
  plan.year = 2018;
  plan.from = day("2018-01-01");
  plan.to = day("2018-12-31");
  plan.calendars = {civil(false)};
  plan.units = {ward("tan-lap", "1995-01-21", "9999-12-31"),
                ward("thong-nhat", "1995-01-21", "2018-06-29")};
  plan.sets = {{"each ward", {"ward"}, {}, {}}};
  plan::Form form;
  form.id = "bao-cao";
  form.calendar = "thang-duong";
  plan.forms = {form};
  plan.duties = {{"k/once",
                  "k",
                  "each ward",
                  "bao-cao",
                  {PeriodKind::once, false},
                  before("2018-04-27"),
                  "ubnd",
                  "phong",
                  {}},
                 {"q/quarterly",
                  "q",
                  "each ward",
                  "bao-cao",
                  {PeriodKind::quarter, false},
                  by_end_plus(5),
                  "ubnd",
                  "",
                  {}},
                 {"f/flash",
                  "f",
                  "each ward",
                  "bao-cao",
                  {PeriodKind::half_month, true},
                  by_end_plus(0),
                  "ubnd",
                  "",
                  {}}};
  std::string seen;
  for (const auto& o : owed_by(plan))
    seen += o.unit + " " + o.period.code() + " " + o.last_timely.iso() + "\n";
  CHECK(seen ==
        "tan-lap 2018-once 2018-04-26\n"
        "thong-nhat 2018-once 2018-04-26\n"
        "tan-lap 2018-Q1 2018-04-05\n"
        "thong-nhat 2018-Q1 2018-04-05\n"
        "tan-lap 2018-Q2 2018-07-05\n"
        "tan-lap 2018-Q3 2018-10-05\n"
        "tan-lap 2018-Q4 2019-01-05\n");
}

TEST_CASE("what comes next") {
  const Rights officer{true, false, false}, head{false, true, false}, checker{false, false, true};
  using Steps = std::vector<std::string_view>;
  CHECK(next_steps(State::open, officer) == Steps{"write"});
  CHECK(next_steps(State::upcoming, officer).empty());
  CHECK(next_steps(State::returned, officer) == Steps{"write", "present"});
  CHECK(next_steps(State::presented, officer).empty());
  CHECK(next_steps(State::presented, head) == Steps{"sign"});
  CHECK(next_steps(State::sent, head).empty());
  CHECK(next_steps(State::sent, checker) == Steps{"decide"});
}

TEST_CASE("what a free text may hold") {
  const struct {
    const char* text;
    const char* refused;
  } rows[] = {
      {"Tổ chức 12 buổi, kinh phí 1.250.000 đồng, Kế hoạch số 73 ngày 16/4/2018", ""},
      {"gọi số 0905 123 456", "personal-data"},
      {"CCCD 066187001234", "personal-data"},
      {"sinh ngày 3/4/1995", "personal-data"},
      {"Độ mật: Tối mật", "state-secret"},
      {"BÁO CÁO\nMẬT\nsố 12", "state-secret"},
      {"tài liệu thuộc bí mật nhà nước", "state-secret"},
      {"QUY CHẾ BẢO MẬT và mật độ dân cư; bí mật đời tư của người được hỗ trợ", ""},
      {"dòng\x01 lạ", "invalid-field"},
      {"\xFF", "invalid-field"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto answer = accept_text("ghi-chu", row.text);
    CHECK((answer ? "" : answer.error().type) == row.refused);
    if (!answer) CHECK(answer.error().fields.at(0).field == "ghi-chu");
  }
  CHECK(*accept_text("x", "  Hoa\xCC\x80 nhập ") == "Hoà nhập");
  CHECK(accept_text("x", std::string(2001, 'a')).error().detail.en.find("2000") !=
        std::string::npos);
  CHECK(accept_text("x", std::string(2000, 'a')));
  CHECK(!accept_reason("   "));
}
