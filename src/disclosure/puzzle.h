#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace hoanhap::disclosure {

// What a reader of released tables can write down: figures, and the equations that hold between
// them. One `Variable` is one figure (a unit's cell of one base period, a longer period's cell, a
// city total, a slack); the equations say which figures add up to which, and hold for the true
// values.
//
// The reader is assumed to know everything about the structure: which figures are equal from one
// release to the next, how figures of several forms and periods add up, and what each mark ("<5",
// "…") says of the number behind it. What he is not told is the numbers of open variables.
//
// Value type, no I/O, safe to copy.

// The numbers that a reader holds possible for a figure he does not see.
struct Domain {
  static constexpr std::int64_t kMost = std::int64_t{1} << 60;
  std::int64_t least = 0;
  std::int64_t most = kMost;
  bool gap = false;  // 1 to 4 are out: they would have been marked "<5"
  bool holds(std::int64_t v) const { return v >= least && v <= most && !(gap && v >= 1 && v <= 4); }
};

enum class Known {
  open,         // not shown anywhere
  price_unit,   // shown in the table that is being made; hiding it costs one unit's cell
  price_total,  // the same, and costs a total: only when nothing else suffices
  fixed,        // shown in an earlier release, or on other screens: cannot be taken back
};

// From whom an open figure must be kept.
enum class Guard {
  none,      // may be worked out (a slack, a figure nobody published that is 0 or 5 and more)
  readers,   // from everybody who is not entitled
  insiders,  // also from another unit, which knows its own figures exactly
};

struct Variable {
  std::int64_t truth = 0;
  Domain domain = {};
  Known known = Known::open;
  Guard guard = Guard::none;
  int owner = -1;  // the place whose own units know it; -1: nobody below the publishing unit
  std::uint64_t order =
      0;  // among figures that would do, which to hide: never depends on the value
};

struct Term {
  int variable = 0;
  std::int64_t factor = 1;
  bool operator==(const Term&) const = default;
};

// Σ factor · variable = equals, true of the truths. `level` only guides the search: what holds
// among base figures (0) is mended before the longer periods' cells follow (1) and their columns
// (2), which then mostly hold by themselves.
struct Equation {
  std::vector<Term> terms;
  std::int64_t equals = 0;
  int level = 0;
};

struct Puzzle {
  std::vector<Variable> variables;
  std::vector<Equation> equations;
};

}  // namespace hoanhap::disclosure
