#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace hoanhap {

// How long a period is. Half-months (1-14, 15-end) are the base of event-based rows, so that both
// calendars are unions of them (design §5).
enum class PeriodKind : std::uint8_t {
  half_month,
  month,
  quarter,
  half_year,
  nine_months,
  year,
  once
};

// Where a period's days lie: calendar months, or the windows of Decree 09/2019/ND-CP art. 12
// (month: 15th of the month before to the 14th; quarter, half and year follow).
enum class CalendarKind : std::uint8_t { calendar_months, decree_09 };

struct DateRange {
  Date first;
  Date last;  // inclusive
  auto operator<=>(const DateRange&) const = default;
  bool contains(Date d) const { return first <= d && d <= last; }
};

// One period by name; its days depend on the calendar. Codes: 2018-04a, 2018-04b (half-months),
// 2018-04, 2018-Q2, 2018-H1, 2018-9M, 2018, 2018-once (a plan's year, for what is owed once).
struct Period {
  PeriodKind kind = PeriodKind::year;
  int year = 0;
  int index = 1;  // 1-based within the year
  auto operator<=>(const Period&) const = default;

  std::string code() const;
  static std::optional<Period> parse(std::string_view code);
  // A dense integer for database keys: ordered by kind, then time. from_key(key()) is the same.
  std::int64_t key() const;
  static Period from_key(std::int64_t key);

  DateRange days(CalendarKind calendar) const;
  Period previous() const;  // of the same kind
  // The periods of the shorter `kind` that make this one up; empty when they don't.
  std::vector<Period> parts(PeriodKind kind) const;
  bool includes(const Period& shorter) const;
  Text label() const;  // "Quý II/2018", "Tháng 4/2018", "6 tháng đầu năm 2018", ...

  static Period containing(Date date, PeriodKind kind, CalendarKind calendar);
  static std::vector<Period> all_in(int year, PeriodKind kind);
};

std::string_view name(PeriodKind kind);  // "month", as in the plan language and the API
std::optional<PeriodKind> period_kind(std::string_view name);

}  // namespace hoanhap
