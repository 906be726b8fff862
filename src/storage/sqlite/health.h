#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string_view>

#include "core/result.h"

namespace hoanhap::storage::sqlite {

// Whether the disk can still be trusted. After a failed commit or fsync nobody knows what the
// kernel kept, so writing stops for good and the process is to be started anew (design §7).
//
// Threads: safe from any. Never fails; the hook is called once.
class Health {
 public:
  explicit Health(std::function<void()> on_failure) : on_failure_(std::move(on_failure)) {}
  bool failed() const { return failed_.load(); }
  void mark_failed(std::string_view what);     // from now on `failed()`; wakes the writer
  void wake_with(std::function<void()> wake);  // how; nullptr when the writer is gone
  void tell();  // calls the hook, after everybody waiting was answered

 private:
  std::function<void()> on_failure_;
  std::mutex mutex_;
  std::function<void()> wake_;
  std::atomic<bool> failed_{false};
  std::atomic<bool> told_{false};
};

// The 503 of a write or read that could not be done now. `cause` is for the log.
Error unavailable(std::string cause, int retry_after_s = 1);

}  // namespace hoanhap::storage::sqlite
