// Who may be a member, when things go, which step leads where: tables.
#include "support/rules.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace hoanhap;
using namespace hoanhap::support;

TEST_CASE("members serve nobody who sanctions, inspects, administers or audits") {
  using identity::Post;
  struct Row {
    const char* what;
    std::vector<Post> posts;
    bool supporter, may;
  };
  const Post supporter{"supporter", "agency"};
  for (const Row& row : std::initializer_list<Row>{
           {"a support worker", {supporter}, true, true},
           {"who also reports for an agency", {supporter, {"officer", "agency"}}, true, true},
           {"who also heads the office", {supporter, {"head", "agency"}}, true, true},
           {"of another unit only", {supporter}, false, false},
           {"an officer of the police", {supporter, {"officer", "police"}}, true, false},
           {"a leader at the ward police", {supporter, {"leader", "ward-police"}}, true, false},
           {"in Team 178", {supporter, {"officer", "team-178"}}, true, false},
           {"in a ward's Team 178", {supporter, {"officer", "ward-team-178"}}, true, false},
           {"an inspector elsewhere", {supporter, {"inspector", "agency"}}, true, false},
           {"an administrator", {supporter, {"administrator", "committee"}}, true, false},
           {"an auditor", {supporter, {"auditor", "committee"}}, true, false},
       }) {
    CAPTURE(row.what);
    CHECK(may_be_member(row.posts, row.supporter) == row.may);
  }
  // The keeper, who certifies members, is kept apart in the same way.
  CHECK(identity::incompatible(Post{"keeper", "agency"}, Post{"officer", "team-178"}));
  CHECK(identity::incompatible(Post{"administrator", "committee"}, Post{"keeper", "agency"}));
  CHECK_FALSE(identity::incompatible(Post{"keeper", "agency"}, Post{"supporter", "agency"}));
}

TEST_CASE("classes of senders") {
  CHECK(sender_of("ward-police") == Sender::police);
  CHECK(sender_of("commune") == Sender::ward);
  CHECK(sender_of("ward-women-union") == Sender::alliance);
  CHECK(name(Sender::alliance) == "union");
  CHECK_FALSE(sender_of("agency"));
  CHECK_FALSE(sender_of("team-178"));
}

TEST_CASE("deadlines are kept: the Monday on or before") {
  struct Row {
    Date arrival, monday;
  };
  for (const auto& row : {Row{Date::of(2018, 5, 2), Date::of(2018, 5, 28)},
                          Row{Date::of(2018, 5, 5), Date::of(2018, 6, 4)},
                          Row{Date::of(2018, 5, 6), Date::of(2018, 6, 4)},
                          Row{Date::of(2018, 2, 1), Date::of(2018, 2, 26)}}) {
    const auto arrival = row.arrival;
    CAPTURE(arrival.iso());
    CHECK(batch_before(referral_deadline(arrival)).iso() == row.monday.iso());
    CHECK(batch_before(referral_deadline(arrival)) <= arrival.plus_days(30));
    CHECK(batch_before(referral_deadline(arrival)) >= arrival.plus_days(24));
    CHECK(batch_before(referral_deadline(arrival)).weekday() == 1);
  }
  CHECK(add_months(Date::of(2018, 8, 31), 6).iso() == "2019-02-28");
  CHECK(add_months(Date::of(2018, 12, 15), 1).iso() == "2019-01-15");
}

TEST_CASE("what ties to a sanction: earlier when asked, never later than a year") {
  const auto arrival = Date::of(2018, 5, 2);
  CHECK(link_deadline(arrival, std::nullopt).iso() == "2018-11-02");
  CHECK(link_deadline(arrival, Date::of(2018, 7, 1)).iso() == "2018-07-01");
  CHECK(link_deadline(arrival, Date::of(2020, 1, 1)).iso() == "2019-05-02");
  CHECK(link_deadline(arrival, Date::of(2017, 1, 1)) == arrival);
}

TEST_CASE("consent is dated and expires") {
  const auto today = Date::of(2018, 5, 2);
  CHECK(consent_deadline(today, Date::of(2018, 12, 31), 12));
  CHECK(consent_deadline(today, Date::of(2019, 5, 2), 12));
  CHECK_FALSE(consent_deadline(today, Date::of(2019, 5, 3), 12));
  CHECK_FALSE(consent_deadline(today, today, 12));
}

TEST_CASE("steps: what may follow what") {
  using S = State;
  struct Row {
    Step step;
    std::vector<State> from;
    State to;
  };
  const State all[] = {S::received, S::contacted, S::consented, S::serving, S::destroyed};
  for (const auto& row : std::initializer_list<Row>{
           {Step::contacted, {S::received}, S::contacted},
           {Step::consented, {S::received, S::contacted}, S::consented},
           {Step::serving, {S::consented}, S::serving},
           {Step::refused, {S::received, S::contacted}, S::destroyed},
           {Step::unreached, {S::received, S::contacted}, S::destroyed},
           {Step::children, {S::received, S::contacted, S::consented, S::serving}, S::destroyed},
           {Step::closed, {S::consented, S::serving}, S::destroyed},
       }) {
    const auto step = row.step;
    const auto to = row.to;
    CAPTURE(name(step));
    for (const auto state : all) {
      CAPTURE(name(state));
      const bool may = std::ranges::find(row.from, state) != row.from.end();
      const auto next = after(state, step);
      CHECK(next.has_value() == may);
      if (next) CHECK(*next == to);
      if (!next) CHECK(next.error().type == "wrong-state");
    }
    CHECK(ends(step) == (to == S::destroyed));
  }
  CHECK(after(S::consented, Step::renewed) == S::consented);
  CHECK(after(S::serving, Step::renewed) == S::serving);
}
