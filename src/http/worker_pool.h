#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace hoanhap::http {

// A fixed number of threads with a bounded queue: what doesn't fit is refused at once, so that a
// slow disk turns into 503 and not into memory.
//
// Threads: `try_post` from any. `stop` waits for what runs and drops what waits.
class WorkerPool {
 public:
  WorkerPool(std::size_t threads, std::size_t queue);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  bool try_post(std::function<void()> job);  // false: full or stopped
  void stop();

 private:
  void run();
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  std::size_t queue_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace hoanhap::http
