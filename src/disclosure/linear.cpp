#include "disclosure/linear.h"

#include <map>
#include <numeric>
#include <optional>

namespace hoanhap::disclosure {
namespace {

using Row = std::map<int, std::int64_t>;  // variable -> factor, without zeros

// Divides by the greatest common divisor, so that numbers stay small.
void reduce(Row& row) {
  std::int64_t g = 0;
  for (const auto& [variable, factor] : row) g = std::gcd(g, factor);
  if (g > 1)
    for (auto& [variable, factor] : row) factor /= g;
}

// row := row * a - other * b, so that `pivot` vanishes from it; false on overflow.
bool eliminate(Row& row, const Row& other, int pivot) {
  const std::int64_t a = other.at(pivot), b = row.at(pivot);
  Row out;
  for (const auto& [variable, factor] : row) {
    std::int64_t v = 0;
    if (__builtin_mul_overflow(factor, a, &v)) return false;
    out[variable] = v;
  }
  for (const auto& [variable, factor] : other) {
    std::int64_t v = 0;
    if (__builtin_mul_overflow(factor, b, &v) ||
        __builtin_sub_overflow(out[variable], v, &out[variable]))
      return false;
    if (out[variable] == 0) out.erase(variable);
  }
  reduce(out);
  row = std::move(out);
  return true;
}

int find(std::vector<int>& parent, int i) {
  while (parent[static_cast<std::size_t>(i)] != i) {
    auto& up = parent[static_cast<std::size_t>(i)];
    up = parent[static_cast<std::size_t>(up)];
    i = up;
  }
  return i;
}

// Reduced row echelon form in place; the variables that stand alone in a row are determined.
bool solve(std::vector<Row>& rows, std::vector<bool>& out) {
  std::vector<std::pair<int, std::size_t>> pivots;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const auto& [pivot, at] : pivots)
      if (rows[i].contains(pivot) && !eliminate(rows[i], rows[at], pivot)) return false;
    if (rows[i].empty()) continue;
    const int pivot = rows[i].begin()->first;
    for (const auto& [other, at] : pivots)
      if (rows[at].contains(pivot) && !eliminate(rows[at], rows[i], pivot)) return false;
    pivots.emplace_back(pivot, i);
  }
  for (const auto& [pivot, at] : pivots)
    if (rows[at].size() == 1) out[static_cast<std::size_t>(pivot)] = true;
  return true;
}

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
  std::vector<int> parent(puzzle.variables.size());
  std::iota(parent.begin(), parent.end(), 0);
  std::vector<Row> rows;
  for (const auto& equation : puzzle.equations) {
    Row row;
    for (const auto& [variable, factor] : equation.terms) {
      const auto& v = puzzle.variables[static_cast<std::size_t>(variable)];
      if (taken(v.known, hidden) && (insider < 0 || v.owner != insider)) row[variable] += factor;
    }
    std::erase_if(row, [](const auto& entry) { return entry.second == 0; });
    if (row.empty()) continue;
    for (const auto& [variable, factor] : row)
      parent[static_cast<std::size_t>(find(parent, variable))] = find(parent, row.begin()->first);
    rows.push_back(std::move(row));
  }
  std::map<int, std::vector<Row>> components;
  for (auto& row : rows) components[find(parent, row.begin()->first)].push_back(std::move(row));
  std::vector<bool> out(puzzle.variables.size(), false);
  for (auto& [root, component] : components)
    if (component.size() <= kMostEquations) solve(component, out);
  return out;
}

}  // namespace hoanhap::disclosure
