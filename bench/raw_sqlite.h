#pragma once

#include "nation.h"

namespace hoanhap::bench {

// One round of submissions: reports a second, and what each cost.
struct Round {
  double per_second = 0, cpu_us = 0, p50_ms = 0, p99_ms = 0;
  double group = 0;  // reports a commit
};

// The floor under any product on SQLite: our tables and indexes, written by hand on sqlite3's own
// calls. One thread, prepared statements, figures packed as 40 32-bit numbers, the sums of ward,
// city, province and country in the same transaction, `group` reports a commit, synchronous=FULL.
enum class RawRows {
  bare,  // record, revision, totals, audit entry
  all,   // and what else a submission leaves: draft, two steps, idempotency key, sealed entry
};
Round raw_sqlite(double seconds, int group, RawRows rows);

}  // namespace hoanhap::bench
