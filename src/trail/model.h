#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"

namespace hoanhap::trail {

// A place in the trail, which is read from the newest to the oldest: after this moment's entry.
// Written "ms.id" where a client carries it.
struct Cursor {
  std::int64_t at_ms = std::numeric_limits<std::int64_t>::max();
  std::int64_t id = std::numeric_limits<std::int64_t>::max();

  std::string text() const;
  static std::optional<Cursor> parse(std::string_view text);
};

// What is looked for; whatever is empty or 0 doesn't narrow. Days are whole days in Vietnam, both
// included.
struct Query {
  std::optional<Date> from, to;
  std::string action;  // as `actions()` offers it (words.h)
  UnitId unit;
  UserId who;
};

// One entry, as much of it as may be shown: its facts stay in the chain (README).
struct Line {
  std::int64_t id = 0;
  Instant at;
  UserId who;   // 0: the system
  UnitId unit;  // 0: nobody's
  std::string action, subject;
  Cursor cursor() const { return {at.ms, id}; }
};

}  // namespace hoanhap::trail
