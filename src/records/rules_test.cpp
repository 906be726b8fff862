#include "records/rules.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace hoanhap;
using namespace hoanhap::records;
using access::Actor;
using access::Capability;

namespace {

constexpr UnitId kWard{1}, kOffice{2}, kCity{3}, kOther{4};

Actor person(int id, UnitId unit, const char* role) {
  return {{id}, "", {{unit, access::find_role(role)->may}}};
}

const Actor officer = person(1, kWard, "officer"), head = person(2, kWard, "head");
const Actor checker = person(3, kOffice, "checker"), receiver = person(4, kCity, "receiver");
const Actor administrator = person(5, kOffice, "administrator"),
            stranger = person(6, kOther, "checker");
// Sits in both houses: head of the ward and officer of the checking office.
const Actor both{
    {7},
    "",
    {{kWard, access::find_role("head")->may}, {kOffice, access::find_role("checker")->may}}};

Record in(State state) {
  Record record;
  record.id = {9};
  record.unit = kWard;
  record.via = kOffice;
  record.receiver = kCity;
  record.state = state;
  record.version = 5;
  record.revision = 1;
  record.presented_by = officer.user;
  record.sent_by = head.user;
  if (state == State::sent || state == State::accepted || state == State::reopened)
    record.sent_revision = 1;
  if (state == State::accepted || state == State::reopened) record.accepted_revision = 1;
  return record;
}

std::string answer(const Record& record, Step step, const Actor& actor,
                   const char* reason = "vì thiếu số liệu") {
  const auto result = allowed(record, step, actor, record.version, reason);
  return result ? "yes" : result.error().type;
}

}  // namespace

TEST_CASE("who may take which step, in which state") {
  const struct {
    State state;
    Step step;
    const Actor& actor;
    const char* answer;
  } rows[] = {
      {State::draft, Step::write, officer, "yes"},
      {State::draft, Step::write, head, "forbidden"},
      {State::draft, Step::write, checker, "forbidden"},
      {State::draft, Step::present, officer, "yes"},
      {State::draft, Step::sign, head, "wrong-state"},
      {State::presented, Step::write, officer, "wrong-state"},
      {State::presented, Step::sign, officer, "forbidden"},
      {State::presented, Step::sign, head, "yes"},
      {State::presented, Step::send_back, head, "yes"},
      {State::presented, Step::accept, checker, "wrong-state"},
      {State::sent, Step::accept, checker, "yes"},
      {State::sent, Step::accept, receiver, "yes"},
      {State::sent, Step::accept, head, "forbidden"},
      {State::sent, Step::accept, officer, "forbidden"},
      {State::sent, Step::accept, stranger, "forbidden"},
      {State::sent, Step::accept, administrator, "forbidden"},
      {State::sent, Step::give_back, checker, "yes"},
      {State::sent, Step::write, officer, "wrong-state"},
      {State::returned, Step::write, officer, "yes"},
      {State::returned, Step::present, officer, "yes"},
      {State::accepted, Step::reopen, checker, "yes"},
      {State::accepted, Step::reopen, head, "forbidden"},
      {State::accepted, Step::give_back, checker, "wrong-state"},
      {State::reopened, Step::write, officer, "yes"},
      {State::reopened, Step::reopen, checker, "wrong-state"},
  };
  for (const auto& row : rows) {
    CAPTURE(name(row.state));
    CAPTURE(done(row.step));
    CHECK(answer(in(row.state), row.step, row.actor) == row.answer);
  }
}

TEST_CASE(
    "a whole report in one step: only by who may write and sign, only where both may be done") {
  auto alone = officer;  // a unit with one person
  alone.memberships[0].may |= head.memberships[0].may;
  const auto answered = [](const Record& record, const Actor& actor, std::int64_t base) {
    const auto result = submitted(record, actor, base, Instant{1000});
    return result ? std::string(name(result->state)) : result.error().type;
  };
  for (const auto state : {State::draft, State::returned, State::reopened})
    CHECK(answered(in(state), alone, 5) == "sent");
  for (const auto state : {State::presented, State::sent, State::accepted})
    CHECK(answered(in(state), alone, 5) == "wrong-state");
  for (const auto* actor : {&officer, &head, &checker, &both, &stranger})
    CHECK(answered(in(State::draft), *actor, 5) == "forbidden");
  CHECK(answered(in(State::draft), alone, 4) == "edited-elsewhere");
  const auto sent = submitted(in(State::reopened), alone, 5, Instant{1000});
  REQUIRE(sent);
  CHECK(sent->version == 8);
  CHECK(sent->revision == 2);
  CHECK(sent->sent_revision == 2);
  CHECK(sent->accepted_revision == 1);
  CHECK(allowed(*sent, Step::accept, alone, 8, "").error().type == "forbidden");
}

TEST_CASE("nobody decides on what they presented or signed, in whatever role they come") {
  auto record = in(State::sent);
  CHECK(answer(record, Step::accept, both) == "yes");
  record.sent_by = both.user;
  CHECK(answer(record, Step::accept, both) == "own-report");
  CHECK(answer(record, Step::give_back, both) == "own-report");
  CHECK(open_steps(record, both).empty());
  record.sent_by = head.user;
  record.presented_by = both.user;
  CHECK(answer(record, Step::accept, both) == "own-report");
}

