#include "disclosure/suppress.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <span>

#include "disclosure/linear.h"
#include "disclosure/witness.h"

namespace hoanhap::disclosure {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

bool inside(const std::vector<bool>& within, std::size_t i) { return within.empty() || within[i]; }

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

// What the equations alone determine, for everybody and for insiders, until the puzzle changes.
class Algebra {
 public:
  explicit Algebra(const Puzzle& puzzle) : puzzle_(puzzle) {}
  bool determines(int variable, int insider, Taken hidden = Taken::open) {
    auto& known = known_[{insider, hidden}];
    // Hiding more never determines more: a stale "no" still holds.
    if (known.stale && (known.values.empty() || known.values[at(variable)])) {
      known.values = determined(puzzle_, insider, hidden);
      known.stale = false;
    }
    return known.values[at(variable)];
  }
  void hidden_more() {
    for (auto& [key, known] : known_) known.stale = true;
  }
  void shown_more() { known_.clear(); }

 private:
  struct Answers {
    std::vector<bool> values;
    bool stale = true;
  };
  const Puzzle& puzzle_;
  std::map<std::pair<int, Taken>, Answers> known_;
};

// Quickly where there is another solution nearby; a long search only where algebra leaves one
// possible.
std::optional<std::vector<Search::Change>> another(Search& search, Algebra& algebra, int variable,
                                                   int insider) {
  constexpr Budget kShort{0, 0, 60}, kLong{0, 0, 1000};
  if (auto found = search.other(variable, insider, kShort)) return found;
  if (algebra.determines(variable, insider)) return std::nullopt;
  return search.other(variable, insider, kLong);
}

std::optional<Exposure> exposure_in(const Puzzle& puzzle, Search& search, Algebra& algebra,
                                    int variable) {
  auto found = another(search, algebra, variable, -1);
  if (!found) return Exposure{true, -1};
  if (puzzle.variables[at(variable)].guard != Guard::insiders) return std::nullopt;
  Insiders insiders(puzzle, variable);
  insiders.meet(*found);
  while (const auto insider = insiders.first()) {
    found = another(search, algebra, variable, *insider);
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
  Suppressor(Puzzle& puzzle, const std::vector<bool>& within)
      : puzzle_(puzzle),
        search_(puzzle),
        algebra_(puzzle),
        within_(within),
        component_(components(puzzle)) {}

  Suppression run() {
    for (std::size_t v = 0; v < puzzle_.variables.size(); ++v)
      if (inside(within_, v) && guarded(puzzle_.variables[v])) protect(static_cast<int>(v));
    // What was hidden on the way must be safe as well; the list grows while it is walked.
    for (std::size_t i = 0; i < out_.hidden.size(); ++i) protect(out_.hidden[i]);
    show_again_what_follows();
    show_again_what_can_be();
    return std::move(out_);
  }

 private:
  void hide(int variable) {
    reason_[variable] = protecting_;
    auto& v = puzzle_.variables[at(variable)];
    was_.emplace_back(variable, v.known);
    v.known = Known::open;
    v.guard = Guard::readers;
    out_.hidden.push_back(variable);
    algebra_.hidden_more();
  }

  void protect(int variable) {
    protecting_ = variable;
    while (const auto who = exposure_in(puzzle_, search_, algebra_, variable)) {
      const bool hopeless = algebra_.determines(variable, who->insider, Taken::with_totals);
      if (!hopeless &&
          (hide_for(variable, who->insider) || hide_beside(variable) || hide_component(variable)))
        continue;
      out_.given_away.push_back(variable);
      lost_.insert(component_[at(variable)]);
      return;
    }
  }

  // Hides the figures that another solution changes, as few as are found. Algebra says first
  // whether any number of them would do: where it can't, no time goes into trying one, two, three.
  bool hide_for(int variable, int insider) {
    constexpr std::array<Budget, 5> kUnits = {
        {{1, 0, 200}, {2, 0, 200}, {3, 0, 200}, {5, 0, 200}, {40, 0, 200}}};
    constexpr std::array<Budget, 4> kTotals = {
        {{0, 1, 200}, {1, 1, 200}, {3, 1, 200}, {40, 10, 400}}};
    const auto hide_first = [&](std::span<const Budget> budgets) {
      return std::any_of(budgets.begin(), budgets.end(), [&](const Budget& budget) {
        const auto found = search_.other(variable, insider, budget);
        return found && hide(*found);
      });
    };
    if (!algebra_.determines(variable, insider, Taken::with_units) && hide_first(kUnits))
      return true;
    return hide_first(kTotals);
  }

  bool hide(const std::vector<Search::Change>& solution) {
    bool any = false;
    for (const auto& change : solution) {
      if (puzzle_.variables[at(change.variable)].known == Known::open) continue;
      hide(change.variable);
      any = true;
    }
    return any;
  }

  // Where no search finds a way: whatever stands in one equation with it.
  bool hide_beside(int variable) {
    bool any = false;
    for (const auto& equation : puzzle_.equations) {
      const auto& terms = equation.terms;
      if (std::none_of(terms.begin(), terms.end(),
                       [&](const Term& t) { return t.variable == variable; }))
        continue;
      for (const auto& t : terms) {
        const auto known = puzzle_.variables[at(t.variable)].known;
        if (known != Known::price_unit && known != Known::price_total) continue;
        hide(t.variable);
        any = true;
      }
    }
    return any;
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

  bool component_safe(int root) {
    for (std::size_t v = 0; v < puzzle_.variables.size(); ++v)
      if (component_[v] == root && guarded(puzzle_.variables[v]) &&
          exposure_in(puzzle_, search_, algebra_, static_cast<int>(v)))
        return false;
    return true;
  }

  // A complement that follows from what is public anyway protects nothing.
  void show_again_what_follows() {
    for (const auto& [variable, known] : was_) {
      auto& v = puzzle_.variables[at(variable)];
      if (v.known != Known::open || !algebra_.determines(variable, -1)) continue;
      v.known = known;
      v.guard = Guard::none;
      algebra_.shown_more();
      std::erase(out_.hidden, variable);
    }
  }

  void show_again_what_can_be() {
    // Totals first: they serve most readers. Then the last one hidden first.
    std::reverse(was_.begin(), was_.end());
    std::stable_sort(was_.begin(), was_.end(), [](const auto& a, const auto& b) {
      return a.second == Known::price_total && b.second != Known::price_total;
    });
    for (const auto& [variable, known] : was_) {
      if (lost_.contains(component_[at(variable)])) continue;  // there, everything stays hidden
      if (puzzle_.variables[at(variable)].known != Known::open) continue;
      auto& v = puzzle_.variables[at(variable)];
      v.known = known;
      algebra_.shown_more();
      // Whatever it was hidden for is the likeliest to need it still.
      const int reason = reason_[variable];
      const bool needed = exposure_in(puzzle_, search_, algebra_, reason).has_value();
      if (!needed && component_safe(component_[at(variable)])) {
        std::erase(out_.hidden, variable);
        v.guard = Guard::none;
      } else {
        v.known = Known::open;
        algebra_.shown_more();
      }
    }
  }

  Puzzle& puzzle_;
  Search search_;
  Algebra algebra_;
  const std::vector<bool>& within_;
  std::vector<int> component_;
  std::vector<std::pair<int, Known>> was_;  // hidden here, with what they were
  std::map<int, int> reason_;               // hidden variable -> the one it protects
  int protecting_ = -1;
  std::set<int> lost_;  // components with something given away
  Suppression out_;
};

}  // namespace

std::optional<Exposure> exposure(const Puzzle& puzzle, int variable) {
  Search search(puzzle);
  Algebra algebra(puzzle);
  return exposure_in(puzzle, search, algebra, variable);
}

std::vector<Leak> exposed(const Puzzle& puzzle, const std::vector<bool>& within) {
  Search search(puzzle);
  Algebra algebra(puzzle);
  const auto known = determined(puzzle);
  std::vector<Leak> out;
  for (std::size_t v = 0; v < puzzle.variables.size(); ++v) {
    const int i = static_cast<int>(v);
    if (inside(within, v) && guarded(puzzle.variables[v]) &&
        (known[v] || exposure_in(puzzle, search, algebra, i)))
      out.push_back({i, known[v]});
  }
  return out;
}

Suppression suppress(Puzzle& puzzle, const std::vector<bool>& within) {
  return Suppressor(puzzle, within).run();
}

}  // namespace hoanhap::disclosure
