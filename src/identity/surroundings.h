#pragma once

#include <functional>
#include <memory>

#include "core/clock.h"
#include "storage/database.h"
#include "units/registry.h"

namespace hoanhap::identity {

// What identity's services stand on; the composition root owns it all and outlives them.
struct Surroundings {
  storage::Database& database;
  const Clock& clock;  // the programme's time; a demo moves it
  const Clock& wall;   // never moved: sessions, codes and delays run on it, and so does the audit
  std::function<std::shared_ptr<const units::Registry>()> registry;  // the one in force now
};

}  // namespace hoanhap::identity
