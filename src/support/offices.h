#pragma once

#include <string>
#include <vector>

#include "access/actor.h"
#include "core/result.h"
#include "support/ground.h"
#include "support/store.h"

namespace hoanhap::support {

// Offices, their chains of certificates and their members (README). The server checks every
// signature and every member's posts; the root key that signs is never here.
//
// Every call but the last runs in the caller's transaction. Threads: any. Fails: `not_found` for
// whoever is neither keeper nor member, whatever they ask; the refusals of protocol/refusal.h;
// conflicts in words.
class Offices {
 public:
  explicit Offices(Ground& ground) : ground_(ground) {}

  // Somebody's place in an office now.
  struct Standing {
    Office office;
    Certificate certificate;
    Roster roster;
  };
  Result<Standing> as_member(storage::Tx& tx, const access::Actor& actor, const SigningKey& root);
  Result<Office> as_keeper(storage::Tx& tx, const access::Actor& actor, const SigningKey& root);
  // The office of a record, for a member of it.
  struct Held {
    Standing standing;
    Record record;
  };
  Result<Held> as_member(storage::Tx& tx, const access::Actor& actor, const RecordKeyId& record);

  // A keeper begins an office of their unit; a chain makes it real.
  Result<bool> found(storage::Tx& tx, const access::Actor& actor, const Office& wanted);
  // Somebody's own keys, for the keeper to certify.
  Result<bool> enrol(storage::Tx& tx, const access::Actor& actor, const SigningKey& root,
                     const Enrolment& enrolment, const Bytes& wrap);
  Result<bool> change_wrap(storage::Tx& tx, const access::Actor& actor, const SigningKey& root,
                           const Bytes& wrap);
  struct Seal {
    std::int64_t account;
    SealedKey sealed;
  };
  struct Certification {
    Certificate certificate;
    Roster roster;
    std::vector<Seal> seals;  // of the team key; account 0: the recovery key
    Bytes root_for_recovery;  // optional
  };
  Result<bool> certify(storage::Tx& tx, const access::Actor& actor, const SigningKey& root,
                       const Certification& certification);

  // Who may be a member now: open account, role in the office's unit, nothing that excludes it.
  bool eligible(storage::Tx& tx, UserId user, UnitId unit) const;
  // Members of the current roster who may not be any more; each call also suspends them.
  std::vector<std::int64_t> leaving(storage::Tx& tx, const Office& office, const Roster& roster);
  bool in_good_standing(storage::Tx& tx, const Office& office, const Certificate& certificate,
                        const Roster& roster, UserId user);

  // A keeper of the epoch in force is none any more: they had its team key, so a new one is due.
  bool keeper_left(storage::Tx& tx, const Office& office, std::uint32_t epoch) const;

  // For identity (surroundings.h): keys of any office whose wraps still open something, in a roster
  // or as the keeper who certified it; and what a change of roles means for whoever has them.
  bool holds_keys(storage::Tx& tx, UserId user);
  void roles_changed(storage::Tx& tx, UserId user);
  // Every office: suspends whom `leaving` names. How many are suspended.
  Result<int> review();

  // The office that receives referrals of a purpose now: the plan's unit, open. Nothing: none yet.
  std::optional<Office> receiving(storage::Tx& tx, Purpose purpose) const;

 private:
  Ground& ground_;
};

}  // namespace hoanhap::support
