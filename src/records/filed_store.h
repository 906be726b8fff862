#pragma once

#include "core/date.h"
#include "core/ids.h"
#include "core/period.h"
#include "storage/database.h"

namespace hoanhap::records {

// What a unit files under seal is counted here and nowhere else: one more for its half-month
// (design §6), in the transaction of the filing. Elements with `prefill: filed referrals` show the
// sum, which nobody types; half-months make up the periods of both calendars.
void count_filed(storage::Tx& tx, UnitId unit, Date day, std::int64_t n = 1);
std::int64_t filed(storage::Tx& tx, UnitId unit, DateRange days);

}  // namespace hoanhap::records
