#include <doctest/doctest.h>

#include "excise/rules.h"

using namespace hoanhap;
using namespace hoanhap::excise;
using access::Actor;
using access::Capability;

namespace {

constexpr UnitId kWard{1}, kOffice{2}, kOther{3};
const access::Capabilities kHead = Capability::read | Capability::confirm;
const access::Capabilities kReads = Capability::read | Capability::write;
const access::Capabilities kAdministers = Capability::people | Capability::confirm;

Actor who(int user, UnitId unit, access::Capabilities may, UserId lender = {}) {
  Actor actor{UserId{user}, "", {{unit, may}}};
  if (lender) actor.memberships[0].lent = {{may, lender}};
  return actor;
}

}  // namespace

TEST_CASE("who may confirm: another person, a head, of who wrote it or an office above") {
  Excision e;
  e.proposed_by = UserId{1};
  const obligations::Passage passage{"note:x", {}, "…", {kWard, kOffice, UnitId{}}};
  struct Row {
    const char* who;
    Actor actor;
    UnitId expected;
  };
  const Row rows[] = {
      {"the head of the ward", who(2, kWard, kHead), kWard},
      {"the head of the office above", who(2, kOffice, kHead), kOffice},
      {"who proposed it", who(1, kWard, kHead), {}},
      {"an officer", who(2, kWard, kReads), {}},
      {"an administrator", who(2, kWard, kAdministers), {}},
      {"the head of another unit", who(2, kOther, kHead), {}},
      {"with the right that the proposer lent", who(2, kWard, kHead, UserId{1}), {}},
      {"with the right that somebody else lent", who(2, kWard, kHead, UserId{9}), kWard},
  };
  for (const auto& row : rows) {
    CAPTURE(row.who);
    CHECK(deciding_for(row.actor, e, passage) == row.expected);
  }
  e.state = State::refused;
  CHECK_FALSE(may_decide(rows[0].actor, e, passage));
  CHECK_FALSE(may_withdraw(rows[2].actor, e));
}

TEST_CASE("names are read back as they are written") {
  for (const auto kind : {Kind::record, Kind::obligation, Kind::petition, Kind::directive})
    CHECK(kind_named(name(kind)) == kind);
  for (const auto state : {State::open, State::confirmed, State::refused, State::withdrawn})
    CHECK(state_named(name(state)) == state);
  for (const auto reason : {Reason::person, Reason::number, Reason::secret, Reason::asked})
    CHECK(reason_named(name(reason)) == reason);
  CHECK_FALSE(reason_named("vì thích"));
}
