#include "disclosure/witness.h"

#include <algorithm>
#include <array>
#include <limits>

namespace hoanhap::disclosure {
namespace {
std::size_t at(int i) { return static_cast<std::size_t>(i); }
}  // namespace

Search::Search(const Puzzle& puzzle)
    : puzzle_(puzzle),
      adjacent_(puzzle.variables.size()),
      residual_(puzzle.equations.size(), 0),
      changed_(puzzle.variables.size(), false) {
  ordered_.reserve(puzzle.equations.size());
  for (std::size_t e = 0; e < puzzle.equations.size(); ++e) {
    ordered_.push_back(puzzle.equations[e].terms);
    for (const auto& [variable, factor] : puzzle.equations[e].terms)
      adjacent_[at(variable)].push_back({static_cast<int>(e), factor});
  }
  for (auto& terms : ordered_)
    std::stable_sort(terms.begin(), terms.end(), [&](const Term& a, const Term& b) {
      const auto& x = puzzle_.variables[at(a.variable)];
      const auto& y = puzzle_.variables[at(b.variable)];
      return std::make_pair(adjacent_[at(a.variable)].size(), x.order) <
             std::make_pair(adjacent_[at(b.variable)].size(), y.order);
    });
}

bool Search::allowed(int variable, std::int64_t by) const {
  const auto& v = puzzle_.variables[at(variable)];
  if (changed_[at(variable)] || v.known == Known::fixed) return false;
  if (insider_ >= 0 && v.owner == insider_) return false;
  if (v.known == Known::price_unit && budget_.units == 0) return false;
  if (v.known == Known::price_total && budget_.totals == 0) return false;
  return v.domain.holds(v.truth + by);
}

// Gives `variable` another value and mends what that breaks; undone when it can't be mended.
bool Search::change(int variable, std::int64_t by) {
  if (!allowed(variable, by) || budget_.steps-- <= 0 || allowance_-- <= 0) return false;
  const auto known = puzzle_.variables[at(variable)].known;
  const std::size_t mark = touched_.size();
  const int unit = known == Known::price_unit ? 1 : 0, total = known == Known::price_total ? 1 : 0;
  budget_.units -= unit;
  budget_.totals -= total;
  changes_.push_back({variable, by});
  changed_[at(variable)] = true;
  for (const auto& [equation, factor] : adjacent_[at(variable)]) {
    residual_[at(equation)] += factor * by;
    touched_.push_back(equation);
  }
  if (repair()) return true;
  for (const auto& [equation, factor] : adjacent_[at(variable)])
    residual_[at(equation)] -= factor * by;
  touched_.resize(mark);
  changed_[at(variable)] = false;
  changes_.pop_back();
  budget_.units += unit;
  budget_.totals += total;
  return false;
}

bool Search::try_class(std::size_t equation, Known known) {
  const std::int64_t off = residual_[equation];
  for (const auto& [variable, factor] : ordered_[equation]) {
    if (puzzle_.variables[at(variable)].known != known || off % factor != 0) continue;
    if (change(variable, -off / factor)) return true;
    if (budget_.steps <= 0) return false;
  }
  return false;
}

// How many figures could mend an equation alone; stops counting above `enough`.
int Search::ways_out(std::size_t equation, int enough) const {
  const std::int64_t off = residual_[equation];
  int ways = 0;
  for (const auto& [variable, factor] : ordered_[equation]) {
    if (off % factor != 0 || !allowed(variable, -off / factor)) continue;
    if (++ways > enough) break;
  }
  return ways;
}

bool Search::repair() {
  // The equation with the fewest ways out comes first; one without any ends the attempt at once.
  int broken = -1, fewest = std::numeric_limits<int>::max();
  for (auto e = touched_.rbegin(); e != touched_.rend(); ++e) {
    if (residual_[at(*e)] == 0 || *e == broken) continue;
    const int ways = ways_out(at(*e), fewest);
    if (ways == 0) return false;
    if (ways > fewest || (ways == fewest && level(*e) >= level(broken))) continue;
    broken = *e;
    fewest = ways;
  }
  if (broken < 0) return true;
  if (changes_.size() >= longest_) return false;
  const std::size_t equation = at(broken);
  if (try_class(equation, Known::open)) return true;
  if (budget_.units > 0 && try_class(equation, Known::price_unit)) return true;
  return budget_.totals > 0 && try_class(equation, Known::price_total);
}

void Search::clear() {
  for (const int e : touched_) residual_[at(e)] = 0;
  for (const auto& c : changes_) changed_[at(c.variable)] = false;
  touched_.clear();
  changes_.clear();
}

std::optional<std::vector<Search::Change>> Search::other(int variable, int insider, Budget budget) {
  // Small steps first; five crosses from 0 over the gap where 1 to 4 would have been marked.
  constexpr std::array<std::int64_t, 8> kSteps = {1, -1, 2, -2, 3, -3, 5, -5};
  // Short solutions first: a search that may go deep at once loses itself among open figures.
  constexpr std::array<std::size_t, 6> kLengths = {2, 4, 6, 9, 14, 40};
  insider_ = insider;
  std::optional<std::vector<Change>> found;
  for (const std::size_t length : kLengths)
    for (const std::int64_t by : kSteps) {
      if (allowance_ <= 0) return std::nullopt;
      budget_ = budget;
      longest_ = length;
      if (change(variable, by)) found = changes_;
      clear();
      if (found) return found;
    }
  return found;
}

}  // namespace hoanhap::disclosure
