#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "disclosure/facts.h"
#include "disclosure/puzzle.h"
#include "disclosure/suppress.h"
#include "disclosure/table.h"

namespace hoanhap::disclosure {

using Relations = std::map<const plan::Form*, std::vector<Relation>>;

// Everything that has been released of some forms that hang together, and the table that is about
// to be: turned into one puzzle, so that the new table is safe against all the others as well
// (months against their quarter, a correction against what it corrects, one form against another
// that states the same fact).
//
// A figure is one variable as long as its value stays: whoever knows that a ward corrected nothing
// knows that its hidden figure is the same in both releases, so the puzzle knows it too. A
// corrected figure is a new variable.
//
// The rules of the new table, before secondary suppression (design §1):
// - 1 to 4 people of a unit are hidden ("<5"); zero and blank stay, but for the rare table that
// would
//   otherwise give a count away by its zeros or marks alone: there a zero or a "<5" becomes "…",
//   if need be in whole columns;
// - a cell that an earlier release of the same period hid stays hidden, whatever it is now;
// - the publishing unit's total is shown.
//
// Owner: one release in the making; not shared between threads. Fails: `make` says why not.
class Ledger {
 public:
  // `order_key`: fresh randomness for the choice of complements; a test passes its own.
  Ledger(Relations relations, std::vector<Link> links, std::uint64_t order_key);

  // Earlier releases, oldest first. Facts must outlive the ledger.
  void add(const Facts& facts, const Table& released);
  // The table for `facts`; call once, after every `add`. `conflict` (`would-disclose`) when
  // no figure of it could be shown.
  Result<Table> make(const Facts& facts);

  const Puzzle& puzzle() const { return puzzle_; }  // for the adversary's test

 private:
  struct Cells {  // the variables of one table; -1: blank
    std::vector<const plan::Element*> elements;
    std::vector<std::vector<int>> rows;
    std::vector<int> total;
  };
  using AtomKey =
      std::tuple<const plan::Form*, std::int64_t, int, Period>;  // form, unit, slot, base

  // ledger.cpp: figures become variables
  Cells lay_out(const Facts& facts);
  std::vector<std::vector<Term>> by_part(const Facts& facts, const Facts::Row& row, int slot);
  int unit_cell(const Facts& facts, const Facts::Row& row, const plan::Element& element);
  int total_cell(const Facts& facts, const Cells& cells, std::size_t column);
  int with_the_rest(const Facts& facts, int slot, std::vector<Term> terms);
  int atom(const AtomKey& key, std::int64_t value, int place);
  int highest_of(const std::vector<std::vector<Term>>& parts, int owner);
  int sum_of(std::vector<Term> terms, int owner, int level);
  int add_variable(std::int64_t truth, int owner, std::uint64_t salt);
  void equate(std::vector<Term> terms, std::int64_t equals, int level);
  std::int64_t worth(const std::vector<Term>& terms) const;
  Variable& variable(int i) { return puzzle_.variables[static_cast<std::size_t>(i)]; }

  // ledger_links.cpp: what else a reader knows of them
  void relate(const Facts& facts);
  void relate(const Facts& facts, const Facts::Row& row, std::size_t part,
              const Relation& relation);
  void link(const Link& link);
  std::vector<std::pair<AtomKey, int>> figures_of(const Link::Source& source) const;
  bool opaque(const plan::Form* form, int slot) const;

  // ledger_marks.cpp: which are shown
  void remember(const Facts& facts, const Cells& cells, const Table& released);
  void remember(int variable, const Cell& cell, bool total);
  void offer(const Facts& facts, const Cells& cells);
  void offer_unit_cell(int variable, bool hidden_before);
  void conceal(int variable, Why why, bool total);
  void unmark(const Cells& cells, const std::vector<int>& given_away);
  void withhold(const Cells& cells, const std::vector<int>& given_away);
  Result<bool> settle(const Cells& cells, const std::vector<Leak>& out_already);
  Table drawn(const Facts& facts, const Cells& cells) const;
  Cell drawn(int variable) const;

  Relations relations_;
  std::vector<Link> links_;
  std::uint64_t order_key_;
  Puzzle puzzle_;
  std::map<AtomKey, int> latest_;         // the variable of a figure as it is now
  std::map<std::int64_t, int> place_of_;  // unit -> place
  std::map<int, Why> marks_;              // of concealed variables
  std::vector<bool> touched_;             // what the new table hangs together with
  std::vector<int> zeros_;                // shown as 0 by the new table
  std::set<int> out_before_;              // cells of the new table that were public before
  std::set<int> said_elsewhere_;          // marked "<5" by an earlier release
  std::set<AtomKey> hidden_before_;       // cells of released tables; unit 0: the total
  std::set<std::vector<std::pair<int, std::int64_t>>> said_;  // relations already in the puzzle
};

}  // namespace hoanhap::disclosure
