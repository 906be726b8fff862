#include "core/period.h"

#include <array>
#include <cassert>
#include <charconv>

#include <fmt/format.h>

namespace hoanhap {
namespace {

constexpr std::array<std::string_view, 7> kNames = {"half-month",  "month", "quarter", "half-year",
                                                    "nine-months", "year",  "once"};
constexpr std::array<int, 7> kPerYear = {24, 12, 4, 2, 1, 1, 1};
constexpr std::array<const char*, 4> kRoman = {"I", "II", "III", "IV"};

std::size_t at(PeriodKind kind) { return static_cast<std::size_t>(kind); }

Date end_of_month(int year, int month) {
  return month == 12 ? Date::of(year, 12, 31)
                     : Date::of(year, static_cast<unsigned>(month) + 1, 1).plus_days(-1);
}

// The first and last month of a period longer than half a month.
std::pair<int, int> months(const Period& p) {
  switch (p.kind) {
    case PeriodKind::half_month:
      return {(p.index + 1) / 2, (p.index + 1) / 2};
    case PeriodKind::month:
      return {p.index, p.index};
    case PeriodKind::quarter:
      return {p.index * 3 - 2, p.index * 3};
    case PeriodKind::half_year:
      return {p.index * 6 - 5, p.index * 6};
    case PeriodKind::nine_months:
      return {1, 9};
    case PeriodKind::year:
    case PeriodKind::once:
      return {1, 12};
  }
  return {1, 12};
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text[0] == '-')
    return std::nullopt;
  return value;
}

}  // namespace

std::string_view name(PeriodKind kind) { return kNames[at(kind)]; }

std::optional<PeriodKind> period_kind(std::string_view text) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == text) return static_cast<PeriodKind>(i);
  return std::nullopt;
}

std::string Period::code() const {
  switch (kind) {
    case PeriodKind::half_month:
      return fmt::format("{:04}-{:02}{}", year, (index + 1) / 2, index % 2 == 1 ? 'a' : 'b');
    case PeriodKind::month:
      return fmt::format("{:04}-{:02}", year, index);
    case PeriodKind::quarter:
      return fmt::format("{:04}-Q{}", year, index);
    case PeriodKind::half_year:
      return fmt::format("{:04}-H{}", year, index);
    case PeriodKind::nine_months:
      return fmt::format("{:04}-9M", year);
    case PeriodKind::year:
      return fmt::format("{:04}", year);
    case PeriodKind::once:
      return fmt::format("{:04}-once", year);
  }
  return {};
}

std::optional<Period> Period::parse(std::string_view code) {
  if (code.size() < 4) return std::nullopt;
  const auto y = number(code.substr(0, 4));
  if (!y || *y < 1900) return std::nullopt;
  if (code.size() == 4) return Period{PeriodKind::year, *y, 1};
  if (code[4] != '-') return std::nullopt;
  const auto rest = code.substr(5);
  if (rest == "once") return Period{PeriodKind::once, *y, 1};
  if (rest == "9M") return Period{PeriodKind::nine_months, *y, 1};
  const auto in_range = [](std::optional<int> n, int max) { return n && *n >= 1 && *n <= max; };
  if (rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'H')) {
    const bool quarter = rest[0] == 'Q';
    const auto n = number(rest.substr(1));
    if (!in_range(n, quarter ? 4 : 2)) return std::nullopt;
    return Period{quarter ? PeriodKind::quarter : PeriodKind::half_year, *y, *n};
  }
  const auto month = rest.size() >= 2 ? number(rest.substr(0, 2)) : std::nullopt;
  if (!in_range(month, 12)) return std::nullopt;
  if (rest.size() == 2) return Period{PeriodKind::month, *y, *month};
  if (rest.size() == 3 && (rest[2] == 'a' || rest[2] == 'b'))
    return Period{PeriodKind::half_month, *y, *month * 2 - (rest[2] == 'a' ? 1 : 0)};
  return std::nullopt;
}

