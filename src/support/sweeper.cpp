#include "support/sweeper.h"

#include <chrono>

#include "core/log.h"

namespace hoanhap::support {

Sweeper::Sweeper(Destroying& destroying, Offices& offices)
    : destroying_(destroying), offices_(offices), thread_([this] { work(); }) {}

Sweeper::~Sweeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Sweeper::work() {
  const auto once = [](const char* event, const auto& job) {
    try {
      if (auto done = job(); !done) log::error(event, {{"cause", done.error().cause}});
    } catch (const std::exception& bug) {
      log::error(event, {{"cause", bug.what()}});
    }
  };
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    once("support.sweep", [&] { return destroying_.sweep(); });
    once("support.review", [&] { return offices_.review(); });
    once("support.logs", [&] { return destroying_.clear_logs(); });
    lock.lock();
    wake_.wait_for(lock, std::chrono::seconds(30), [&] { return stopping_; });
  }
}

}  // namespace hoanhap::support
