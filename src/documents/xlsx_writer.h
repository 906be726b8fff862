#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include <xlsxwriter.h>

#include "core/result.h"

namespace hoanhap::documents {

// How a cell looks. Combined freely; each combination becomes one Excel format.
enum Look : unsigned {
  kPlain = 0,
  kBold = 1,
  kTitle = 2,  // bold, larger
  kCentre = 4,
  kBorder = 8,
  kWrap = 16,
  kShade = 32,
  kInput = 64,     // unlocked, pale yellow
  kWhole = 128,    // #,##0
  kDecimal = 256,  // #,##0.####
  kItalic = 512,
  kRight = 1024,
  kDate = 2048,  // dd/mm/yyyy
};

// libxlsxwriter in constant memory, its file in the process's own memory: nothing of a report is
// left in a folder. Rows are written in order, top to bottom.
//
// A text never begins a formula, neither in Excel nor when the sheet is saved as CSV and opened
// again: one that could gets an apostrophe in front, which `plain_text` takes off when reading.
//
// Threads: one owner. Fails: `bytes` with `internal`; a text that Excel can't hold fails too, it is
// never cut short.
class XlsxWriter {
 public:
  XlsxWriter();
  ~XlsxWriter();
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;

  lxw_worksheet* sheet(const char* name);
  void text(lxw_worksheet* sheet, int row, int column, std::string_view text,
            unsigned look = kPlain);
  void number(lxw_worksheet* sheet, int row, int column, double value, unsigned look = kPlain);
  void blank(lxw_worksheet* sheet, int row, int column, unsigned look);
  lxw_format* format(unsigned look);
  void check(lxw_error error);  // of any direct call
  Result<std::string> bytes();  // closes the workbook; call once

 private:
  int file_;
  lxw_workbook* book_;
  bool failed_ = false;
  std::map<unsigned, lxw_format*> formats_;
};

std::string safe_text(std::string_view text);   // "=1+1" -> "'=1+1"
std::string plain_text(std::string_view text);  // and back

}  // namespace hoanhap::documents
