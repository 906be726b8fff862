#include "app/housekeeper.h"

#include "access/idempotency.h"
#include "core/log.h"

namespace hoanhap::app {

Housekeeper::Housekeeper(storage::Database& database, const Clock& clock,
                         std::chrono::milliseconds rest)
    : database_(database), clock_(clock), rest_(rest), thread_([this] { work(); }) {}

Housekeeper::~Housekeeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Housekeeper::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    const auto purged = access::purge_keys(database_, clock_);
    if (!purged) log::warn("idempotency.purge", {{"cause", purged.error().cause}});
    lock.lock();
    wake_.wait_for(lock, rest_, [&] { return stopping_; });
  }
}

}  // namespace hoanhap::app
