#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "core/clock.h"
#include "plan/model.h"
#include "storage/database.h"
#include "support/key_store.h"
#include "units/registry.h"

namespace hoanhap::support {

// What the parts of support stand on; the composition root owns it and outlives them. `clock` is
// the programme's (a demo moves it): months, deadlines, destruction. `wall` limits rates.
//
// `both` is held through every change that touches the main store and the key store, so that their
// order (keys first) is the same for everybody. Such changes are few: a city files some a day.
struct Ground {
  storage::Database& database;
  KeyStore& keys;
  const Clock& clock;
  const Clock& wall;
  std::function<std::shared_ptr<const plan::Plan>()> plan;
  std::function<std::shared_ptr<const units::Registry>()> units;
  std::mutex both = {};
  // The stores' logs on disk still show what was written together: who filed and what was filed,
  // an old id and the new one. Whoever writes that sets it; `Destroying::clear_logs` cuts the logs.
  std::atomic<bool> logs_tell = false;
};

// What the audit trail calls a record: a commitment that the receipt's holder can recompute and
// nobody can turn back into an id. "sealed:…"
std::string audit_name(const Hash& receipt);

}  // namespace hoanhap::support
