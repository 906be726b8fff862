#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/period.h"
#include "core/result.h"
#include "disclosure/count.h"

namespace hoanhap::disclosure {

// A released table: the counts of people of one form and period, and what tells of them, as
// everybody may read them, units by elements with the city's total below. Already suppressed; where
// a cell is hidden the table holds its mark and no number. This is what the `release` row stores
// and all that anyone reads who is not entitled to the parts.
//
// Value type; safe to copy and share. `parse` refuses what `json` could not have written.
struct Table {
  std::vector<std::string> elements;     // those that count people, then those that tell of them
  std::vector<UnitId> units;             // the rows
  std::vector<std::vector<Cell>> cells;  // [row][element]
  std::vector<Cell> total;  // the publishing unit's own; Nothing where units don't add up
  bool operator==(const Table&) const = default;

  int element(std::string_view id) const;  // -1 when the table has no such column
  int row(UnitId unit) const;
  // Was the figure released with it? Unit 0: the total.
  bool covers(UnitId unit, std::string_view element_id) const;
  // `Nothing` for a unit or element that the table doesn't have.
  Cell at(UnitId unit, std::string_view element_id) const;
  Cell total_of(std::string_view element_id) const;

  std::string json() const;
  static Result<Table> parse(std::string_view text);
};

}  // namespace hoanhap::disclosure
