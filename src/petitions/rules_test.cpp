#include "petitions/rules.h"

#include <doctest/doctest.h>

using namespace hoanhap;
using namespace hoanhap::petitions;

namespace {

constexpr UnitId kWard{1}, kOffice{2}, kCity{3}, kOther{4};

access::Actor person(UnitId unit, const char* role) {
  return {{7}, "", {{unit, access::find_role(role)->may}}};
}
Petition petition(State state = State::raised) {
  Petition p;
  p.id = {1};
  p.unit = kWard;
  p.via = kOffice;
  p.addressee = kCity;
  p.state = state;
  p.version = 3;
  return p;
}
std::string steps(const Petition& p, const access::Actor& actor) {
  std::string words;
  for (const auto step : open_steps(p, actor))
    words += (words.empty() ? "" : " ") + std::string(name(step));
  return words;
}

}  // namespace

TEST_CASE("who may do what with it, state by state") {
  struct Row {
    State state;
    UnitId unit;
    const char* role;
    const char* may;
  };
  const Row rows[] = {
      {State::raised, kWard, "officer", "closed withdrawn"},
      {State::raised, kWard, "head", "closed withdrawn"},
      {State::raised, kWard, "leader", ""},
      {State::raised, kOffice, "checker", "passed_on"},
      {State::raised, kCity, "receiver", "answered passed_on"},
      {State::raised, kCity, "officer", "answered passed_on"},
      {State::raised, kCity, "administrator", ""},
      {State::raised, kOther, "head", ""},
      {State::answered, kWard, "officer", "asked_again closed"},
      {State::answered, kCity, "receiver", "answered closed"},
      {State::answered, kOffice, "checker", ""},
      {State::closed, kWard, "officer", ""},
      {State::closed, kCity, "receiver", ""},
      {State::withdrawn, kWard, "head", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(name(row.state));
    CAPTURE(row.unit.value);
    CAPTURE(row.role);
    CHECK(steps(petition(row.state), person(row.unit, row.role)) == row.may);
  }
}

TEST_CASE("three units know of it, nobody else") {
  for (const auto unit : {kWard, kOffice, kCity})
    CHECK(may_read(person(unit, "officer"), petition()));
  CHECK_FALSE(may_read(person(kOther, "officer"), petition()));
  CHECK_FALSE(may_read(person(kCity, "administrator"), petition()));
  CHECK_FALSE(may_read(person(kCity, "leader"), petition()));
}

TEST_CASE("a step on an old version, in a wrong state, by somebody else") {
  const auto city = person(kCity, "receiver");
  CHECK(allowed(petition(), Step::answered, city, 2).error().type == "edited-elsewhere");
  CHECK(allowed(petition(State::closed), Step::answered, city, 3).error().type == "wrong-state");
  CHECK(allowed(petition(), Step::answered, person(kWard, "officer"), 3).error().code ==
        ErrorCode::forbidden);
  CHECK(allowed(petition(), Step::answered, city, 3));
}

TEST_CASE("passing on changes the office; the one that handed it up keeps sight of it") {
  const Instant now{1000};
  auto p = after(petition(), Step::passed_on, kOther, now);
  CHECK(p.addressee == kOther);
  CHECK(p.via == kOffice);
  CHECK(p.passed_by == petition().addressee);
  CHECK(p.version == 4);
  auto swapped = petition();
  swapped.addressee = kOffice;
  swapped.via = kCity;
  swapped = after(swapped, Step::passed_on, kCity, now);
  CHECK(swapped.addressee == kCity);
  CHECK(swapped.via == kOffice);
  p = after(after(p, Step::answered, {}, now), Step::asked_again, {}, now);
  CHECK(p.state == State::raised);
  CHECK(after(p, Step::closed, {}, now).closed_at == now);
}
