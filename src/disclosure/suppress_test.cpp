#include "disclosure/suppress.h"

#include <doctest/doctest.h>

#include <random>

#include "disclosure/linear.h"
#include "disclosure/testing_attacker.h"

using namespace hoanhap::disclosure;

namespace {

// Units' cells in one column with the total below, as a table of one element would be.
Puzzle column(const std::vector<std::int64_t>& cells) {
  Puzzle p;
  Equation sum;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Variable v;
    v.truth = cells[i];
    v.owner = static_cast<int>(i);
    v.order = i * 7919 % 101;
    const bool small = v.truth >= 1 && v.truth <= 4;
    v.known = small ? Known::open : v.truth == 0 ? Known::fixed : Known::price_unit;
    v.guard = small ? Guard::insiders : Guard::none;
    v.domain = small ? Domain{1, 4, false} : Domain{5, Domain::kMost, false};
    p.variables.push_back(v);
    sum.terms.push_back({static_cast<int>(i), 1});
    total += cells[i];
  }
  Variable t;
  t.truth = total;
  t.known = Known::price_total;
  p.variables.push_back(t);
  sum.terms.push_back({static_cast<int>(cells.size()), -1});
  p.equations.push_back(sum);
  return p;
}

// One letter a cell: s small, h hidden, v shown; the total last.
std::string marks(const Puzzle& p) {
  std::string out;
  for (const auto& v : p.variables)
    out += v.known != Known::open ? 'v' : v.guard == Guard::insiders ? 's' : 'h';
  return out;
}

}  // namespace

TEST_CASE("one column: what is hidden, by eye") {
  struct Row {
    const char* name;
    std::vector<std::int64_t> cells;
    const char* expect;
    const char* instead = "";  // another choice of complements that serves as well
  };
  const Row rows[] = {
      {"nothing small: nothing hidden", {10, 0, 20, 5}, "vvvvv"},
      {"all zero", {0, 0, 0}, "vvvv"},
      {"alone with zeros: the total goes, zeros stay", {3, 0, 0}, "svvh"},
      {"two ones: their bounds give them away, and each knows the other; the total goes",
       {1, 1, 0},
       "ssvh"},
      {"three small ones protect each other", {2, 3, 2, 40}, "sssvv"},
      {"three ones add up to three: all at their least", {1, 1, 1, 0}, "sssvh"},
      {"three fours add up to twelve: all at their most", {4, 4, 4, 0}, "sssvh"},
      {"one small and one other: the other would know it; the total goes", {3, 7, 0}, "svvh"},
      {"one small, two complements: the second one against the first", {3, 7, 9}, "shhv"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    auto puzzle = column(row.cells);
    const auto done = suppress(puzzle);
    CHECK(marks(puzzle) == row.expect);
    CHECK(done.given_away.empty());
    CHECK(exposed(puzzle).empty());
    CHECK(testing::attack(puzzle).empty());
  }
}

TEST_CASE("the attacker of these tests does find what is not suppressed") {
  CHECK_FALSE(testing::attack(column({3, 0, 0})).empty());  // by subtraction
  CHECK_FALSE(testing::attack(column({1, 1, 0})).empty());  // by bounds alone
  auto one = column({3, 7, 9});
  one.variables[1].known = Known::open;
  CHECK_FALSE(testing::attack(one).empty());  // the complement's own ward
}

TEST_CASE("which complement is hidden does not depend on its value") {
  const std::vector<std::int64_t> cells = {2, 30, 40, 50, 60, 70};
  auto first = column(cells);
  suppress(first);
  std::mt19937 random(7);
  for (int i = 0; i < 50; ++i) {
    auto other = cells;
    for (std::size_t c = 1; c < other.size(); ++c) other[c] = 20 + static_cast<int>(random() % 100);
    auto puzzle = column(other);
    suppress(puzzle);
    CHECK(marks(puzzle) == marks(first));
  }
}

TEST_CASE("elimination finds what follows from the equations, and no more") {
  Puzzle p;
  p.variables.resize(5);
  // a + b + c = 9, b + c = 5, d + e = 3: a follows.
  p.equations = {{{{0, 1}, {1, 1}, {2, 1}}, 9}, {{{1, 1}, {2, 1}}, 5}, {{{3, 1}, {4, 1}}, 3}};
  CHECK(determined(p) == std::vector<bool>{true, false, false, false, false});
  p.equations.push_back({{{3, 2}, {4, -1}}, 0});  // with 2d = e: both follow
  CHECK(determined(p) == std::vector<bool>{true, false, false, true, true});
  p.variables[1].known = Known::fixed;
  CHECK(determined(p) == std::vector<bool>{true, false, true, true, true});
}

// Units by two parts and their sum, with city totals: random small tables against brute force.
TEST_CASE("random tables with a + b = total: nothing can be recovered, by algebra or by trying") {
  std::mt19937 random(20180416);
  int hidden = 0, shown = 0;
  for (int round = 0; round < 300; ++round) {
    const std::size_t units = 2 + random() % 5;
    Puzzle p;
    std::vector<Equation> columns(3);
    for (std::size_t u = 0; u < units; ++u) {
      std::int64_t value[3];
      for (int e = 0; e < 2; ++e)
        value[e] = random() % 3 == 0 ? 0 : static_cast<std::int64_t>(random() % 12);
      value[2] = value[0] + value[1];
      for (std::size_t e = 0; e < 3; ++e) {
        Variable v;
        v.truth = value[e];
        v.owner = static_cast<int>(u);
        v.order = random();
        const bool small = v.truth >= 1 && v.truth <= 4;
        v.known = small ? Known::open : v.truth == 0 ? Known::fixed : Known::price_unit;
        v.guard = small ? Guard::insiders : Guard::none;
        v.domain = small ? Domain{1, 4, false} : Domain{5, Domain::kMost, false};
        columns[e].terms.push_back({static_cast<int>(p.variables.size()), 1});
        columns[e].equals += value[e];
        p.variables.push_back(v);
      }
      const int last = static_cast<int>(p.variables.size()) - 1;
      p.equations.push_back({{{last - 2, 1}, {last - 1, 1}, {last, -1}}, 0});
    }
    for (auto& c : columns) {
      Variable t;
      t.truth = c.equals;
      t.known = Known::price_total;
      t.order = random();
      c.terms.push_back({static_cast<int>(p.variables.size()), -1});
      c.equals = 0;
      p.variables.push_back(t);
      p.equations.push_back(c);
    }
    const auto done = suppress(p);
    CHECK(done.given_away.empty());
    const auto found = testing::attack(p);
    CHECK_MESSAGE(found.empty(), "round " << round);
    for (const auto& v : p.variables) (v.known == Known::open ? hidden : shown) += 1;
  }
  MESSAGE("hidden " << hidden << ", shown " << shown);
}
