#pragma once

#include "nation.h"
#include "server.h"

namespace hoanhap::bench {

// W1: 16 clients submit whole reports; raw SQLite writes the same rows in the same rounds.
void submissions(Nation& nation, const Server& server, const std::string& section, double seconds,
                 int rounds);

// W2: what dashboards ask, 4 clients.
void readings(Nation& nation, const Server& server, const std::string& section, double seconds);

// W4: start to the first answer of a data read; memory.
void starts(Nation& nation, const std::string& binary, const std::string& section, int times);

}  // namespace hoanhap::bench
