#include <algorithm>

#include "disclosure/ledger.h"
#include "disclosure/linear.h"
#include "disclosure/suppress.h"

namespace hoanhap::disclosure {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }
bool small(std::int64_t value) { return value >= 1 && value <= 4; }

// Everything that hangs together with `from` through figures that are not public.
std::vector<bool> reach(const Puzzle& puzzle, const std::vector<int>& from) {
  std::vector<bool> seen(puzzle.variables.size(), false);
  for (const int v : from) seen[at(v)] = true;
  for (bool more = true; more;) {
    more = false;
    for (const auto& equation : puzzle.equations) {
      const bool touched = std::any_of(equation.terms.begin(), equation.terms.end(),
                                       [&](const Term& t) { return seen[at(t.variable)]; });
      for (const auto& t : equation.terms)
        if (touched && !seen[at(t.variable)] &&
            puzzle.variables[at(t.variable)].known != Known::fixed)
          more = seen[at(t.variable)] = true;
    }
  }
  return seen;
}

tl::unexpected<Error> would_disclose() {
  return fail(
      {ErrorCode::conflict,
       "would-disclose",
       {"Chưa công bố được kỳ này", "This period can't be released now"},
       {"Không ô nào của bảng này hiện được mà không để lộ một số dưới 5 người. "
        "Công bố lại khi có thêm số liệu được duyệt, hoặc chờ kỳ dài hơn.",
        "No figure of this table can be shown without giving away a count below 5. Release it when "
        "more reports are accepted, or a longer period instead."}});
}

bool shows_anything(const Table& table) {
  const auto shown = [](const Cell& cell) { return std::holds_alternative<Shown>(cell); };
  return std::any_of(table.total.begin(), table.total.end(), shown) ||
         std::any_of(table.cells.begin(), table.cells.end(),
                     [&](const auto& row) { return std::any_of(row.begin(), row.end(), shown); });
}

}  // namespace

// What a mark tells of the number behind it. "<5" is 1 to 4. "…" on a unit's cell is otherwise
// known to be 5 and more, or 0 where the cell was hidden earlier; on a total it says nothing.
void Ledger::conceal(int i, Why why, bool total) {
  auto& v = variable(i);
  marks_[i] = why;
  v.known = Known::open;
  v.guard = small(v.truth) && v.owner >= 0 ? Guard::insiders : Guard::readers;
  if (why == Why::small) {
    v.domain = {1, 4, false};
  } else if (!total && v.truth >= 5) {
    v.domain = {5, Domain::kMost, false};
  } else if (!total && v.truth == 0) {
    v.domain = {0, Domain::kMost, true};
  }
}

void Ledger::remember(int i, const Cell& cell, bool total) {
  if (i < 0 || variable(i).known == Known::fixed) return;
  if (std::holds_alternative<Shown>(cell)) {
    variable(i).known = Known::fixed;
    marks_.erase(i);
  } else if (const auto* hidden = std::get_if<Hidden>(&cell)) {
    conceal(i, hidden->why == Why::small && small(variable(i).truth) ? Why::small : Why::complement,
            total);
  }
}

void Ledger::remember(const Facts& facts, const Cells& cells, const Table& released) {
  for (std::size_t e = 0; e < cells.elements.size(); ++e) {
    const auto& element = *cells.elements[e];
    for (std::size_t r = 0; r < facts.rows.size(); ++r) {
      const Cell cell = released.at(facts.rows[r].unit, element.id);
      remember(cells.rows[r][e], cell, false);
      if (std::holds_alternative<Hidden>(cell))
        hidden_before_.insert({facts.form, facts.rows[r].unit.value, element.slot, facts.period});
    }
    const Cell total = released.total_of(element.id);
    remember(cells.total[e], total, true);
    if (std::holds_alternative<Hidden>(total))
      hidden_before_.insert({facts.form, 0, element.slot, facts.period});
  }
}

void Ledger::add(const Facts& facts, const Table& released) {
  remember(facts, lay_out(facts), released);
}

void Ledger::offer_unit_cell(int i, bool hidden_before) {
  auto& v = variable(i);
  if (small(v.truth) && v.owner >= 0) {
    marks_.try_emplace(i, Why::small);
    if (v.known != Known::fixed && marks_[i] == Why::small) conceal(i, Why::small, false);
  } else if (v.known == Known::fixed || marks_.contains(i)) {
    return;  // out already, or hidden in another table and so in this one
  } else if (hidden_before) {
    conceal(i, Why::complement, false);
  } else if (v.owner < 0) {
    v.known = Known::price_total;  // the publishing unit's own report
  } else if (v.truth < 5) {
    v.known = Known::fixed;
    zeros_.push_back(i);
  } else {
    v.known = Known::price_unit;
    v.domain.least = 5;
  }
}

void Ledger::offer(const Facts& facts, const Cells& cells) {
  for (std::size_t e = 0; e < cells.elements.size(); ++e) {
    const int slot = cells.elements[e]->slot;
    const bool never = opaque(facts.form, slot);
    for (std::size_t r = 0; r < facts.rows.size(); ++r)
      if (const int i = cells.rows[r][e]; i >= 0)
        offer_unit_cell(i, never || hidden_before_.contains({facts.form, facts.rows[r].unit.value,
                                                             slot, facts.period}));
    const int total = cells.total[e];
    if (total < 0 || variable(total).known == Known::fixed || marks_.contains(total)) continue;
    if (never || hidden_before_.contains({facts.form, 0, slot, facts.period})) {
      conceal(total, Why::complement, true);
    } else {
      variable(total).known = Known::price_total;
    }
  }
}

