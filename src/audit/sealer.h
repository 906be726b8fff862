#pragma once

#include <atomic>
#include <chrono>
#include <thread>

#include "audit/audit.h"

namespace hoanhap::audit {

// The thread that chains what others have written (design §7). It wakes after commits, seals all
// that waits as one more write, and then rests a moment, so that a busy hour costs a few seals a
// second and not one a request. What it has not reached yet is the unsealed tail that `verify`
// reports.
//
// Owns its thread; the database outlives it. Threads: make and destroy from one. Fails: quietly,
// with a line in the log; it tries again after the next commit, and destroying it seals what is
// left.
class Sealer {
 public:
  explicit Sealer(storage::Database& database,
                  std::chrono::milliseconds rest = std::chrono::milliseconds(50));
  ~Sealer();

 private:
  void work();
  storage::Database& database_;
  const std::chrono::milliseconds rest_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace hoanhap::audit
