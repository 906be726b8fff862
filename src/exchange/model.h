#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/period.h"
#include "plan/model.h"

namespace hoanhap::exchange {

// One thing that is wrong with a file: where, what and what to do about it. The value itself is
// never repeated: a cell may hold what nobody may store.
struct Fault {
  std::string cell;   // "E7" of a table, "dataValues[3].value" of a data value set
  std::string field;  // column or element: "ky", "tt-buoi"; "" for a whole report
  Text reason, advice;
};

// What a file says of one report: cells as PUT /records/{id}/draft takes them, and where in the
// file each stands.
struct Report {
  UnitId unit;
  const plan::Form* form = nullptr;
  Period period;
  std::string cell;                          // of its first value
  std::map<std::string, std::string> cells;  // element -> JSON
  std::map<std::string, std::string> from;   // element -> cell of the file
};

enum class Shape { long_table, wide_table, data_value_set };
std::string_view name(Shape shape);  // "long", "wide", "dhis2"

// A whole file, read. What is in `faults` is in no report; everything else is. `ignored` names the
// columns that mean nothing here.
struct Contents {
  Shape shape = Shape::long_table;
  int rows = 0, values = 0;
  std::vector<std::string> ignored;
  std::vector<Report> reports;  // in the order of the file
  std::vector<Fault> faults;
};

}  // namespace hoanhap::exchange
