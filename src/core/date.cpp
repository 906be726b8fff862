#include "core/date.h"

#include <cassert>
#include <charconv>

#include <fmt/format.h>

namespace hoanhap {
namespace {

using namespace std::chrono;
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kOffsetMs = 7 * 3'600'000;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 4) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> checked(int y, int m, int d) {
  const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                            std::chrono::day{static_cast<unsigned>(d)}};
  if (y < 1900 || y > 9999 || m < 1 || d < 1 || !date.ok()) return std::nullopt;
  return Date{static_cast<int>(sys_days{date}.time_since_epoch().count())};
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

Date Date::of(int y, unsigned m, unsigned d) {
  const auto date = checked(y, static_cast<int>(m), static_cast<int>(d));
  assert(date);
  return *date;
}

std::optional<Date> Date::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4)), m = digits(text.substr(5, 2)),
             d = digits(text.substr(8));
  if (!y || !m || !d) return std::nullopt;
  return checked(*y, *m, *d);
}

std::optional<Date> Date::parse_typed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (const auto iso = parse_iso(text)) return iso;
  const auto first = text.find_first_of("/-.");
  if (first == std::string_view::npos) return std::nullopt;
  const auto second = text.find(text[first], first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const auto d = digits(text.substr(0, first)),
             m = digits(text.substr(first + 1, second - first - 1)),
             y = digits(text.substr(second + 1));
  if (!d || !m || !y) return std::nullopt;
  return checked(*y, *m, *d);
}

std::chrono::year_month_day Date::ymd() const {
  return year_month_day{sys_days{std::chrono::days{days}}};
}
int Date::year() const { return static_cast<int>(ymd().year()); }
unsigned Date::month() const { return static_cast<unsigned>(ymd().month()); }
unsigned Date::day() const { return static_cast<unsigned>(ymd().day()); }
unsigned Date::weekday() const {
  return std::chrono::weekday{sys_days{std::chrono::days{days}}}.iso_encoding();
}
std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }
std::string Date::vi() const { return fmt::format("{:02}/{:02}/{:04}", day(), month(), year()); }

Date Instant::date() const { return Date{static_cast<int>(floor_div(ms + kOffsetMs, kDayMs))}; }

std::string Instant::iso() const {
  const auto in_day = (ms + kOffsetMs) - std::int64_t{date().days} * kDayMs;
  const auto s = in_day / 1000;
  return fmt::format("{}T{:02}:{:02}:{:02}+07:00", date().iso(), s / 3600, s / 60 % 60, s % 60);
}

Instant Instant::at(Date date, int hour, int minute, int second) {
  return {std::int64_t{date.days} * kDayMs - kOffsetMs +
          ((std::int64_t{hour} * 60 + minute) * 60 + second) * 1000};
}

std::optional<Instant> Instant::parse_iso(std::string_view text) {
  // 2018-04-27T14:05:00+07:00, or the same with Z.
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  const auto date = Date::parse_iso(text.substr(0, 10));
  const auto h = digits(text.substr(11, 2)), m = digits(text.substr(14, 2)),
             s = digits(text.substr(17, 2));
  if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  const auto zone = text.substr(19);
  if (zone == "+07:00") return at(*date, *h, *m, *s);
  if (zone == "Z") return Instant{at(*date, *h, *m, *s).ms + kOffsetMs};
  return std::nullopt;
}

}  // namespace hoanhap