// Where "<5" itself says too much (four quarters of "<5" and a year of "<5" are one each), the new
// table says "…" instead; and where nothing else helps, a zero may be hidden there as well.
void Ledger::unmark(const Cells& cells, const std::vector<int>& given_away) {
  const auto near = reach(puzzle_, given_away);
  for (const auto& row : cells.rows)
    for (const int i : row) {
      if (i < 0 || !near[at(i)] || !marks_.contains(i) || marks_[i] != Why::small) continue;
      if (said_elsewhere_.contains(i)) continue;
      marks_[i] = Why::complement;
      variable(i).domain = {};
    }
  for (const int i : zeros_) {
    const bool beside =
        std::any_of(puzzle_.equations.begin(), puzzle_.equations.end(), [&](const Equation& e) {
          const auto in = [&](auto test) {
            return std::any_of(e.terms.begin(), e.terms.end(), test);
          };
          return in([&](const Term& t) { return t.variable == i; }) &&
                 in([&](const Term& t) { return near[at(t.variable)]; });
        });
    if (!beside) continue;
    variable(i).known = Known::price_unit;
    variable(i).domain = {0, Domain::kMost, true};
  }
}

// Suppresses, and then checks the outcome by both ways of reckoning. What was out before this table
// is no reason to hide more; what this table would add is.
Result<bool> Ledger::settle(const Cells& cells, const std::vector<Leak>& out_already) {
  const auto added = [&] {
    std::vector<int> found;
    for (const auto& leak : exposed(puzzle_, touched_)) {
      // A complement that no search could vouch for gives nobody away; one that is certain would.
      if (!leak.certain && puzzle_.variables[at(leak.variable)].guard != Guard::insiders) continue;
      const bool known = std::any_of(out_already.begin(), out_already.end(), [&](const Leak& old) {
        return old.variable == leak.variable && (old.certain || !leak.certain);
      });
      if (!known) found.push_back(leak.variable);
    }
    return found;
  };
  std::vector<int> left;
  for (int round = 0; round < 2; ++round) {
    for (const int i : suppress(puzzle_, touched_).hidden) marks_[i] = Why::complement;
    left = added();
    if (left.empty()) return true;
    if (round == 0) unmark(cells, left);
  }
  withhold(cells, left);
  return true;
}

// The last way: the columns that hang together with what would be given away show no figure at all.
// A reader then learns nothing from them that earlier releases did not tell.
void Ledger::withhold(const Cells& cells, const std::vector<int>& given_away) {
  const auto near = reach(puzzle_, given_away);
  const auto hide = [&](int i) {
    if (i < 0 || out_before_.contains(i)) return;
    marks_[i] = Why::complement;
    auto& v = variable(i);
    v.known = Known::open;
    v.guard = Guard::none;
    if (!said_elsewhere_.contains(i)) v.domain = {};
  };
  for (std::size_t e = 0; e < cells.elements.size(); ++e) {
    const auto touches = [&](int i) { return i >= 0 && near[at(i)]; };
    const bool concerned =
        touches(cells.total[e]) || std::any_of(cells.rows.begin(), cells.rows.end(),
                                               [&](const auto& row) { return touches(row[e]); });
    if (!concerned) continue;
    for (const auto& row : cells.rows) hide(row[e]);
    hide(cells.total[e]);
  }
  // What follows from earlier releases anyway may as well be shown.
  const auto known = determined(puzzle_);
  const auto show = [&](int i) {
    if (i < 0 || !known[at(i)] || (variable(i).owner >= 0 && small(variable(i).truth))) return;
    marks_.erase(i);
    variable(i).known = Known::fixed;
  };
  for (const auto& row : cells.rows) std::for_each(row.begin(), row.end(), show);
  std::for_each(cells.total.begin(), cells.total.end(), show);
}

Cell Ledger::drawn(int i) const {
  if (i < 0) return Nothing{};
  const auto mark = marks_.find(i);
  if (mark != marks_.end()) return Hidden{mark->second};
  return Shown{puzzle_.variables[at(i)].truth};
}

Table Ledger::drawn(const Facts& facts, const Cells& cells) const {
  Table table;
  for (const auto* element : cells.elements) table.elements.push_back(element->id);
  for (std::size_t r = 0; r < facts.rows.size(); ++r) {
    table.units.push_back(facts.rows[r].unit);
    auto& row = table.cells.emplace_back();
    for (std::size_t e = 0; e < cells.elements.size(); ++e) {
      row.push_back(drawn(cells.rows[r][e]));
      // Hidden once, and blank now: that it is blank now is news as well.
      if (cells.rows[r][e] < 0 && hidden_before_.contains({facts.form, facts.rows[r].unit.value,
                                                           cells.elements[e]->slot, facts.period}))
        row.back() = Hidden{Why::complement};
    }
  }
  for (const int i : cells.total) table.total.push_back(drawn(i));
  return table;
}

Result<Table> Ledger::make(const Facts& facts) {
  for (const auto& [i, why] : marks_)
    if (why == Why::small) said_elsewhere_.insert(i);
  const Cells cells = lay_out(facts);
  for (const auto& l : links_) link(l);
  std::vector<int> all = cells.total;
  for (const auto& row : cells.rows) all.insert(all.end(), row.begin(), row.end());
  std::erase_if(all, [](int i) { return i < 0; });
  touched_ = reach(puzzle_, all);
  const auto out_already = exposed(puzzle_, touched_);
  for (const int i : all)
    if (variable(i).known == Known::fixed) out_before_.insert(i);
  offer(facts, cells);
  TRY(settle(cells, out_already));
  auto table = drawn(facts, cells);
  if (!cells.elements.empty() && !shows_anything(table)) return would_disclose();
  return table;
}

}  // namespace hoanhap::disclosure
