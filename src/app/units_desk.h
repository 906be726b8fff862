#pragma once

#include <functional>
#include <memory>
#include <span>

#include "access/route.h"
#include "units/registry.h"

namespace hoanhap::app {

// GET /units: every unit over its whole life, both trees with their days, and the lineage. Read
// only: units come with a plan's activation.
//
// Threads: safe from any. `units` answers the registry in force, or null.
class UnitsDesk {
 public:
  explicit UnitsDesk(std::function<std::shared_ptr<const units::Registry>()> units)
      : units_(std::move(units)) {}
  Result<http::Response> show() const;

 private:
  std::function<std::shared_ptr<const units::Registry>()> units_;
};

std::span<const access::Route<UnitsDesk>> units_routes();

}  // namespace hoanhap::app
