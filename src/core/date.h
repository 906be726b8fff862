#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace hoanhap {

// A day of the civil calendar in Vietnam, 1900-01-01 to 9999-12-31. Wire form is ISO 8601
// (2018-04-27); people see dd/mm/yyyy.
struct Date {
  int days = 0;  // since 1970-01-01
  auto operator<=>(const Date&) const = default;

  static Date of(int year, unsigned month, unsigned day);  // asserts a real date
  // "2018-04-27"; nothing else, no spaces. 2018-02-31 is nullopt.
  static std::optional<Date> parse_iso(std::string_view text);
  // What officials type: 27/4/2018, 27-4-2018, 27.04.2018, or ISO; surrounding spaces are ignored.
  static std::optional<Date> parse_typed(std::string_view text);

  std::chrono::year_month_day ymd() const;
  int year() const;
  unsigned month() const;
  unsigned day() const;
  unsigned weekday() const;  // 1 Monday .. 7 Sunday
  std::string iso() const;   // 2018-04-27
  std::string vi() const;    // 27/04/2018
  Date plus_days(int n) const { return {days + n}; }
};

// A moment, in milliseconds since the epoch, UTC. Vietnam is UTC+7 without summer time since 1975,
// so its civil day is arithmetic.
struct Instant {
  std::int64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
  Date date() const;        // the civil day in Vietnam
  std::string iso() const;  // 2018-04-27T14:05:00+07:00
  static Instant at(Date date, int hour = 0, int minute = 0, int second = 0);  // Vietnam time
  static std::optional<Instant> parse_iso(std::string_view text);
};

}  // namespace hoanhap
