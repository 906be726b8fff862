#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "core/clock.h"
#include "core/result.h"

namespace hoanhap::jobs {

// Something done again and again. `work` looks at the data and the clock, does what is missing, and
// answers how many things it did. It can be repeated and cut off at any point: what was done is in
// the database in the same transaction as its mark, so a crash loses nothing and a restart, a moved
// clock or a second run does nothing twice. `work` looks at `stop` before anything that takes long.
struct Job {
  std::string name;                 // "reminders": for the log and the administrator's page
  std::chrono::milliseconds every;  // how long it rests between two runs
  std::function<Result<int>(std::stop_token stop)> work;
};

struct Standing {
  std::string name;
  Instant last_run;   // by the clock given; 0 before the first run
  int last_done = 0;  // things done in it
  int failures = 0;   // runs in a row that failed
};

// The one thread that runs the jobs, one after the other (docs/threads.md).
//
// It keeps no plan of its own: what is due at which hour is decided by each job from the clock,
// which a demo or a test may have moved meanwhile. Ownership: owns its thread; the jobs' captures
// outlive it. Threads: `wake`, `run_all` and `standings` from any; start and destroy from one.
// Fails: never; a job that fails or throws is written to the log and tried again after its rest.
class Scheduler {
 public:
  Scheduler(const Clock& clock, std::vector<Job> jobs);
  ~Scheduler();  // asks the running job to stop, and waits for it

  void start();
  void wake();     // run what there is now, not after the rest
  void run_all();  // every job once, on the calling thread: tests, and the demo's moved clock
  std::vector<Standing> standings() const;

 private:
  void loop(std::stop_token stop);
  void run(std::size_t index, std::stop_token stop);

  const Clock& clock_;
  const std::vector<Job> jobs_;
  std::mutex running_;  // held while a job runs: never two at once
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::vector<std::chrono::steady_clock::time_point> next_;
  std::vector<Standing> standings_;
  std::jthread thread_;
};

}  // namespace hoanhap::jobs
