#include "records/sealed_counts.h"

#include <algorithm>

namespace hoanhap::records {
namespace {

std::int64_t half_month(Date day) {
  return Period::containing(day, PeriodKind::half_month, CalendarKind::calendar_months).key();
}

}  // namespace

void count_sealed(storage::Tx& tx, UnitId unit, Date day, std::string_view what, std::int64_t n) {
  tx.execute(
      "insert into sealed_count (unit_id, period, what, n) values (?1, ?2, ?3, ?4) "
      "on conflict (unit_id, period, what) do update set n = sealed_count.n + excluded.n",
      {unit, half_month(day), what, n});
}

std::int64_t sealed_count(storage::Tx& tx, UnitId unit, DateRange days, std::string_view what) {
  const auto sum = tx.maybe_integer(
      "select cast(sum(n) as bigint) from sealed_count where unit_id = ?1 and period >= ?2 "
      "and period <= ?3 and what = ?4",
      {unit, half_month(days.first), half_month(days.last), what});
  return std::max<std::int64_t>(sum.value_or(0), 0);  // a mistake of the period before, put right
}

}  // namespace hoanhap::records
