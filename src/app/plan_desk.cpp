#include "app/plan_desk.h"

#include "plan/compile.h"

namespace hoanhap::app {
namespace {

using http::Method;

Result<http::Response> show(const http::Request& request, const access::Actor&, PlanDesk& desk) {
  return desk.show(request);
}

constexpr access::Route<PlanDesk> kRoutes[] = {
    {Method::get, "/plan", access::Who::signed_in, 0, &show,
     "The active plan: forms, checks, duties", "", "Plan"},
};

}  // namespace

std::span<const access::Route<PlanDesk>> plan_routes() { return kRoutes; }

Result<http::Response> PlanDesk::show(const http::Request& request) {
  const auto plan = plan_();
  if (!plan) return not_found();
  const auto etag = "\"" + plan->hash.substr(0, 32) + "\"";
  http::Response response;
  if (request.header("if-none-match") == etag) {
    response.status = 304;
  } else {
    const std::lock_guard lock(mutex_);
    if (hash_ != plan->hash) {
      json_ = plan::browser_json(*plan);
      hash_ = plan->hash;
    }
    response.body = json_;
  }
  response.headers = {{"ETag", etag}, {"Cache-Control", "private, no-cache"}};
  return response;
}

}  // namespace hoanhap::app
