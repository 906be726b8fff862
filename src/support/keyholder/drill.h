#pragma once

#include <string>
#include <vector>

#include "support/protocol/codes.h"
#include "support/protocol/exported.h"

namespace hoanhap::support::keyholder {

// The recovery, rehearsed (docs/dien-tap-phuc-hoi.md): an office, its three shares and one sealed
// record, all invented and in memory only. What a real recovery does is done with them by the same
// code, and what it must refuse is tried too.
class Drill {
 public:
  static Drill begin();
  const std::vector<Share>& shares() const { return shares_; }
  const Exported& record() const { return record_; }
  std::string opening_text() const;
  std::string closing_text() const;
  // One share alone, one twice, one mistyped, one of another office, a changed file: all refused.
  bool refusals_hold() const;

 private:
  Drill() = default;
  std::vector<Share> shares_, others_;
  Exported record_;
};

}  // namespace hoanhap::support::keyholder
