#pragma once

#include <span>
#include <string>
#include <string_view>

namespace hoanhap::trail {

// One line of a CSV file (RFC 4180) that a spreadsheet opens as text: every cell in quotes, and one
// that would be read as a formula (= + - @, tab, carriage return) with an apostrophe before it
// (design §9).
void add_csv_line(std::string& out, std::span<const std::string> cells);

inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";  // Excel reads UTF-8 by it

}  // namespace hoanhap::trail
