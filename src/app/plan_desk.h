#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "access/route.h"
#include "plan/model.h"

namespace hoanhap::app {

// GET /plan: the plan as browsers need it. Made once per plan; answers 304 to who has it already.
//
// Threads: safe from any. `plan` answers the one in force, or null.
class PlanDesk {
 public:
  explicit PlanDesk(std::function<std::shared_ptr<const plan::Plan>()> plan)
      : plan_(std::move(plan)) {}
  Result<http::Response> show(const http::Request& request);

 private:
  std::function<std::shared_ptr<const plan::Plan>()> plan_;
  std::mutex mutex_;
  std::string hash_, json_;
};

std::span<const access::Route<PlanDesk>> plan_routes();

}  // namespace hoanhap::app
