#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/plans/effect.h"
#include "app/plans/store.h"
#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "plan/model.h"
#include "storage/database.h"

namespace hoanhap::app {

// Putting a plan into force (design §4): what it does is shown first, two different people say yes,
// and from then on `serve` takes no other plan. Nothing that exists is deleted (plans/effect.h).
struct ActivePlan {
  plans::ActivationId id;
  std::string hash, title;
};

// The plan in force; empty hash where none has been activated yet.
Result<ActivePlan> active_plan(storage::Database& database);

// What activating `plan` would do, without doing it. `before`: the plan in force, null for none.
Result<Effect> preview(storage::Database& database, const Clock& clock, const plan::Plan* before,
                       const plan::Plan& plan);

// Does it: units, obligations, the activation's row with the plan's files, its audit entry, in one
// transaction. `proposed` and `confirmed` are different people, each known to hold the right
// (identity has checked their passwords); both 0 only in a demo folder, which has nobody to ask.
Result<Effect> activate(storage::Database& database, const Clock& clock, const plan::Plan* before,
                        const plan::Plan& plan, const plans::Files& files, UserId proposed,
                        UserId confirmed);

// The same for a proposal that waits: it must still stand on the plan in force and do what its
// proposer saw.
//
// Fails: `conflict` "proposal-stale" when it does not, or `wrong-state` when it does not wait any
// more; `forbidden` "second-person" for who proposed it.
Result<Effect> activate(storage::Database& database, const Clock& clock, const plan::Plan* before,
                        const plan::Plan& plan, plans::ActivationId proposal, UserId confirmed);

}  // namespace hoanhap::app