std::int64_t Period::key() const {
  return (static_cast<std::int64_t>(kind) * 10'000 + year) * 100 + index;
}

Period Period::from_key(std::int64_t key) {
  return {static_cast<PeriodKind>(key / 1'000'000), static_cast<int>(key / 100 % 10'000),
          static_cast<int>(key % 100)};
}

DateRange Period::days(CalendarKind calendar) const {
  const auto [from, to] = months(*this);
  const auto first_month = static_cast<unsigned>(from), last_month = static_cast<unsigned>(to);
  if (kind == PeriodKind::half_month) {
    return index % 2 == 1
               ? DateRange{Date::of(year, first_month, 1), Date::of(year, first_month, 14)}
               : DateRange{Date::of(year, first_month, 15), end_of_month(year, from)};
  }
  // What is owed once spans the plan's civil year whatever calendar its reports follow.
  if (calendar == CalendarKind::calendar_months || kind == PeriodKind::once)
    return {Date::of(year, first_month, 1), end_of_month(year, to)};
  const auto first = from == 1 ? Date::of(year - 1, 12, 15) : Date::of(year, first_month - 1, 15);
  return {first, Date::of(year, last_month, 14)};
}

Period Period::previous() const {
  return index > 1 ? Period{kind, year, index - 1} : Period{kind, year - 1, kPerYear[at(kind)]};
}

std::vector<Period> Period::parts(PeriodKind shorter) const {
  std::vector<Period> result;
  if (at(shorter) >= at(kind)) return shorter == kind ? std::vector<Period>{*this} : result;
  for (const auto& p : all_in(year, shorter))
    if (includes(p)) result.push_back(p);
  return result;
}

bool Period::includes(const Period& shorter) const {
  const auto [from, to] = months(*this);
  const auto [first, last] = months(shorter);
  return shorter.year == year && at(shorter.kind) <= at(kind) && from <= first && last <= to &&
         (shorter.kind != kind || shorter.index == index);
}

Text Period::label() const {
  const auto i = static_cast<std::size_t>(index - 1);
  switch (kind) {
    case PeriodKind::half_month:
      return {
          fmt::format("Nửa {} tháng {}/{}", index % 2 == 1 ? "đầu" : "cuối", (index + 1) / 2, year),
          fmt::format("{} half of {}/{}", index % 2 == 1 ? "First" : "Second", (index + 1) / 2,
                      year)};
    case PeriodKind::month:
      return {fmt::format("Tháng {}/{}", index, year), fmt::format("Month {}/{}", index, year)};
    case PeriodKind::quarter:
      return {fmt::format("Quý {}/{}", kRoman[i], year), fmt::format("Quarter {}/{}", index, year)};
    case PeriodKind::half_year:
      return {fmt::format("6 tháng {} năm {}", index == 1 ? "đầu" : "cuối", year),
              fmt::format("{} half of {}", index == 1 ? "First" : "Second", year)};
    case PeriodKind::nine_months:
      return {fmt::format("9 tháng năm {}", year), fmt::format("Nine months of {}", year)};
    case PeriodKind::year:
      return {fmt::format("Năm {}", year), fmt::format("Year {}", year)};
    case PeriodKind::once:
      return {fmt::format("Một lần, năm {}", year), fmt::format("Once, in {}", year)};
  }
  return {};
}

Period Period::containing(Date date, PeriodKind kind, CalendarKind calendar) {
  for (int year = date.year(); year <= date.year() + 1; ++year)
    for (const auto& p : all_in(year, kind))
      if (p.days(calendar).contains(date)) return p;
  return {kind, date.year(), 1};  // nine months: the last quarter lies in none
}

std::vector<Period> Period::all_in(int year, PeriodKind kind) {
  std::vector<Period> result;
  for (int i = 1; i <= kPerYear[at(kind)]; ++i) result.push_back({kind, year, i});
  return result;
}

}  // namespace hoanhap
