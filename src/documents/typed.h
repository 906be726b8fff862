#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

namespace hoanhap::documents {

// What officials type into a cell, as plain digits: "1.234,5" -> "1234.5". A point or a comma may
// group thousands or begin the fraction: 1.234,5 · 1,234.5 · 1.234.567 · 12,5 · 12.5. One point
// with three digits behind it groups ("1.234" is 1234), one comma is a fraction, as Vietnamese is
// written. Spaces are ignored. Nothing for what isn't a number.
std::optional<std::string> plain_number(std::string_view text);
std::optional<std::int64_t> typed_whole(std::string_view text);    // within ±(2^53-1)
std::optional<std::int64_t> typed_decimal(std::string_view text);  // x 10^4, at most four decimals

// The same for numbers as Excel holds them. A decimal counts as the four-place number it is nearest
// to, when no more than rounding lies between.
std::optional<std::int64_t> excel_whole(double value);
std::optional<std::int64_t> excel_decimal(double value);
// Excel's day number; nothing outside March 1900 to 2199, or with a time of day.
std::optional<Date> excel_date(double value, bool days_from_1904);

}  // namespace hoanhap::documents
