#include "identity/throttle.h"

#include <algorithm>
#include <array>

namespace hoanhap::identity {
namespace {

constexpr std::size_t kMostCounts = 10'000;
constexpr std::int64_t kForgottenAfterMs = 3'600'000;

struct Limit {
  std::string key;
  int free;     // attempts before the first delay
  int longest;  // seconds
};

std::array<Limit, 3> limits(std::string_view login, std::string_view peer) {
  return {{{"b|" + std::string(login) + "|" + std::string(peer), 4, 900},
           {"l|" + std::string(login), 20, 60},
           {"p|" + std::string(peer), 50, 60}}};
}

// 1, 2, 4, … seconds after the free attempts.
int delay(const Limit& limit, int failures) {
  if (failures < limit.free) return 0;
  return std::min(limit.longest, 1 << std::min(failures - limit.free, 20));
}

}  // namespace

int Throttle::attempt(std::string_view login, std::string_view peer, Instant now) {
  const auto all = limits(login, peer);
  const std::lock_guard lock(mutex_);
  int wait = 0;
  for (const auto& limit : all) {
    const auto found = counts_.find(limit.key);
    if (found == counts_.end()) continue;
    if (now.ms - found->second.last_ms > kForgottenAfterMs) {
      counts_.erase(found);
      continue;
    }
    const auto until = found->second.last_ms + delay(limit, found->second.failures) * 1000LL;
    if (until > now.ms) wait = std::max(wait, static_cast<int>((until - now.ms + 999) / 1000));
  }
  if (wait == 0)
    for (const auto& limit : all) bump(limit.key, now);
  return wait;
}

void Throttle::bump(const std::string& key, Instant now) {
  if (counts_.size() >= kMostCounts && !counts_.contains(key)) {
    std::erase_if(counts_, [&](const auto& entry) {
      return now.ms - entry.second.last_ms > kForgottenAfterMs;
    });
    if (counts_.size() >= kMostCounts)
      counts_.erase(std::ranges::min_element(
          counts_, {}, [](const auto& entry) { return entry.second.last_ms; }));
  }
  auto& count = counts_[key];
  ++count.failures;
  count.last_ms = now.ms;
}

void Throttle::undo(std::string_view login, std::string_view peer) {
  const std::lock_guard lock(mutex_);
  for (const auto& limit : limits(login, peer))
    if (const auto found = counts_.find(limit.key); found != counts_.end())
      if (--found->second.failures <= 0) counts_.erase(found);
}

void Throttle::succeeded(std::string_view login, std::string_view peer) {
  undo(login, peer);
  const std::lock_guard lock(mutex_);
  counts_.erase(limits(login, peer)[0].key);
}

}  // namespace hoanhap::identity
