#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "access/actor.h"
#include "identity/model.h"
#include "identity/sessions.h"
#include "identity/surroundings.h"

namespace hoanhap::identity {

using DelegationId = Id<struct DelegationTag>;

// Rights of one person in one unit, lent to a colleague for the days of an absence (design §5).
struct Delegation {
  DelegationId id;
  UserId from, to;
  UnitId unit;
  access::Capabilities may = 0;
  Date first, last;  // inclusive
  Instant made_at;
  std::optional<Instant> accepted_at, ended_at;
  UserId ended_by;  // 0: by itself

  bool open() const { return !ended_at; }
  bool in_force(Date today) const {
    return accepted_at && !ended_at && first <= today && today <= last;
  }
};

// What can be lent: the steps of a report. Being the second person of a grant cannot, nor anything
// an administrator or the auditor may: those exist so that it is another person who does them.
inline constexpr access::Capabilities kLendable =
    access::Capability::write | access::Capability::sign | access::Capability::decide |
    access::Capability::release;
inline constexpr int kLongestDelegation = 31;  // days

// Whether `wish` may be made, from who holds which role now and what was lent before. Pure. Fails:
// `invalid` on to, capabilities, first, last; `conflict` `incompatible-roles`, `already-lent`.
Result<bool> acceptable(const Delegation& wish, std::span<const Held> roles,
                        std::span<const Delegation> before, Date today);

// The rights that `delegation` really gives today: none once it is over, once its giver has lost
// them, or once its receiver has left the unit or taken a role that must not meet them. Reading
// comes with it, for nobody signs unseen.
access::Capabilities lent_by(const Delegation& delegation, std::span<const Held> roles, Date today);

// Makes, accepts and ends them. The receiver's acceptance is the second person; the unit's people
// who confirm, and the giver's, are told and can end it. It ends by itself after its last day, and
// whenever `lent_by` finds nothing; nothing lent can be lent on.
//
// A method that changes something runs in the caller's transaction; the caller says `changed()`
// after the commit. Ownership: owns nothing. Threads: safe from any. Fails: `not_found` for what
// the actor may not know of.
class Delegations {
 public:
  // `tell` puts a notice into somebody's list.
  using Tell = std::function<void(storage::Tx&, UserId, DelegationId)>;
  Delegations(Surroundings around, Sessions& sessions, Tell tell)
      : around_(std::move(around)), sessions_(sessions), tell_(std::move(tell)) {}

  Result<Delegation> make(storage::Tx& tx, const access::Actor& actor, Delegation wish) const;
  Result<Delegation> accept(storage::Tx& tx, const access::Actor& actor, DelegationId id) const;
  Result<Delegation> end(storage::Tx& tx, const access::Actor& actor, DelegationId id) const;
  // Those given and received by the actor, and those of units for which they confirm; newest first.
  std::vector<Delegation> list(storage::Tx& tx, const access::Actor& actor) const;
  // Notes the end of those whose last day has passed; a job. Answers how many.
  Result<int> end_those_over() const;

  void changed() const { sessions_.forget_all(); }
  const Surroundings& around() const { return around_; }

 private:
  void note(storage::Tx& tx, UserId who, const Delegation& delegation,
            std::string_view action) const;
  Surroundings around_;
  Sessions& sessions_;
  Tell tell_;
};

}  // namespace hoanhap::identity
