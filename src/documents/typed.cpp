#include "documents/typed.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/decimal.h"

namespace hoanhap::documents {
namespace {

// Digits with `group` between every three: "1.234.567" -> "1234567"; "" when the groups are wrong.
std::string ungroup(std::string_view text, char group) {
  if (text.find(group) == std::string_view::npos) return std::string(text);
  std::string digits;
  for (bool first = true; !text.empty(); first = false) {
    const auto end = std::min(text.find(group), text.size());
    if (first ? end == 0 || end > 3 : end != 3) return {};
    digits += text.substr(0, end);
    if (end + 1 == text.size()) return {};
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return digits;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '\t') continue;
    if (text.substr(i).starts_with("\xC2\xA0")) {  // no-break space
      ++i;
      continue;
    }
    if (text.substr(i).starts_with("\xE2\x80\xAF")) {  // narrow no-break space
      i += 2;
      continue;
    }
    out += text[i];
  }
  return out;
}

}  // namespace

std::optional<std::string> plain_number(std::string_view typed) {
  auto text = without_spaces(typed);
  const bool minus = text.starts_with('-');
  if (minus) text.erase(0, 1);
  if (text.empty() || text.find_first_not_of("0123456789.,") != std::string::npos)
    return std::nullopt;
  const auto point = text.rfind('.'), comma = text.rfind(',');
  const bool has_point = point != std::string::npos, has_comma = comma != std::string::npos;
  char fraction = 0;
  if (has_point && has_comma)
    fraction = point > comma ? '.' : ',';
  else if (has_comma && text.find(',') == comma)
    fraction = ',';
  else if (has_point && text.find('.') == point && text.size() - point != 4)
    fraction = '.';
  std::string_view rest = text;
  std::string decimals;
  if (fraction != 0) {
    const auto at = text.rfind(fraction);
    decimals = text.substr(at + 1);
    rest = rest.substr(0, at);
    if (rest.find(fraction) != std::string_view::npos || decimals.empty()) return std::nullopt;
  }
  const bool english = fraction == '.' || (fraction == 0 && has_comma);
  const auto whole = ungroup(rest, english ? ',' : '.');
  if (whole.empty() || whole.find_first_not_of("0123456789") != std::string::npos)
    return std::nullopt;
  while (decimals.ends_with('0')) decimals.pop_back();
  return (minus ? "-" : "") + whole + (decimals.empty() ? "" : "." + decimals);
}

std::optional<std::int64_t> typed_whole(std::string_view text) {
  const auto plain = plain_number(text);
  if (!plain) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(plain->data(), plain->data() + plain->size(), value);
  const bool fine = error == std::errc() && end == plain->data() + plain->size();
  if (!fine || value > kMaxWhole || value < -kMaxWhole) return std::nullopt;
  return value;
}

std::optional<std::int64_t> typed_decimal(std::string_view text) {
  const auto plain = plain_number(text);
  return plain ? parse_decimal(*plain) : std::nullopt;
}

std::optional<std::int64_t> excel_whole(double value) {
  const bool fine = std::isfinite(value) && std::fabs(value) <= static_cast<double>(kMaxWhole) &&
                    std::trunc(value) == value;
  return fine ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
}

std::optional<std::int64_t> excel_decimal(double value) {
  const double scaled = value * double{kDecimalScale};
  if (!std::isfinite(scaled) || std::fabs(scaled) > static_cast<double>(kMaxWhole))
    return std::nullopt;
  const double rounded = std::nearbyint(scaled);
  if (std::fabs(scaled - rounded) > std::max(1e-6, std::fabs(scaled) * 1e-12)) return std::nullopt;
  return static_cast<std::int64_t>(rounded);
}

std::optional<Date> excel_date(double value, bool days_from_1904) {
  constexpr double kEpoch = 25'569;  // 1970-01-01, counting from 1900 with its invented 29 February
  constexpr double kMac = 1'462;
  const double serial = days_from_1904 ? value + kMac : value;
  // Before 1 March 1900 Excel's days are one off; nobody reports from there.
  if (!(serial > 60 && serial < 109'576) || std::trunc(serial) != serial) return std::nullopt;
  return Date{static_cast<int>(serial - kEpoch)};
}

}  // namespace hoanhap::documents
