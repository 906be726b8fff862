#pragma once

#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "disclosure/facts.h"
#include "disclosure/sums.h"
#include "disclosure/table.h"
#include "disclosure/ties.h"

namespace hoanhap::disclosure {

using Ties = std::map<const plan::Form*, std::vector<Tie>>;

// Adds to a table whose counts of people are settled the figures that tell of them, released and
// hidden with them (design §1). A cell is shown only where
// - every count that it tells of is shown in the same cell,
// - below the publishing unit: it is zero, or one of these counts is five or more. Money where
//   nobody is counted is of people of another period, and there may have been one;
// - it repeats another form's figure: that is out, and the same;
// - with all that was shown of this figure before (other periods, corrections) it adds up to groups
//   that don't cross (sums.h).
// So whoever knows what one fine can be learns of the people no more than their own counts say:
// the counts of every group of figures whose sum is out are out as well. `tied_test` tries.
//
// Owner: one release in the making; not shared between threads.
class Tied {
 public:
  explicit Tied(Ties ties) : ties_(std::move(ties)) {}

  // Earlier releases, oldest first. Facts must outlive this.
  void remember(const Facts& facts, const Table& released);
  // Appends the columns of `facts`' form to `table`, the outcome of the ledger.
  void add_columns(const Facts& facts, Table& table);

 private:
  struct Part {  // a cell as a sum of base figures
    std::vector<int> figures;
    std::optional<std::int64_t> value;  // empty: blank
    bool adds_up = true;
  };
  struct Column {
    Sums sums;
    std::map<std::tuple<std::int64_t, Period, std::int64_t>, int> figures;  // unit, base, value
  };
  struct Out {
    const Facts* facts;
    Table table;
  };

  const std::vector<Tie>& ties(const Facts& facts) const;
  int figure(Column& column, const Facts& facts, const Facts::Row* row, const Tie& tie,
             std::size_t part, std::int64_t value);
  Part unit_part(Column& column, const Facts& facts, const Facts::Row& row, const Tie& tie);
  Part total_part(Column& column, const Facts& facts, const Tie& tie);
  Cell cell(Column& column, const Facts& facts, const Facts::Row* row, const Tie& tie,
            const Part& part, const Table& table) const;
  bool repeats(const Facts& facts, const Facts::Row* row, const Tie& tie, std::int64_t value) const;

  Ties ties_;
  std::map<const plan::Element*, Column> columns_;
  std::map<std::pair<const plan::Form*, Period>, Out> out_;  // the latest of each
};

}  // namespace hoanhap::disclosure
