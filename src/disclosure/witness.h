#pragma once

#include <optional>
#include <vector>

#include "disclosure/puzzle.h"

namespace hoanhap::disclosure {

// How much a search may pay: figures of the table being made that would have to be hidden, and
// steps.
struct Budget {
  int units = 0;
  int totals = 0;
  int steps = 1000;  // for each length of solution that is tried
};

// Proves that a figure can't be worked out, by finding another solution: whole numbers that every
// equation and every mark allows, in which the figure has another value. A figure with such a
// witness is safe from algebra, from bounds and from any other reasoning on the same facts,
// whatever its cleverness; a figure without one is treated as given away, even where the search
// only ran out of steps. So a limit of the search costs a cell more hidden, never a secret.
//
// `insider` is the owner whose figures stay as they are (he knows them), or -1. Figures with a
// price may change when the budget covers them; those in the result are the ones to hide.
//
// All the searches of one object share an allowance of steps, so that a hopeless puzzle costs
// seconds, not minutes.
//
// Owner: reads the puzzle, which must outlive it and keep its equations; keeps scratch memory, so
// one thread at a time.
class Search {
 public:
  explicit Search(const Puzzle& puzzle);
  struct Change {
    int variable;
    std::int64_t by;
  };
  std::optional<std::vector<Change>> other(int variable, int insider, Budget budget);

 private:
  bool allowed(int variable, std::int64_t by) const;
  int ways_out(std::size_t equation, int enough) const;
  bool repair();
  bool change(int variable, std::int64_t by);
  bool try_class(std::size_t equation, Known known);
  void clear();
  int level(int equation) const {
    return puzzle_.equations[static_cast<std::size_t>(equation)].level;
  }

  const Puzzle& puzzle_;
  std::vector<std::vector<Term>> adjacent_;  // variable -> (equation, factor)
  std::vector<std::vector<Term>> ordered_;   // equation -> its terms, the best to change first
  long allowance_ = 1'000'000;
  // The search under way.
  Budget budget_;
  std::size_t longest_ = 0;
  int insider_ = -1;
  std::vector<std::int64_t> residual_;  // equation -> by how much it is off
  std::vector<bool> changed_;           // variable
  std::vector<int> touched_;            // equations that were off at some time
  std::vector<Change> changes_;
};

}  // namespace hoanhap::disclosure
