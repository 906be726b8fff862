#include "trail/csv.h"

namespace hoanhap::trail {

void add_csv_line(std::string& out, std::span<const std::string> cells) {
  constexpr std::string_view kFormula = "=+-@\t\r";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += i == 0 ? "\"" : ",\"";
    if (!cells[i].empty() && kFormula.find(cells[i].front()) != std::string_view::npos) out += '\'';
    for (const char c : cells[i]) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += "\r\n";
}

}  // namespace hoanhap::trail
