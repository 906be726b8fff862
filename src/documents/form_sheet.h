#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/model.h"

namespace hoanhap::documents {

// A form as an official Excel sheet: title block, one row an element (code, what, unit of measure,
// the cell to fill, an explanation), footer with counts. Everything but the cells to fill is locked
// (against accidents: there is no password), each cell accepts only its kind. Several choices are a
// row each, marked with x.
//
// Hidden: each row's element in column A, and a second sheet that says which form, version, period
// and unit it was made for. So rows may be moved, but not mixed up.
Result<std::string> write_form_sheet(const plan::Form& form, const SheetHead& head,
                                     const Filled& filled);

struct SheetProblem {
  std::string cell;     // "E7"; "" when the row is missing
  std::string element;  // "" when the row isn't of this form
  Text text;            // "không phải số nguyên"
};

// What an uploaded sheet says. Cells with a problem are left out of `filled`, all others are in it.
struct Uploaded {
  Filled filled;
  std::vector<SheetProblem> problems;
  int rows = 0;  // rows of the form found in the sheet
};

// Reads a sheet that `write_form_sheet` made and somebody filled in. Numbers may be Excel's or
// typed text, 1.234,5 or 1,234.5; dates Excel's or 27/4/2018; yes/no as Có/Không or x. Fails as a
// whole: `invalid` "unreadable-file" for what isn't a workbook, "wrong-sheet" for another form,
// version, period or unit, each named as a field. Never throws on content.
Result<Uploaded> read_form_sheet(std::string_view bytes, const plan::Form& form,
                                 const SheetHead& head);

}  // namespace hoanhap::documents
