#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "core/result.h"
#include "support/destroying.h"
#include "support/limiter.h"
#include "support/offices.h"

namespace hoanhap::support {

// What goes in, one way (clauses IV.2.q, IV.9.m, IV.9.n): a sealed referral from the police, a
// ward, a union, or the person themselves; and its withdrawal by the receipt's code.
//
// The sender's account leaves two traces and no third: an audit entry without the record's id, and
// one more in its unit's count of the half-month. Filing is idempotent by the record's id.
//
// Threads: any. Fails: the refusals of the protocol; `old-epoch` when the team key has changed
// since; `record-taken`; `too-often`; `not_found` for an office that doesn't receive and a unit not
// one's own.
class Filing {
 public:
  Filing(Ground& ground, Offices& offices, Destroying& destroying)
      : ground_(ground), offices_(offices), destroying_(destroying) {}

  struct Referral {
    SigningKey office;
    RecordKeyId record;
    UnitId unit;  // 0: the person themselves, or without an account
    Hash receipt{};
    std::vector<Envelope> parts;
    std::optional<Date> link_until;
  };
  Result<bool> file(const access::Actor& actor, const std::string& peer, const Referral& referral);

  // Whether or not there is such a code, the answer is the same.
  Result<bool> withdraw(const std::string& typed, const std::string& peer);

 private:
  struct Taken {
    Record record;
    SealingKey team;
    UnitId office_unit;
  };
  Result<Taken> look(storage::Tx& tx, const access::Actor& actor, const Referral& referral) const;
  Result<bool> store_keys(const Referral& referral, const SealingKey& team, Date today);
  Ground& ground_;
  Offices& offices_;
  Destroying& destroying_;
  Limiter officers_{100, 2000};  // by account: an outbox may bring a fortnight's at once
  Limiter filings_{20, 300},
      withdrawals_{10, 2000};  // 95 bits are not guessed; who is in need is not kept out
};

}  // namespace hoanhap::support
