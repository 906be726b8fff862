#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"

namespace hoanhap::documents {

// What an uploaded .xlsx holds, read part by part (expat, no tree): the cells that have something
// in them, sheet by sheet. Formulas give the value that Excel last computed. Dates stay Excel's day
// numbers, because only the form knows that a cell is a date.
//
// Caps: `ArchiveLimits`, 64 levels of XML, no DTD or entities of its own, 200,000 cells, 1,048,576
// rows, 16,384 columns. Fails: `invalid` "unreadable-file"; never throws on content.
struct CellAddress {
  int row = 0;     // from 1
  int column = 0;  // from 1
  auto operator<=>(const CellAddress&) const = default;
  std::string a1() const;                         // "D7"
  static CellAddress parse(std::string_view a1);  // {0,0} when it isn't one
};

struct SheetError {
  std::string text;
};  // #REF! and the like
using SheetValue = std::variant<std::string, double, bool, SheetError>;

struct WorkSheet {
  std::string name;
  std::map<CellAddress, SheetValue> cells;
  const SheetValue* at(CellAddress address) const;
  std::string text(
      CellAddress address) const;  // "" when empty; numbers as Excel would show them plainly
};

struct Workbook {
  std::vector<WorkSheet> sheets;
  bool days_from_1904 = false;  // day numbers of old Macintosh files start four years later
  const WorkSheet* sheet(std::string_view name) const;
};

Result<Workbook> read_workbook(std::string_view bytes);

}  // namespace hoanhap::documents
