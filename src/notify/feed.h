#pragma once

#include <string>

#include "access/actor.h"
#include "notify/calendar.h"
#include "obligations/service.h"

namespace hoanhap::notify {

// A person's due days as a calendar that other programs fetch by a secret address (RFC 5545).
//
// The address is 36 random bytes: a selector to find it by, and a secret of which only the hash is
// stored and compared in constant time. It is shown once, works without a session, and stops at
// once when it is made anew, taken back, or the account is closed. It opens forms, periods, units
// and due days; no figure, and no person. What has been sent or waived is no longer in it.
// Ownership: the composition root's. Threads: safe from any. Fails: `not_found` for every address
// that isn't one.
class Feed {
 public:
  explicit Feed(obligations::Ground ground) : ground_(std::move(ground)) {}

  // The path: "/lich/….ics". Not stored anywhere; whoever loses it makes another.
  Result<std::string> make(const access::Actor& actor);
  Result<bool> drop(const access::Actor& actor);
  Result<std::string> answer(std::string_view token);

 private:
  std::vector<CalendarEvent> events(storage::Tx& tx, const access::Actor& actor, bool english,
                                    const std::string& folder) const;
  obligations::Ground ground_;
};

}  // namespace hoanhap::notify
