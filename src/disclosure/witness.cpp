#include "disclosure/witness.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace hoanhap::disclosure {
namespace {
std::size_t at(int i) { return static_cast<std::size_t>(i); }
}  // namespace

struct Search::State {
  Budget budget;
  int insider = -1;
  std::unordered_map<int, std::int64_t> residual;  // equation -> by how much it is off
  std::vector<int> touched;                        // equations that were off at some time
  std::vector<Change> changes;
};

Search::Search(const Puzzle& puzzle) : puzzle_(puzzle), adjacent_(puzzle.variables.size()) {
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

bool Search::allowed(const State& state, int variable, std::int64_t by) const {
  const auto& v = puzzle_.variables[at(variable)];
  if (v.known == Known::fixed || (state.insider >= 0 && v.owner == state.insider)) return false;
  if (v.known == Known::price_unit && state.budget.units == 0) return false;
  if (v.known == Known::price_total && state.budget.totals == 0) return false;
  return v.domain.holds(v.truth + by) &&
         std::none_of(state.changes.begin(), state.changes.end(),
                      [&](const Change& c) { return c.variable == variable; });
}

// Gives `variable` another value and mends what that breaks; undone when it can't be mended.
bool Search::change(State& state, int variable, std::int64_t by) const {
  if (state.budget.steps-- <= 0 || !allowed(state, variable, by)) return false;
  const auto known = puzzle_.variables[at(variable)].known;
  const std::size_t mark = state.touched.size();
  state.budget.units -= known == Known::price_unit ? 1 : 0;
  state.budget.totals -= known == Known::price_total ? 1 : 0;
  state.changes.push_back({variable, by});
  for (const auto& [equation, factor] : adjacent_[at(variable)]) {
    state.residual[equation] += factor * by;
    state.touched.push_back(equation);
  }
  if (repair(state)) return true;
  for (const auto& [equation, factor] : adjacent_[at(variable)])
    state.residual[equation] -= factor * by;
  state.touched.resize(mark);
  state.changes.pop_back();
  state.budget.units += known == Known::price_unit ? 1 : 0;
  state.budget.totals += known == Known::price_total ? 1 : 0;
  return false;
}

bool Search::try_class(State& state, std::size_t equation, Known known) const {
  const std::int64_t off = state.residual.at(static_cast<int>(equation));
  for (const auto& [variable, factor] : ordered_[equation]) {
    if (puzzle_.variables[at(variable)].known != known || off % factor != 0) continue;
    if (change(state, variable, -off / factor)) return true;
    if (state.budget.steps <= 0) return false;
  }
  return false;
}

bool Search::repair(State& state) const {
  constexpr std::size_t kLongest = 48;  // changes in one solution
  const auto broken = std::find_if(state.touched.rbegin(), state.touched.rend(),
                                   [&](int e) { return state.residual.at(e) != 0; });
  if (broken == state.touched.rend()) return true;
  if (state.changes.size() >= kLongest) return false;
  const std::size_t equation = at(*broken);
  for (const Known known : {Known::open, Known::price_unit, Known::price_total})
    if (try_class(state, equation, known)) return true;
  return false;
}

std::optional<std::vector<Search::Change>> Search::other(int variable, int insider,
                                                         Budget budget) const {
  // Small steps first; five crosses from 0 over the gap where 1 to 4 would have been marked.
  constexpr std::array<std::int64_t, 8> kSteps = {1, -1, 2, -2, 3, -3, 5, -5};
  for (const std::int64_t by : kSteps) {
    State state{budget, insider, {}, {}, {}};
    if (change(state, variable, by)) return std::move(state.changes);
  }
  return std::nullopt;
}

}  // namespace hoanhap::disclosure
