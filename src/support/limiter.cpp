#include "support/limiter.h"

#include <arpa/inet.h>

#include <algorithm>

namespace hoanhap::support {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

// One line has 2^64 IPv6 addresses: they are one. Whatever isn't IPv6 is itself.
std::string line_of(const std::string& peer) {
  in6_addr address{};
  if (inet_pton(AF_INET6, peer.c_str(), &address) != 1 || IN6_IS_ADDR_V4MAPPED(&address))
    return peer;
  std::fill(std::begin(address.s6_addr) + 8, std::end(address.s6_addr), std::uint8_t{0});
  char text[INET6_ADDRSTRLEN] = {};
  return inet_ntop(AF_INET6, &address, text, sizeof text) == nullptr ? peer : text;
}

}  // namespace

int Limiter::attempt(const std::string& from, Instant now) {
  const auto peer = line_of(from);
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
