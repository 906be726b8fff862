#pragma once

#include <string_view>

#include "access/actor.h"
#include "core/result.h"
#include "support/ground.h"
#include "support/store.h"

namespace hoanhap::support {

// The end of a record (docs/security.md, "Destruction"): keys first, and durably, then its bodies
// and its id; the row stays for the count. What the audit trail keeps is a commitment that only the
// receipt's holder can recognise.
//
// Threads: any; takes `Ground::both` itself, so a caller must not hold it. Fails: as the databases
// do; whatever was begun is finished by `repair` at the next start or by the next `sweep`.
class Destroying {
 public:
  explicit Destroying(Ground& ground) : ground_(ground) {}

  // `who` 0: time, or the person with their receipt.
  Result<bool> destroy(const RecordKeyId& record, std::string_view outcome, UserId who);
  // Everything whose Monday has come, and what was begun and not finished. How many records and
  // links went.
  Result<int> sweep();
  // Cuts both stores' logs on disk, if anything was filed or destroyed since the last time.
  // Fails: `unavailable` while somebody reads; nothing is lost, the next call tries again.
  Result<bool> clear_logs();
  // Before the first request: finishes what a crash left between the two stores. Keys without a
  // body go; a body without a key is destroyed; a link's body follows its key. When there are
  // records and not one key, somebody has forgotten to restore them: refused (`keys-missing`)
  // unless the loss is accepted.
  Result<int> repair(bool accept_loss = false);
  // Past its Monday, though the sweeper has not come by yet.
  bool overdue(const KeyStore::Kept& kept) const { return kept.goes <= ground_.clock.today(); }

 private:
  Result<bool> lapse(const RecordKeyId& record);
  Result<bool> lapse_link(const RecordKeyId& record);
  Result<int> finish();  // with `Ground::both` held
  Result<bool> follow(const KeyStore::Leaving& leaving, UserId who);
  Result<bool> follow_link(const RecordKeyId& record, const Hash& receipt);
  Ground& ground_;
};

}  // namespace hoanhap::support
