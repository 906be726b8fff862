#include "disclosure/ledger.h"

#include <algorithm>

namespace hoanhap::disclosure {
namespace {

// splitmix64: spreads the key over the figures, so that the order says nothing of them.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

std::size_t at(int i) { return static_cast<std::size_t>(i); }

bool small(std::int64_t value) { return value >= 1 && value <= 4; }

}  // namespace

Ledger::Ledger(Relations relations, std::vector<Link> links, std::uint64_t order_key)
    : relations_(std::move(relations)), links_(std::move(links)), order_key_(order_key) {}

int Ledger::add_variable(std::int64_t truth, int owner, std::uint64_t salt) {
  Variable v;
  v.truth = truth;
  v.owner = owner;
  v.order = mix(order_key_ ^ mix(salt));
  puzzle_.variables.push_back(v);
  return static_cast<int>(puzzle_.variables.size()) - 1;
}

std::int64_t Ledger::worth(const std::vector<Term>& terms) const {
  std::int64_t sum = 0;
  for (const auto& t : terms) sum += t.factor * puzzle_.variables[at(t.variable)].truth;
  return sum;
}

void Ledger::equate(std::vector<Term> terms, std::int64_t equals, int level) {
  puzzle_.equations.push_back({std::move(terms), equals, level});
}

// One figure of one unit and base period. Nobody may have published it yet: even so, 1 to 4 people
// must not follow from what else is public, say from a quarter and two of its months.
int Ledger::atom(const AtomKey& key, std::int64_t value, int place) {
  const auto [entry, fresh] = latest_.try_emplace(key, -1);
  if (fresh || puzzle_.variables[at(entry->second)].truth != value) {
    const auto& [form, unit, slot, base] = key;
    const auto salt = mix(static_cast<std::uint64_t>(unit)) ^
                      mix(static_cast<std::uint64_t>(base.key())) ^
                      mix(static_cast<std::uint64_t>(slot) + 0x51ED);
    entry->second = add_variable(value, place, salt);
    if (small(value) && place >= 0) variable(entry->second).guard = Guard::insiders;
  }
  return entry->second;
}

// The base figures of one element of a row, part by part; empty where the part has no number.
std::vector<std::vector<Term>> Ledger::by_part(const Facts& facts, const Facts::Row& row,
                                               int slot) {
  std::vector<std::vector<Term>> out(facts.parts.size());
  for (std::size_t p = 0; p < facts.parts.size(); ++p) {
    if (at(slot) >= row.parts[p].size()) continue;
    if (const auto value = row.parts[p][at(slot)].exact_)
      out[p].push_back(
          {atom({facts.form, row.unit.value, slot, facts.parts[p]}, *value, row.place), 1});
  }
  return out;
}

// A figure that is a sum of others. A single term is that figure itself.
int Ledger::sum_of(std::vector<Term> terms, int owner, int level) {
  if (terms.empty()) return -1;
  if (terms.size() == 1 && terms[0].factor == 1 &&
      puzzle_.variables[at(terms[0].variable)].owner == owner)
    return terms[0].variable;
  const int sum = add_variable(worth(terms), owner,
                               puzzle_.variables[at(terms[0].variable)].order ^ terms.size());
  for (auto& t : terms) t.factor = -t.factor;
  terms.push_back({sum, 1});
  equate(std::move(terms), 0, level);
  return sum;
}

// The highest of several sums: equal to one of them, and none is above it.
int Ledger::highest_of(const std::vector<std::vector<Term>>& parts, int owner) {
  std::int64_t top = 0;
  bool any = false;
  for (const auto& terms : parts) {
    if (terms.empty()) continue;
    top = any ? std::max(top, worth(terms)) : worth(terms);
    any = true;
  }
  if (!any) return -1;
  const int highest = add_variable(top, owner, puzzle_.variables.size());
  for (auto terms : parts) {
    if (terms.empty()) continue;
    const std::int64_t below = top - worth(terms);
    if (below != 0) terms.push_back({add_variable(below, -1, 0), 1});
    terms.push_back({highest, -1});
    equate(std::move(terms), 0, 0);
  }
  return highest;
}

int Ledger::unit_cell(const Facts& facts, const Facts::Row& row, const plan::Element& element) {
  auto parts = by_part(facts, row, element.slot);
  std::erase_if(parts, [](const auto& terms) { return terms.empty(); });
  if (parts.empty()) return -1;
  if (facts.parts.size() == 1) return parts[0][0].variable;
  switch (element.over_time) {
    case plan::OverTime::none:
      return -1;
    case plan::OverTime::last:
      return parts.back()[0].variable;
    case plan::OverTime::max:
      return highest_of(parts, row.place);
    case plan::OverTime::sum:
      break;
  }
  std::vector<Term> terms;
  for (const auto& part : parts) terms.push_back(part[0]);
  return sum_of(std::move(terms), row.place, 0);
}

// What the roll-up has beyond the rows of the table (a unit that has left the plan) is one more
// figure.
int Ledger::with_the_rest(const Facts& facts, int slot, std::vector<Term> terms) {
  if (at(slot) < facts.city.size() && facts.city[at(slot)].exact_) {
    const std::int64_t rest = *facts.city[at(slot)].exact_ - worth(terms);
    if (rest != 0) {
      const int v = add_variable(rest, -1, 0);
      if (rest < 0) variable(v).domain.least = -Domain::kMost;
      if (small(rest)) variable(v).guard = Guard::readers;
      terms.push_back({v, 1});
    }
  }
  return sum_of(std::move(terms), -1, facts.parts.size() == 1 ? 1 : 2);
}

int Ledger::total_cell(const Facts& facts, const Cells& cells, std::size_t column) {
  const auto& element = *cells.elements[column];
  if (element.over_units != plan::OverUnits::sum) return -1;
  const bool one = facts.parts.size() == 1;
  if (!one && element.over_time == plan::OverTime::none) return -1;
  if (one || element.over_time == plan::OverTime::sum) {
    std::vector<Term> terms;
    for (const auto& row : cells.rows)
      if (row[column] >= 0) terms.push_back({row[column], 1});
    return with_the_rest(facts, element.slot, std::move(terms));
  }
  std::vector<std::vector<Term>> sums(facts.parts.size());
  for (const auto& row : facts.rows) {
    const auto parts = by_part(facts, row, element.slot);
    for (std::size_t p = 0; p < parts.size(); ++p)
      sums[p].insert(sums[p].end(), parts[p].begin(), parts[p].end());
  }
  if (element.over_time == plan::OverTime::max) return highest_of(sums, -1);
  std::erase_if(sums, [](const auto& terms) { return terms.empty(); });
  return sums.empty() ? -1 : with_the_rest(facts, element.slot, sums.back());
}

Ledger::Cells Ledger::lay_out(const Facts& facts) {
  Cells cells;
  for (const auto& element : facts.form->elements)
    if (element.counts_people && element.slot >= 0) cells.elements.push_back(&element);
  for (const auto& row : facts.rows) {
    place_of_[row.unit.value] = row.place;
    auto& out = cells.rows.emplace_back();
    for (const auto* element : cells.elements) {
      by_part(facts, row, element->slot);  // figures that no table shows can still be worked out
      out.push_back(unit_cell(facts, row, *element));
    }
  }
  for (std::size_t e = 0; e < cells.elements.size(); ++e)
    cells.total.push_back(total_cell(facts, cells, e));
  relate(facts);
  return cells;
}

}  // namespace hoanhap::disclosure
