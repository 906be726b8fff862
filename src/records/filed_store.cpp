#include "records/filed_store.h"

namespace hoanhap::records {
namespace {

std::int64_t half_month(Date day) {
  return Period::containing(day, PeriodKind::half_month, CalendarKind::calendar_months).key();
}

}  // namespace

void count_filed(storage::Tx& tx, UnitId unit, Date day, std::int64_t n) {
  tx.execute(
      "insert into filed_referral (unit_id, period, n) values (?1, ?2, ?3) "
      "on conflict (unit_id, period) do update set n = filed_referral.n + excluded.n",
      {unit, half_month(day), n});
}

std::int64_t filed(storage::Tx& tx, UnitId unit, DateRange days) {
  return tx
      .maybe_integer(
          "select cast(sum(n) as bigint) from filed_referral where unit_id = ?1 and period >= ?2 "
          "and period <= ?3",
          {unit, half_month(days.first), half_month(days.last)})
      .value_or(0);
}

}  // namespace hoanhap::records
