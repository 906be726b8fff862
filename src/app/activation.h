#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"
#include "plan/model.h"
#include "storage/database.h"

namespace hoanhap::app {

// Putting a plan into force (design §4): what it does is shown first, two different people say yes,
// and from then on `serve` refuses any other plan. Nothing that exists is deleted: obligations are
// added, records keep the form version they were made with.
struct Effect {
  int units_added = 0;
  int obligations_added = 0;
  int obligations_withdrawn = 0;  // not begun, and not demanded any more
  struct FormChange {
    std::string form;
    int slots_before = 0, slots_after = 0;  // slots are only ever added
    int open_drafts = 0;                    // opened side by side where they no longer fit
  };
  std::vector<FormChange> forms;
  std::string to_json() const;
  std::string to_text() const;  // for the terminal
};

struct ActivePlan {
  std::string id, hash, title;
  Instant since;
};

// The plan in force; empty hash where none has been activated yet.
Result<ActivePlan> active_plan(storage::Database& database);

// What activating `plan` would do, without doing it.
Result<Effect> preview(storage::Database& database, const Clock& clock, const plan::Plan& plan);

// Does it: units, obligations, the activation's row, its audit entry, in one transaction.
// `proposed` and `confirmed` are different people, each known to hold the right (identity has
// checked their passwords); both 0 only in a demo folder, which has nobody to ask.
Result<Effect> activate(storage::Database& database, const Clock& clock, const plan::Plan& plan,
                        UserId proposed, UserId confirmed);

}  // namespace hoanhap::app