TEST_CASE("the unit that owes never decides, even where it also checks") {
  auto record = in(State::sent);
  record.unit = kOffice;  // the office's own consolidated report, via itself
  CHECK(answer(record, Step::accept, checker) == "forbidden");
  CHECK(answer(record, Step::accept, receiver) == "yes");
}

TEST_CASE("an older version, and a missing reason, are told apart") {
  const auto record = in(State::sent);
  CHECK(allowed(record, Step::accept, checker, 4, "").error().code == ErrorCode::precondition);
  CHECK(answer(record, Step::give_back, checker, "  ") == "invalid-field");
  CHECK(answer(record, Step::give_back, checker, "gọi 0905123456") == "personal-data");
  CHECK(answer(record, Step::accept, checker, "") == "yes");
}

TEST_CASE("what counts after each step") {
  // state, current revision, sent, accepted; "-" is nothing
  const auto shown = [](const Record& r) {
    const auto n = [](std::optional<int> v) { return v ? std::to_string(*v) : std::string("-"); };
    return fmt::format("{} r{} sent {} accepted {}", name(r.state), r.revision, n(r.sent_revision),
                       n(r.accepted_revision));
  };
  Record record;
  record.unit = kWard;
  record.via = kOffice;
  record.receiver = kCity;
  const struct {
    Step step;
    const Actor& actor;
    const char* becomes;
  } walk[] = {
      {Step::write, officer, "draft r0 sent - accepted -"},
      {Step::present, officer, "presented r1 sent - accepted -"},
      {Step::send_back, head, "draft r1 sent - accepted -"},
      {Step::present, officer, "presented r2 sent - accepted -"},
      {Step::sign, head, "sent r2 sent 2 accepted -"},
      {Step::give_back, checker, "returned r2 sent - accepted -"},
      {Step::present, officer, "presented r3 sent - accepted -"},
      {Step::sign, head, "sent r3 sent 3 accepted -"},
      {Step::accept, checker, "accepted r3 sent 3 accepted 3"},
      {Step::reopen, checker, "reopened r3 sent 3 accepted 3"},
      {Step::present, officer, "presented r4 sent 3 accepted 3"},
      {Step::send_back, head, "reopened r4 sent 3 accepted 3"},
      {Step::present, officer, "presented r5 sent 3 accepted 3"},
      {Step::sign, head, "sent r5 sent 5 accepted 3"},
      {Step::give_back, checker, "returned r5 sent 3 accepted 3"},
      {Step::present, officer, "presented r6 sent 3 accepted 3"},
      {Step::sign, head, "sent r6 sent 6 accepted 3"},
      {Step::accept, checker, "accepted r6 sent 6 accepted 6"},
  };
  Instant now = Instant::at(Date::of(2018, 7, 3));
  const auto first = record.version;
  std::int64_t steps = 0;
  for (const auto& row : walk) {
    REQUIRE(allowed(record, row.step, row.actor, record.version, "lý do"));
    now.ms += 1000;
    record = after(record, row.step, row.actor, now);
    CHECK(shown(record) == row.becomes);
    CHECK(record.version == first + ++steps);
  }
  CHECK(record.first_sent_at == Instant{Instant::at(Date::of(2018, 7, 3)).ms + 5000});
}

TEST_CASE(
    "a lent right: who presented does not sign with it, and the step says whose right it was") {
  // The ward's officer holds the head's signature for an absence.
  Actor deputy = officer;
  deputy.memberships.front().may = deputy.memberships.front().may | Capability::sign;
  deputy.memberships.front().lent = {{0u | Capability::sign, head.user}};
  auto own = in(State::presented);
  CHECK(answer(own, Step::sign, deputy) == "own-report");
  CHECK(open_steps(own, deputy) == std::vector<std::string_view>{"send_back"});
  auto colleagues = own;
  colleagues.presented_by = {8};
  CHECK(answer(colleagues, Step::sign, deputy) == "yes");
  CHECK(right_of(colleagues, Step::sign, deputy) == head.user);
  CHECK_FALSE(right_of(colleagues, Step::write, deputy));

  // The head holds the officer's pen: what they presented with it they don't sign.
  Actor writer = head;
  writer.memberships.front().may = writer.memberships.front().may | Capability::write;
  writer.memberships.front().lent = {{0u | Capability::write, officer.user}};
  auto theirs = in(State::presented);
  theirs.presented_by = head.user;
  CHECK(answer(theirs, Step::sign, writer) == "own-report");

  // Nobody decides with the right of who signed it.
  Actor colleague = person(10, kOffice, "officer");
  colleague.memberships.front().may = colleague.memberships.front().may | Capability::decide;
  colleague.memberships.front().lent = {{0u | Capability::decide, both.user}};
  auto signed_by_both = in(State::sent);
  CHECK(answer(signed_by_both, Step::accept, colleague) == "yes");
  signed_by_both.sent_by = both.user;
  CHECK(answer(signed_by_both, Step::accept, colleague) == "own-report");
}
