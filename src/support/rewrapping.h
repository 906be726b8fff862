#pragma once

#include "access/actor.h"
#include "core/result.h"
#include "support/offices.h"

namespace hoanhap::support {

// Keys wrapped anew, after an epoch began or an office handed over: a member's browser fetches what
// is left, seals each key to the new team key and sends it back, as often as it takes. When nothing
// is left the older wraps and the older sealed team keys are deleted, and whoever left can open
// nothing any more.
//
// Threads: any. Fails: `not_found` for others than members; `rewrap-unreadable` for a batch that
// isn't signed by the member who sends it, or is for another epoch.
class Rewrapping {
 public:
  Rewrapping(Ground& ground, Offices& offices) : ground_(ground), offices_(offices) {}

  struct Progress {
    SigningKey root;  // whose epoch it is: the successor's after a handover
    std::uint32_t epoch = 0;
    SealingKey team;
    std::int64_t left = 0;
    struct Item {
      WrappedKey key;
      std::uint32_t epoch;  // that it is wrapped for
    };
    std::vector<Item> keys;
  };
  Result<Progress> progress(const access::Actor& actor, const SigningKey& office, int most);
  Result<std::int64_t> take(const access::Actor& actor, const SigningKey& office,
                            const Rewrap& batch);
  // For the desk, without a check of its own.
  Result<Progress> progress(const SigningKey& office, int most);

 private:
  struct Goal {
    Office office;
    Certificate target;
    std::vector<Certificate> older;  // one for each epoch
    std::vector<SealingKey> teams() const;
  };
  Result<Goal> goal(storage::Tx& tx, const SigningKey& office) const;
  Result<Progress> progress(const Goal& goal, int most);
  Result<bool> finish(const Goal& goal);
  Ground& ground_;
  Offices& offices_;
};

}  // namespace hoanhap::support
