#include "support/limiter.h"

namespace hoanhap::support {
namespace {
constexpr std::int64_t kHourMs = 3'600'000;
}

int Limiter::attempt(const std::string& peer, Instant now) {
  const std::lock_guard lock(mutex_);
  if (const auto hour = now.ms / kHourMs; hour != hour_) {
    hour_ = hour;
    all_ = 0;
    peers_.clear();
  }
  const auto known = peers_.find(peer);
  if (all_ >= in_all_ || (known != peers_.end() && known->second >= per_peer_))
    return static_cast<int>((kHourMs - now.ms % kHourMs) / 1000) + 1;
  ++peers_[peer];
  ++all_;
  return 0;
}

}  // namespace hoanhap::support
