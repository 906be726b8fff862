#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/json.h"
#include "core/period.h"
#include "plan/model.h"
#include "storage/database.h"
#include "units/registry.h"

namespace hoanhap::app {

// What putting a plan into force does to what is there (design §4). Nothing that exists is deleted:
// duties are added, those that nobody has begun may move or go, records keep the form version they
// were made with, slots are only ever added.
struct Effect {
  enum class How { added, moved, withdrawn };
  struct Duty {
    How how = How::added;
    std::string form;
    UnitId unit;
    Period period;
    Date last_timely;  // as it will be
  };
  struct Form {
    std::string id;
    Text title;
    int version_before = 0, version_after = 0;  // 0: the form is new, or goes
    int slots_before = 0, slots_after = 0;
    int open_drafts = 0;  // begun on an older version: they open side by side
  };
  struct Draft {
    std::string form;
    UnitId unit;
    Period period;
  };
  int units_added = 0;
  int kept = 0;  // obligations that stay as they are
  std::vector<Duty> duties;
  std::vector<Form> forms;
  std::vector<Draft> drafts;
  std::shared_ptr<const units::Registry> units;  // with those that are added

  int count(How how) const;
  // What two people say yes to: everything but the drafts, which come and go with a day's work.
  std::string mark() const;
  std::string to_json() const;  // the counts: what the activation's row keeps
  std::string to_text() const;  // for the terminal
};

// Applies `plan` inside a transaction and says what that did. `before`: the plan in force, or null.
Result<Effect> apply(storage::Tx& tx, const plan::Plan* before, const plan::Plan& plan,
                     Instant now);

// For screens: the counts, and the first rows of each list.
void write(JsonWriter& out, const Effect& effect, Date today);

}  // namespace hoanhap::app
