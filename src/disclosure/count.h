#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace hoanhap::disclosure {

// What a viewer may see of one cell. The number inside `Shown` is out already; a hidden cell holds
// no number at all, so nothing downstream (JSON, Excel, Word, log) can leak it.
struct Nothing {  // blank: nobody gave a figure
  bool operator==(const Nothing&) const = default;
};
struct Shown {
  std::int64_t value;
  bool operator==(const Shown&) const = default;
};
// 1 to 4 people ("<5"), or hidden so that no other can be derived ("…")
enum class Why { small, complement };
struct Hidden {
  Why why;
  bool operator==(const Hidden&) const = default;
};
struct NotReleased {  // totals of people, before the period is released
  bool operator==(const NotReleased&) const = default;
};
using Cell = std::variant<Nothing, Shown, Hidden, NotReleased>;

// Integers as numbers, blank as null, the others as {"hidden":"<5"}, {"hidden":"…"},
// {"hidden":"chưa công bố"}.
void write(JsonWriter& out, const Cell& cell, bool decimal);
std::string display_vi(const Cell& cell, bool decimal);  // for documents: "1.234", "<5", "…", ""
// What `write` wrote, read back from a stored release (whole numbers only).
Result<Cell> read_cell(const Json& json);

// A count of people straight from storage. It can't be printed, compared or put into JSON: only
// `view` opens it, and says who asks.
class PeopleCount {
 public:
  explicit PeopleCount(std::optional<std::int64_t> exact) : exact_(exact) {}
  Cell view(bool entitled) const;  // not entitled: 1 to 4 is Hidden{small}

 private:
  friend class Ledger;  // builds released tables (disclosure/ledger.h),
  friend class Tied;    // and what is released with their counts (disclosure/tied.h)
  std::optional<std::int64_t> exact_;
};

}  // namespace hoanhap::disclosure
