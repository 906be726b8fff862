#include "jobs/scheduler.h"

#include <algorithm>
#include <exception>

#include "core/log.h"

namespace hoanhap::jobs {
namespace {

using Steady = std::chrono::steady_clock;

Result<int> guarded(const Job& job, std::stop_token stop) {
  try {
    return job.work(std::move(stop));
  } catch (const std::exception& failure) {
    return internal(failure.what());
  }
}

}  // namespace

Scheduler::Scheduler(const Clock& clock, std::vector<Job> jobs)
    : clock_(clock), jobs_(std::move(jobs)), next_(jobs_.size(), Steady::time_point{}) {
  for (const auto& job : jobs_) standings_.push_back({job.name, {}, 0, 0});
}

Scheduler::~Scheduler() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
}

void Scheduler::start() {
  thread_ = std::jthread([this](std::stop_token stop) { loop(std::move(stop)); });
}

void Scheduler::wake() {
  const std::lock_guard lock(mutex_);
  std::ranges::fill(next_, Steady::time_point{});
  changed_.notify_all();
}

void Scheduler::run_all() {
  for (std::size_t i = 0; i < jobs_.size(); ++i) run(i, {});
}

std::vector<Standing> Scheduler::standings() const {
  const std::lock_guard lock(mutex_);
  return standings_;
}

void Scheduler::run(std::size_t index, std::stop_token stop) {
  const std::lock_guard one(running_);
  const auto& job = jobs_[index];
  const auto done = guarded(job, std::move(stop));
  if (!done) log::error("job.failed", {{"job", job.name}, {"cause", done.error().cause}});
  const std::lock_guard lock(mutex_);
  auto& standing = standings_[index];
  standing.last_run = clock_.now();
  standing.last_done = done.value_or(0);
  standing.failures = done ? 0 : standing.failures + 1;
}

void Scheduler::loop(std::stop_token stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const auto now = Steady::now();
    const auto due =
        std::ranges::find_if(next_, [&](Steady::time_point next) { return next <= now; });
    if (due == next_.end()) {
      const auto soonest =
          jobs_.empty() ? now + std::chrono::hours(1) : *std::ranges::min_element(next_);
      changed_.wait_until(lock, stop, soonest, [&] {
        return std::ranges::any_of(next_, [&](auto next) { return next <= Steady::now(); });
      });
      continue;
    }
    const auto index = static_cast<std::size_t>(due - next_.begin());
    *due = now + jobs_[index].every;
    lock.unlock();
    run(index, stop);
    lock.lock();
  }
}

}  // namespace hoanhap::jobs
