#pragma once

// For tests only: readers who try to recover hidden figures, written without any code of the
// product.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "disclosure/puzzle.h"

namespace hoanhap::disclosure::testing {

// What an insider of `owner` (-1: an outsider) does not know.
inline bool unknown(const Variable& v, int owner) {
  return v.known == Known::open && (owner < 0 || v.owner != owner);
}

// Row space over the integers modulo a large prime: the variables that the equations determine.
inline std::set<int> by_algebra(const Puzzle& puzzle, int owner) {
  constexpr std::int64_t kPrime = 2'147'483'647;
  const auto inverse = [&](std::int64_t a) {
    std::int64_t result = 1, power = kPrime - 2;
    for (a %= kPrime; power > 0; power /= 2, a = a * a % kPrime)
      if (power % 2 == 1) result = result * a % kPrime;
    return result;
  };
  const std::size_t n = puzzle.variables.size();
  std::vector<std::vector<std::int64_t>> rows;
  for (const auto& e : puzzle.equations) {
    std::vector<std::int64_t> row(n, 0);
    for (const auto& t : e.terms)
      if (unknown(puzzle.variables[static_cast<std::size_t>(t.variable)], owner)) {
        auto& cell = row[static_cast<std::size_t>(t.variable)];
        cell = ((cell + t.factor) % kPrime + kPrime) % kPrime;
      }
    rows.push_back(std::move(row));
  }
  std::size_t rank = 0;
  for (std::size_t c = 0; c < n && rank < rows.size(); ++c) {
    std::size_t pivot = rank;
    while (pivot < rows.size() && rows[pivot][c] == 0) ++pivot;
    if (pivot == rows.size()) continue;
    std::swap(rows[pivot], rows[rank]);
    const auto scale = inverse(rows[rank][c]);
    for (auto& cell : rows[rank]) cell = cell * scale % kPrime;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (r == rank || rows[r][c] == 0) continue;
      const auto factor = rows[r][c];
      for (std::size_t k = 0; k < n; ++k)
        rows[r][k] = ((rows[r][k] - factor * rows[rank][k]) % kPrime + kPrime) % kPrime;
    }
    ++rank;
  }
  std::set<int> out;
  for (const auto& row : rows) {
    const auto nonzero = std::count_if(row.begin(), row.end(), [](auto v) { return v != 0; });
    if (nonzero != 1) continue;
    const auto at = std::find_if(row.begin(), row.end(), [](auto v) { return v != 0; });
    out.insert(static_cast<int>(at - row.begin()));
  }
  return out;
}

// Tries every combination near the truth, in plain order, and keeps those that fit everything
// known. `steps` bounds the work; a figure for which a second value was seen is not recovered.
inline std::set<int> by_trying(const Puzzle& puzzle, int owner, long steps = 2'000'000) {
  std::vector<int> open;
  for (std::size_t i = 0; i < puzzle.variables.size(); ++i)
    if (unknown(puzzle.variables[i], owner)) open.push_back(static_cast<int>(i));
  std::vector<std::int64_t> value;
  for (const auto& v : puzzle.variables) value.push_back(v.truth);
  std::map<int, std::set<std::int64_t>> seen;
  // An equation can be checked when its last open variable has been set.
  std::map<int, std::vector<const Equation*>> due;
  for (const auto& e : puzzle.equations) {
    int last = -1;
    for (const auto& t : e.terms)
      if (unknown(puzzle.variables[static_cast<std::size_t>(t.variable)], owner))
        last = std::max(last, t.variable);
    if (last >= 0) due[last].push_back(&e);
  }
  const std::function<void(std::size_t)> set = [&](std::size_t k) {
    if (steps-- <= 0) return;
    if (k == open.size()) {
      for (const int i : open) seen[i].insert(value[static_cast<std::size_t>(i)]);
      return;
    }
    const auto i = static_cast<std::size_t>(open[k]);
    const auto& v = puzzle.variables[i];
    for (std::int64_t by = -6; by <= 6; ++by) {
      value[i] = v.truth + by;
      if (!v.domain.holds(value[i])) continue;
      const auto& equations = due[open[k]];
      const bool fits = std::all_of(equations.begin(), equations.end(), [&](const Equation* e) {
        std::int64_t sum = 0;
        for (const auto& t : e->terms)
          sum += t.factor * value[static_cast<std::size_t>(t.variable)];
        return sum == e->equals;
      });
      if (fits) set(k + 1);
    }
    value[i] = v.truth;
  };
  set(0);
  std::set<int> out;
  if (steps <= 0) return out;  // undecided: too large a table for trying
  for (const int i : open)
    if (seen[i].size() < 2) out.insert(i);
  return out;
}

// Everything that an outsider recovers of guarded figures, and every unit of the small ones of
// others.
inline std::set<std::string> attack(const Puzzle& puzzle, long steps = 20'000) {
  std::set<int> owners{-1};
  for (const auto& v : puzzle.variables) owners.insert(v.owner);
  std::set<std::string> out;
  for (const int owner : owners) {
    const auto solved = by_algebra(puzzle, owner), tried = by_trying(puzzle, owner, steps);
    for (const auto* found : {&solved, &tried})
      for (const int i : *found) {
        const auto guard = puzzle.variables[static_cast<std::size_t>(i)].guard;
        if (guard == Guard::none || (owner >= 0 && guard != Guard::insiders)) continue;
        out.insert("variable " + std::to_string(i) + " by owner " + std::to_string(owner) +
                   (found == &solved ? ", solving" : ", trying"));
      }
  }
  return out;
}

}  // namespace hoanhap::disclosure::testing
