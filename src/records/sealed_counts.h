#pragma once

#include <string_view>

#include "core/date.h"
#include "core/ids.h"
#include "core/period.h"
#include "storage/database.h"

namespace hoanhap::records {

// What the sealed part tells the plan's forms: numbers by unit and half-month, tied to no record
// (design §6, docs/adr/0020-what-the-office-did.md). "filed" for the unit that files; for the
// support office what plan::Element::sealed may name. Counted in the transaction of what happened;
// elements that show a sum are typed by nobody. Half-months make up the periods of both calendars.
void count_sealed(storage::Tx& tx, UnitId unit, Date day, std::string_view what,
                  std::int64_t n = 1);
std::int64_t sealed_count(storage::Tx& tx, UnitId unit, DateRange days, std::string_view what);

}  // namespace hoanhap::records
