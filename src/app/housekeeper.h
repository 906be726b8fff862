#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/clock.h"
#include "storage/database.h"

namespace hoanhap::app {

// What has to go with time, on a thread of its own: answers by Idempotency-Key older than 90 days
// (design §5). Looks once at its start and then every `rest`; each look is a chain of short writes.
//
// Owner: the composition root; `database` and `clock` outlive it. Threads: its own. Fails: never;
// what could not be removed is logged and tried again at the next look.
class Housekeeper {
 public:
  Housekeeper(storage::Database& database, const Clock& clock,
              std::chrono::milliseconds rest = std::chrono::hours(1));
  ~Housekeeper();
  Housekeeper(const Housekeeper&) = delete;
  Housekeeper& operator=(const Housekeeper&) = delete;

 private:
  void work();

  storage::Database& database_;
  const Clock& clock_;
  const std::chrono::milliseconds rest_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;  // last: starts when the rest is ready
};

}  // namespace hoanhap::app
