#pragma once

#include <string_view>
#include <vector>

#include "access/actor.h"
#include "notify/model.h"
#include "storage/database.h"

namespace hoanhap::notify {

// Who can be told now: everybody with an open account, by what they may in which unit, by their
// roles or because a colleague lends it. Read once a transaction.
class People {
 public:
  People(storage::Tx& tx, Date today);
  std::vector<UserId> who(access::Capability may, UnitId unit) const;

 private:
  struct Holding {
    UserId user;
    UnitId unit;
    access::Capabilities may = 0;
  };
  std::vector<Holding> holdings_;  // by unit
};

// The people of a rung, and the unit for which they are told. `presented`: the next step is the
// head's. Where a unit has nobody to write, whoever signs for it is told instead, and the other way
// round.
struct Addressees {
  UnitId unit;
  std::vector<UserId> people;
};
Addressees addressees(const People& people, Whom whom, const obligations::Obligation& obligation,
                      bool presented);

// Tells the heads of `units`, who read there and confirm, about something; once each, and not `by`.
void tell_heads(storage::Tx& tx, const std::vector<UnitId>& units, UserId by, std::string_view kind,
                std::int64_t about, Instant at);

// Tells whoever may do this anywhere, by a role of their own; once each, and not `by`.
void tell_holders(storage::Tx& tx, access::Capability may, UserId by, std::string_view kind,
                  std::int64_t about, Instant at);

}  // namespace hoanhap::notify
