#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hoanhap {

// Whole numbers and money stay within ±(2^53-1), so that the browser holds them exactly; decimals
// are integers scaled by 10^4 (design §4).
inline constexpr std::int64_t kMaxWhole = (std::int64_t{1} << 53) - 1;
inline constexpr std::int64_t kDecimalScale = 10'000;

// "12.5" <-> 125000. At most four places, a point, an optional minus; anything else is nullopt.
std::optional<std::int64_t> parse_decimal(std::string_view text);
std::string format_decimal(std::int64_t scaled);  // shortest: 125000 -> "12.5"

// For people: 1234567 -> "1.234.567"; scaled 12345000 -> "1.234,5".
std::string format_vi(std::int64_t whole);
std::string format_vi_decimal(std::int64_t scaled);

}  // namespace hoanhap
