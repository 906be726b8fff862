#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/date.h"

namespace hoanhap::identity {

// Growing delay between attempts with a wrong password or code, by login at one address, by login
// from anywhere, and by address. Known and unknown logins count alike, so a delay says nothing
// about which accounts exist. The count from anywhere starts late and stays short, so that a
// stranger can't keep somebody out by guessing at their login; an address's does too, because an
// office shares one.
//
// In memory only: an address is never stored with an account (design §1). A restart forgets.
// Threads: safe from any. Never fails; at most 10,000 counts, the stalest go first.
class Throttle {
 public:
  // Counts an attempt before it is made, so that many at once don't slip through. 0: go on;
  // otherwise the seconds to wait, and nothing was counted.
  int attempt(std::string_view login, std::string_view peer, Instant now);
  // The last attempt succeeded, or was never made (the server was full).
  void undo(std::string_view login, std::string_view peer);
  void succeeded(std::string_view login, std::string_view peer);

 private:
  struct Count {
    int failures = 0;
    std::int64_t last_ms = 0;
  };
  void bump(const std::string& key, Instant now);
  std::mutex mutex_;
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace hoanhap::identity
