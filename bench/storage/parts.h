#pragma once

#include "raw_sqlite.h"

namespace hoanhap::bench {

// One round of 16 clients on storage::Database in this process: record, revision, totals, audit.
Round in_process(double seconds);

// A data folder filled through the bulk path: how fast, how large, what its rows cost to read.
void sizes(Shape shape, int months);

}  // namespace hoanhap::bench
