#pragma once

#include <functional>
#include <span>

#include "rollup/totals.h"

namespace hoanhap::rollup {

// One unit's figures for one base period, of an import.
struct Contribution {
  UnitId unit;
  Period period;
  Vector now;
  bool accepted = false;  // counts as accepted as well as sent
};

struct BulkOptions {
  CalendarKind calendar = CalendarKind::calendar_months;
  // How long one chunk may work; storing its rows and the commit come on top. People who type wait
  // behind a chunk, so they are many and short (design §7: at most 50 ms).
  std::chrono::milliseconds chunk{15};
  // Called for each contribution in its transaction: the record, the audit entry. Repeatable.
  std::function<Result<bool>(storage::Tx&, const Contribution&)> also;
};

// `replace` for many contributions of one form, in chunks that are each durable when the next
// begins. Within a chunk a row above the units is read, unpacked, packed and written once. Sorted
// by unit and period it is fastest. Answers how many are stored: all, unless it failed; then what
// is stored stays, and doing it again from the start changes nothing about those (`replace` is
// idempotent).
struct BulkResult {
  std::size_t stored = 0;
  std::size_t chunks = 0;
  std::optional<Error> error;
};
BulkResult replace_all(storage::Database& database, const units::Registry& units,
                       const plan::Form& form, std::span<const Contribution> contributions,
                       const BulkOptions& options = {});

}  // namespace hoanhap::rollup
