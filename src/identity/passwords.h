#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "core/result.h"

namespace hoanhap::identity {

// What one Argon2id costs. The floor is the least that is accepted, also of a stored hash.
struct PasswordCost {
  unsigned long long passes = 2;
  std::size_t memory = 64u << 20;
};
inline constexpr PasswordCost kPasswordFloor{2, 19u << 20};

// Argon2id in a pool of its own: one thread, and few who wait, so that sign-in, the dearest request
// by far, can't take the server from everybody else (design §7). Never used inside a write.
//
// Owner: the composition root, beside `Sessions`. Threads: any number call; each blocks for its
// answer, so `waiting` stays below the number of HTTP workers. Fails: `unavailable` with a
// Retry-After when too many wait.
class Passwords {
 public:
  explicit Passwords(PasswordCost cost = {}, std::size_t waiting = 7);
  ~Passwords();
  Passwords(const Passwords&) = delete;
  Passwords& operator=(const Passwords&) = delete;

  // Whether `password` made `stored`. Without one the same work is done against a decoy, and the
  // answer is no: an unknown login takes as long as a wrong password.
  Result<bool> matches(std::string_view password, const std::optional<std::string>& stored);
  Result<std::string> hash(std::string_view password);
  // True when `stored` was made cheaper than today's cost: make it anew at the next sign-in.
  bool outdated(const std::string& stored) const;

 private:
  Result<bool> run(const std::function<void()>& work);
  void serve();
  std::string make(std::string_view password) const;  // "" when memory is short

  const PasswordCost cost_;
  const std::size_t waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool busy_ = false, stop_ = false;
  std::string decoy_;   // touched by the thread only
  std::thread thread_;  // last: starts when the rest is ready
};

}  // namespace hoanhap::identity
