#include "core/text.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include <utf8proc.h>

namespace hoanhap {
namespace {

std::optional<std::string> mapped(std::string_view text, int options) {
  utf8proc_uint8_t* out = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &out,
                                   static_cast<utf8proc_option_t>(options));
  if (length < 0) return std::nullopt;
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
  return std::string(reinterpret_cast<const char*>(out), static_cast<std::size_t>(length));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool valid_utf8(std::string_view text) {
  utf8proc_int32_t point = 0;
  while (!text.empty()) {
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                    static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (n <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

std::optional<std::string> nfc(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) > 0; }))
    return std::string(text);
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold(std::string_view text) {
  auto plain =
      mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD)
          .value_or(std::string(text));
  for (std::size_t i = 0; (i = plain.find("đ", i)) != std::string::npos;) plain.replace(i, 2, "d");
  return plain;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if ((a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) >= limit) return limit;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return std::min(row[b.size()], limit);
}

// A run of digits, dots and spaces counts as one number. Nine digits: the old identity card;
// twelve: the citizen identity number; ten starting with 0, or +84 and nine: a telephone. Amounts
// of money grouped by dots (1.250.000.000) are told apart by their groups of three.
std::optional<PersonalData> find_personal_data(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::string number;
    std::vector<std::size_t> groups{0};
    std::size_t j = i;
    char separator = 0;
    for (; j < text.size(); ++j) {
      if (is_digit(text[j])) {
        number += text[j];
        ++groups.back();
      } else if ((text[j] == '.' || text[j] == ' ' || text[j] == '-' || text[j] == '/') &&
                 j + 1 < text.size() && is_digit(text[j + 1])) {
        if (separator == 0) separator = text[j];
        groups.push_back(0);
      } else {
        break;
      }
    }
    const bool plus84 = i > 0 && text[i - 1] == '+' && number.starts_with("84");
    const bool money =
        separator == '.' && groups.size() > 1 && groups[0] <= 3 &&
        std::all_of(groups.begin() + 1, groups.end(), [](std::size_t g) { return g == 3; }) &&
        number[0] != '0';
    const bool date = groups.size() == 3 && groups[0] <= 2 && groups[1] <= 2 && groups[2] == 4;
    if (date) {
      // A date of a document or an event is wanted; a date of birth says so, or lies far back.
      const auto year = std::atoi(number.substr(number.size() - 4).c_str());
      const auto before = fold(text.substr(i > 40 ? i - 40 : 0, std::min<std::size_t>(i, 40)));
      const bool says_born =
          before.find("sinh") != std::string::npos || before.find("born") != std::string::npos;
      if (says_born || year < 2010) return PersonalData::birth_date;
    } else if (!money) {
      const auto n = number.size();
      if (plus84 && n == 11) return PersonalData::telephone;
      if (n == 10 && number[0] == '0') return PersonalData::telephone;
      if (n == 9 || n == 12) return PersonalData::identity_number;
    }
    i = j;
  }
  return std::nullopt;
}

}  // namespace hoanhap
