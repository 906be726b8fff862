#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "core/date.h"

namespace hoanhap::support {

// At most so many an hour from one address (of IPv6: one line, /64), and so many from everywhere;
// for what anybody may send.
// In memory only, an address is never stored. Threads: any. Never fails.
class Limiter {
 public:
  Limiter(int per_peer, int in_all) : per_peer_(per_peer), in_all_(in_all) {}
  // 0: go on. Otherwise seconds to wait, and nothing was counted.
  int attempt(const std::string& peer, Instant now);

 private:
  const int per_peer_, in_all_;
  std::mutex mutex_;
  std::int64_t hour_ = 0;
  int all_ = 0;
  std::unordered_map<std::string, int> peers_;
};

}  // namespace hoanhap::support
