#include "disclosure/linear.h"

#include <algorithm>
#include <map>

namespace hoanhap::disclosure {
namespace {

__extension__ using Wide = unsigned __int128;
using Residue = std::uint64_t;
constexpr Residue kPrime = (Residue{1} << 61) - 1;

Residue times(Residue a, Residue b) { return static_cast<Residue>(Wide{a} * b % kPrime); }
Residue minus(Residue a, Residue b) { return a >= b ? a - b : a + kPrime - b; }
Residue residue(std::int64_t a) {
  const auto m = a % static_cast<std::int64_t>(kPrime);
  return m < 0 ? kPrime - static_cast<Residue>(-m) : static_cast<Residue>(m);
}
Residue inverse(Residue a) {
  Residue result = 1;
  for (Residue power = kPrime - 2; power > 0; power >>= 1, a = times(a, a))
    if (power & 1) result = times(result, a);
  return result;
}

// A fixed sequence: the same puzzle always gets the same answer.
class Numbers {
 public:
  Residue next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    auto x = state_;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return (x ^ (x >> 31)) % (kPrime - 1) + 1;
  }

 private:
  std::uint64_t state_ = 73;
};

using Row = std::map<int, Residue>;  // variable -> factor, without zeros

// Rows in echelon form. A pivot's row has a 1 there, and otherwise only variables that are no
// pivots of older rows; so a new row meets pivots from the oldest on, and each once.
class Echelon {
 public:
  Echelon(std::size_t variables, std::vector<int> degree)
      : pivot_of_(variables, -1), degree_(std::move(degree)) {}

  void add(Row row) {
    for (int oldest = next(row); oldest >= 0; oldest = next(row)) {
      const auto& [pivot, other] = rows_[static_cast<std::size_t>(oldest)];
      const Residue factor = row.at(pivot);
      for (const auto& [variable, value] : other) {
        auto& cell = row[variable];
        cell = minus(cell, times(factor, value));
        if (cell == 0) row.erase(variable);
      }
    }
    if (row.empty()) return;
    // The variable that the fewest equations speak of spreads the least.
    const int pivot = std::min_element(row.begin(), row.end(), [&](const auto& a, const auto& b) {
                        return degree(a.first) < degree(b.first);
                      })->first;
    const Residue scale = inverse(row.at(pivot));
    for (auto& [variable, value] : row) value = times(value, scale);
    pivot_of_[static_cast<std::size_t>(pivot)] = static_cast<int>(rows_.size());
    rows_.emplace_back(pivot, std::move(row));
  }

  // A random solution of the homogeneous equations.
  std::vector<Residue> kernel() const {
    Numbers numbers;
    std::vector<Residue> point(pivot_of_.size());
    for (auto& value : point) value = numbers.next();
    for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
      Residue sum = 0;
      for (const auto& [variable, factor] : row->second)
        if (variable != row->first)
          sum = (sum + times(factor, point[static_cast<std::size_t>(variable)])) % kPrime;
      point[static_cast<std::size_t>(row->first)] = minus(0, sum);
    }
    return point;
  }

 private:
  int degree(int variable) const { return degree_[static_cast<std::size_t>(variable)]; }
  int next(const Row& row) const {
    int oldest = -1;
    for (const auto& [variable, factor] : row) {
      const int pivot = pivot_of_[static_cast<std::size_t>(variable)];
      if (pivot >= 0 && (oldest < 0 || pivot < oldest)) oldest = pivot;
    }
    return oldest;
  }

  std::vector<int> pivot_of_;  // variable -> its row, or -1
  std::vector<int> degree_;
  std::vector<std::pair<int, Row>> rows_;
};

bool taken(Known known, Taken hidden) {
  switch (known) {
    case Known::open:
      return true;
    case Known::price_unit:
      return hidden != Taken::open;
    case Known::price_total:
      return hidden == Taken::with_totals;
    case Known::fixed:
      return false;
  }
  return false;
}

}  // namespace

std::vector<bool> determined(const Puzzle& puzzle, int insider, Taken hidden) {
  const auto unknown = [&](const Variable& v) {
    return taken(v.known, hidden) && (insider < 0 || v.owner != insider);
  };
  std::vector<int> degree(puzzle.variables.size(), 0);
  std::vector<Row> rows;
  for (const auto& equation : puzzle.equations) {
    Row row;
    for (const auto& [variable, factor] : equation.terms)
      if (unknown(puzzle.variables[static_cast<std::size_t>(variable)])) {
        auto& cell = row[variable];
        cell = (cell + residue(factor)) % kPrime;
      }
    std::erase_if(row, [](const auto& entry) { return entry.second == 0; });
    for (const auto& [variable, factor] : row) ++degree[static_cast<std::size_t>(variable)];
    if (!row.empty()) rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(),
            [](const Row& a, const Row& b) { return a.size() < b.size(); });
  Echelon echelon(puzzle.variables.size(), std::move(degree));
  for (auto& row : rows) echelon.add(std::move(row));
  const auto point = echelon.kernel();
  std::vector<bool> out(puzzle.variables.size(), false);
  for (std::size_t v = 0; v < out.size(); ++v)
    out[v] = point[v] == 0 && unknown(puzzle.variables[v]);
  return out;
}

}  // namespace hoanhap::disclosure
