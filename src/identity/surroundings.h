#pragma once

#include <functional>
#include <memory>

#include "core/clock.h"
#include "core/ids.h"
#include "storage/database.h"
#include "units/registry.h"

namespace hoanhap::identity {

// What identity's services stand on; the composition root owns it all and outlives them.
struct Surroundings {
  storage::Database& database;
  const Clock& clock;  // the programme's time; a demo moves it
  const Clock& wall;   // never moved: sessions, codes and delays run on it, and so does the audit
  std::function<std::shared_ptr<const units::Registry>()> registry;  // the one in force now
  // Of the sealed part (src/support), which stands above identity; empty where there is none.
  std::function<bool(storage::Tx&, UserId)> holds_keys = {};  // can open sealed records, or could
  std::function<void(storage::Tx&, UserId)> roles_changed = {};  // something was granted or taken
};

}  // namespace hoanhap::identity
