#pragma once

#include <span>

#include "access/route.h"
#include "support/cases.h"
#include "support/destroying.h"
#include "support/filing.h"
#include "support/offices.h"
#include "support/rewrapping.h"

namespace hoanhap::support {

// The sealed part as the composition root sees it. Owner: it; keeps nothing of a request but the
// limits of what anybody may send. Threads: any.
class Service {
 public:
  Service(storage::Database& database, KeyStore& keys, const Clock& clock, const Clock& wall,
          std::function<std::shared_ptr<const plan::Plan>()> plan,
          std::function<std::shared_ptr<const units::Registry>()> units)
      : ground{database, keys, clock, wall, std::move(plan), std::move(units)} {}
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  Ground ground;
  Offices offices{ground};
  Destroying destroying{ground};
  Filing filing{ground, offices, destroying};
  Cases cases{ground, offices, destroying};
  Rewrapping rewrapping{ground, offices};
};

std::span<const access::Route<Service>> open_routes();    // anybody's: filing, withdrawal, offices
std::span<const access::Route<Service>> office_routes();  // keepers' and members' keys
std::span<const access::Route<Service>> case_routes();    // members' records, counts

}  // namespace hoanhap::support
