#pragma once

#include <string>
#include <string_view>

#include "documents/workbook.h"

namespace hoanhap::exchange {

// A text table as one sheet of text cells, so that CSV and Excel are read by the same rules: RFC
// 4180 with comma, semicolon or tab between the cells (what stands in the first line decides), CR,
// LF or both at the end of a line, quoted cells over several lines, with or without a byte order
// mark. Blank cells have no entry.
//
// Caps as for a workbook (200,000 cells), and 64 KiB a cell. Fails: `invalid` "unreadable-file" for
// what isn't UTF-8, an open quote, or text behind a closing one; the detail names the line.
Result<documents::WorkSheet> read_csv(std::string_view bytes);

// One line at a time, comma between the cells, CRLF behind, UTF-8 with a byte order mark so that
// Excel reads Vietnamese. A text never begins a formula (documents::safe_text).
class CsvWriter {
 public:
  CsvWriter() : out_("\xEF\xBB\xBF") {}
  CsvWriter& cell(std::string_view text);
  CsvWriter& number(std::string_view digits);  // written as it is: "-3" is no formula
  void end_line();
  std::string take() { return std::move(out_); }

 private:
  void put(std::string_view text);
  std::string out_;
  bool first_ = true;
};

}  // namespace hoanhap::exchange
