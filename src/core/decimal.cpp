#include "core/decimal.h"

#include <fmt/format.h>

namespace hoanhap {

std::optional<std::int64_t> parse_decimal(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto places = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty() || places.size() > 4 || (point != std::string_view::npos && places.empty()))
    return std::nullopt;
  std::int64_t value = 0;
  for (const char c : whole) {
    if (c < '0' || c > '9' || value > kMaxWhole) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  std::int64_t fraction = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const char c = i < places.size() ? places[i] : '0';
    if (c < '0' || c > '9') return std::nullopt;
    fraction = fraction * 10 + (c - '0');
  }
  if (value > kMaxWhole / kDecimalScale) return std::nullopt;
  const auto scaled = value * kDecimalScale + fraction;
  return negative ? -scaled : scaled;
}

std::string format_decimal(std::int64_t scaled) {
  const auto magnitude = scaled < 0 ? -scaled : scaled;
  auto text = fmt::format("{}{}.{:04}", scaled < 0 ? "-" : "", magnitude / kDecimalScale,
                          magnitude % kDecimalScale);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string format_vi(std::int64_t whole) {
  auto text = fmt::format("{}", whole < 0 ? -whole : whole);
  for (auto i = static_cast<std::ptrdiff_t>(text.size()) - 3; i > 0; i -= 3)
    text.insert(static_cast<std::size_t>(i), ".");
  return whole < 0 ? "-" + text : text;
}

std::string format_vi_decimal(std::int64_t scaled) {
  const auto plain = format_decimal(scaled < 0 ? -scaled : scaled);
  const auto point = plain.find('.');
  const auto magnitude = scaled < 0 ? -scaled : scaled;
  auto text = format_vi(magnitude / kDecimalScale);
  if (point != std::string::npos) text += "," + plain.substr(point + 1);
  return scaled < 0 ? "-" + text : text;
}

}  // namespace hoanhap
