#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "identity/model.h"
#include "identity/rules.h"
#include "identity/sessions.h"
#include "identity/surroundings.h"

namespace hoanhap::identity {

struct Invite {
  UnitId unit;
  std::string display_name, login, role;
};

// Accounts and roles of the units, and the two people every raise of rights takes (design §7).
//
// A method that changes something runs in the caller's transaction, so that access::write_once can
// hold it; the caller says `changed()` after the commit. Codes are made by the caller, because only
// their hashes may reach the database and the stored answers. Ownership: owns nothing. Threads:
// safe from any. Fails: `forbidden` when the actor holds nothing that lets them, `not_found` for
// what they may not know of, `conflict` where the rule of two stands in the way.
class People {
 public:
  People(Surroundings around, Sessions& sessions)
      : around_(std::move(around)), sessions_(sessions) {}

  // ---- proposing: one who holds `people` over the unit
  Result<Proposal> invite(storage::Tx& tx, const access::Actor& actor, const Invite& invite,
                          std::string_view first_half) const;
  Result<Proposal> propose(storage::Tx& tx, const access::Actor& actor, const Held& wanted) const;
  Result<Proposal> reset(storage::Tx& tx, const access::Actor& actor, UserId subject,
                         std::string_view first_half) const;

  // As these two, once it is settled that the proposer may: for the command line, which is 0.
  Result<Proposal> invite_for(storage::Tx& tx, UserId proposer, const Invite& invite,
                              std::string_view first_half) const;
  Result<Proposal> reset_for(storage::Tx& tx, UserId proposer, const Held& concerned,
                             std::string_view first_half) const;
  // The role by which a unit is concerned in somebody's password.
  Result<Held> concerned(storage::Tx& tx, UserId subject) const;

  // ---- deciding: another, of the unit concerned
  Result<Proposal> confirm(storage::Tx& tx, const access::Actor& actor, ProposalId id,
                           std::string_view second_half) const;
  Result<Proposal> refuse(storage::Tx& tx, const access::Actor& actor, ProposalId id,
                          std::string_view reason) const;

  // ---- taking away needs one: who holds `people` over the unit, its head, or the person
  Result<bool> end_grant(storage::Tx& tx, const access::Actor& actor, const Held& held) const;
  Result<bool> disable(storage::Tx& tx, const access::Actor& actor, UserId subject) const;

  // ---- reading
  struct Person {
    Account account;
    std::vector<Held> roles;
  };
  Result<std::vector<Person>> list(storage::Tx& tx, const access::Actor& actor) const;
  struct Open {
    Proposal proposal;
    bool may_decide = false, may_withdraw = false;
    UnitId decides;  // whose people confirm
  };
  Result<std::vector<Open>> proposals(storage::Tx& tx, const access::Actor& actor,
                                      std::optional<ProposalState> state) const;
  Result<std::vector<Notice>> notices(storage::Tx& tx, const access::Actor& actor) const;

  // What is remembered of sessions is out of date; after the commit.
  void changed() const { sessions_.forget_all(); }

 private:
  // The unit, who directs it up to the top, and then whoever administers its territory with those
  // above them: a union that the Party directs is still looked after where the programme is run.
  std::vector<UnitId> chain(UnitId unit, const std::vector<Held>& in_force) const;
  bool manages(const access::Actor& actor, UnitId unit, const std::vector<Held>& in_force) const;
  Result<Proposal> open(storage::Tx& tx, Proposal proposal, std::string_view action) const;
  Post post(const Held& held) const;
  Result<bool> may_hold(storage::Tx& tx, const Held& wanted) const;
  Result<Proposal> decidable(storage::Tx& tx, const access::Actor& actor, ProposalId id) const;
  void log(storage::Tx& tx, UserId who, const Proposal& proposal, std::string_view action) const;

  Surroundings around_;
  Sessions& sessions_;
};

}  // namespace hoanhap::identity
