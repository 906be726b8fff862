#include "app/jobs.h"

#include "access/idempotency.h"
#include "app/parts.h"

namespace hoanhap::app {
namespace {

using namespace std::chrono_literals;

// What ended overnight, then reminders, so that they reach the right people and the day's mail says
// them.
Result<int> morning(App::Parts& parts, std::stop_token stop) {
  TRY(parts.delegations.end_those_over());
  TRY_ASSIGN(const int reminders, parts.reminders.climb(stop));
  TRY_ASSIGN(const int digests, parts.mailer.compose(stop));
  return reminders + digests;
}

Result<int> tidy(App::Parts& parts, std::stop_token stop) {
  TRY_ASSIGN(const auto keys, access::purge_keys(*parts.database, parts.wall));
  TRY_ASSIGN(const int quiet, parts.mailer.forget(std::move(stop)));
  return static_cast<int>(keys) + quiet;
}

}  // namespace

std::vector<jobs::Job> jobs_of(App::Parts& p) {
  // A demo's clock is moved by hand, and whoever moves it waits for what follows.
  const std::chrono::milliseconds often = p.options.demo ? 2s : 60s;
  return {
      {"reminders", often, [&p](std::stop_token stop) { return morning(p, std::move(stop)); }},
      {"mail", std::min<std::chrono::milliseconds>(often, 20s),
       [&p](std::stop_token stop) { return p.mailer.send(std::move(stop)); }},
      {"tidy", 1h, [&p](std::stop_token stop) { return tidy(p, std::move(stop)); }},
  };
}

}  // namespace hoanhap::app
