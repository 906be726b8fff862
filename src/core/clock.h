#pragma once

#include <atomic>

#include "core/date.h"

namespace hoanhap {

// The time, passed in everywhere so that tests and the demo can move it. Only `serve --demo` and
// tests ever set an offset.
//
// Threads: safe from any. Never fails.
class Clock {
 public:
  Instant now() const;
  Date today() const { return now().date(); }
  // From now on `now()` answers `instant` and runs on from there.
  void move_to(Instant instant);
  bool moved() const { return offset_ms_.load() != 0; }

 private:
  std::atomic<std::int64_t> offset_ms_{0};
};

}  // namespace hoanhap
