#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "support/destroying.h"
#include "support/offices.h"

namespace hoanhap::support {

// The thread that destroys what is due, suspends who may not be a member any more and cuts the
// logs on disk, twice a minute: nobody has to ask (design §1). What is overdue opens for nobody
// even before it comes by.
//
// Owns its thread; Destroying and Offices outlive it. Fails: with a line in the log, and tries
// again.
class Sweeper {
 public:
  Sweeper(Destroying& destroying, Offices& offices);
  ~Sweeper();

 private:
  void work();
  Destroying& destroying_;
  Offices& offices_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace hoanhap::support
