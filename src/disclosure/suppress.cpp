#include "disclosure/suppress.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "disclosure/linear.h"
#include "disclosure/witness.h"

namespace hoanhap::disclosure {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

bool guarded(const Variable& v) { return v.known == Known::open && v.guard != Guard::none; }

// The insiders whose figures every solution found so far has to change: those may have no doubt.
class Insiders {
 public:
  Insiders(const Puzzle& puzzle, int variable)
      : puzzle_(puzzle), own_(puzzle.variables[at(variable)].owner) {}
  void meet(const std::vector<Search::Change>& changes) {
    std::set<int> changed;
    for (const auto& c : changes) {
      const int owner = puzzle_.variables[at(c.variable)].owner;
      if (owner >= 0 && owner != own_) changed.insert(owner);
    }
    if (!started_) {
      left_ = std::move(changed);
    } else {
      std::erase_if(left_, [&](int owner) { return !changed.contains(owner); });
    }
    started_ = true;
  }
  std::optional<int> first() const {
    return left_.empty() ? std::nullopt : std::optional(*left_.begin());
  }

 private:
  const Puzzle& puzzle_;
  int own_;
  bool started_ = false;
  std::set<int> left_;
};

std::optional<Exposure> exposure_in(const Puzzle& puzzle, const Search& search, int variable) {
  auto found = search.other(variable, -1, {});
  if (!found) return Exposure{true, -1};
  if (puzzle.variables[at(variable)].guard != Guard::insiders) return std::nullopt;
  Insiders insiders(puzzle, variable);
  insiders.meet(*found);
  while (const auto insider = insiders.first()) {
    found = search.other(variable, *insider, {});
    if (!found) return Exposure{false, *insider};
    insiders.meet(*found);
  }
  return std::nullopt;
}

// Connected by equations through anything that is not fixed.
std::vector<int> components(const Puzzle& puzzle) {
  std::vector<int> parent(puzzle.variables.size());
  std::iota(parent.begin(), parent.end(), 0);
  const auto find = [&](int i) {
    while (parent[at(i)] != i) i = parent[at(i)] = parent[at(parent[at(i)])];
    return i;
  };
  for (const auto& equation : puzzle.equations) {
    int first = -1;
    for (const auto& term : equation.terms) {
      if (puzzle.variables[at(term.variable)].known == Known::fixed) continue;
      if (first < 0) first = find(term.variable);
      parent[at(find(term.variable))] = first;
    }
  }
  for (std::size_t i = 0; i < parent.size(); ++i) parent[i] = find(static_cast<int>(i));
  return parent;
}

class Suppressor {
 public:
  explicit Suppressor(Puzzle& puzzle)
      : puzzle_(puzzle), search_(puzzle), component_(components(puzzle)) {}

  Suppression run() {
    for (std::size_t v = 0; v < puzzle_.variables.size(); ++v)
      if (guarded(puzzle_.variables[v])) protect(static_cast<int>(v));
    // What was hidden on the way must be safe as well; the list grows while it is walked.
    for (std::size_t i = 0; i < out_.hidden.size(); ++i) protect(out_.hidden[i]);
    show_again_what_can_be();
    return std::move(out_);
  }

 private:
  void hide(int variable) {
    auto& v = puzzle_.variables[at(variable)];
    was_.emplace_back(variable, v.known);
    v.known = Known::open;
    v.guard = Guard::readers;
    out_.hidden.push_back(variable);
  }

  void protect(int variable) {
    while (const auto who = exposure_in(puzzle_, search_, variable)) {
      if (hide_for(variable, who->insider)) continue;
      if (hide_component(variable)) continue;
      out_.given_away.push_back(variable);
      return;
    }
  }

  bool hide_for(int variable, int insider) {
    constexpr std::array<Budget, 11> kBudgets = {{{1, 0},
                                                  {2, 0},
                                                  {3, 0},
                                                  {4, 0, 20'000},
                                                  {6, 0, 20'000},
                                                  {8, 0, 20'000},
                                                  {0, 1},
                                                  {1, 1},
                                                  {2, 1},
                                                  {4, 2},
                                                  {8, 4, 20'000}}};
    for (const auto& budget : kBudgets) {
      const auto found = search_.other(variable, insider, budget);
      if (!found) continue;
      for (const auto& change : *found)
        if (puzzle_.variables[at(change.variable)].known != Known::open) hide(change.variable);
      return true;
    }
    return false;
  }

  // The last resort before giving up: everything that hangs together with it.
  bool hide_component(int variable) {
    bool any = false;
    for (std::size_t v = 0; v < puzzle_.variables.size(); ++v) {
      const auto known = puzzle_.variables[v].known;
      if (component_[v] != component_[at(variable)] ||
          (known != Known::price_unit && known != Known::price_total))
        continue;
      hide(static_cast<int>(v));
      any = true;
    }
    return any;
  }

  bool component_safe(int root) const {
    for (std::size_t v = 0; v < puzzle_.variables.size(); ++v)
      if (component_[v] == root && guarded(puzzle_.variables[v]) &&
          std::find(out_.given_away.begin(), out_.given_away.end(), static_cast<int>(v)) ==
              out_.given_away.end() &&
          exposure_in(puzzle_, search_, static_cast<int>(v)))
        return false;
    return true;
  }

  void show_again_what_can_be() {
    // Totals first: they serve most readers. Then the last one hidden first.
    std::reverse(was_.begin(), was_.end());
    std::stable_sort(was_.begin(), was_.end(), [](const auto& a, const auto& b) {
      return a.second == Known::price_total && b.second != Known::price_total;
    });
    for (const auto& [variable, known] : was_) {
      auto& v = puzzle_.variables[at(variable)];
      v.known = known;
      if (component_safe(component_[at(variable)])) {
        std::erase(out_.hidden, variable);
        v.guard = Guard::none;
      } else {
        v.known = Known::open;
      }
    }
  }

  Puzzle& puzzle_;
  Search search_;
  std::vector<int> component_;
  std::vector<std::pair<int, Known>> was_;
  Suppression out_;
};

}  // namespace

std::optional<Exposure> exposure(const Puzzle& puzzle, int variable) {
  return exposure_in(puzzle, Search(puzzle), variable);
}

std::vector<int> exposed(const Puzzle& puzzle) {
  const Search search(puzzle);
  const auto known = determined(puzzle);
  std::vector<int> out;
  for (std::size_t v = 0; v < puzzle.variables.size(); ++v)
    if (guarded(puzzle.variables[v]) &&
        (known[v] || exposure_in(puzzle, search, static_cast<int>(v))))
      out.push_back(static_cast<int>(v));
  return out;
}

Suppression suppress(Puzzle& puzzle) { return Suppressor(puzzle).run(); }

}  // namespace hoanhap::disclosure
