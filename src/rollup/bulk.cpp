#include "rollup/bulk.h"

#include "rollup/rows.h"

namespace hoanhap::rollup {
namespace {

using SteadyClock = std::chrono::steady_clock;

Result<std::size_t> store_chunk(storage::Tx& tx, const units::Registry& units,
                                const plan::Form& form, std::span<const Contribution> rest,
                                const BulkOptions& options) {
  const auto deadline = SteadyClock::now() + options.chunk;
  Rows rows(tx, form.id);
  std::size_t done = 0;
  while (done < rest.size() && (done == 0 || SteadyClock::now() < deadline)) {
    const auto& one = rest[done];
    TRY(replace(rows, units, form, one.unit, one.period, Which::sent, &one.now, options.calendar));
    if (one.accepted)
      TRY(replace(rows, units, form, one.unit, one.period, Which::accepted, &one.now,
                  options.calendar));
    if (options.also) TRY(options.also(tx, one));
    ++done;
  }
  rows.store();
  return done;
}

}  // namespace

BulkResult replace_all(storage::Database& database, const units::Registry& units,
                       const plan::Form& form, std::span<const Contribution> contributions,
                       const BulkOptions& options) {
  BulkResult result;
  while (result.stored < contributions.size()) {
    const auto rest = contributions.subspan(result.stored);
    const auto done = database.write(
        [&](storage::Tx& tx) { return store_chunk(tx, units, form, rest, options); });
    if (!done) {
      result.error = done.error();
      return result;
    }
    result.stored += *done;
    ++result.chunks;
  }
  return result;
}

}  // namespace hoanhap::rollup
