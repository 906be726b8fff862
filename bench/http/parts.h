#pragma once

#include "nation.h"
#include "server.h"

namespace hoanhap::bench {

// W1: 16 clients submit whole reports; raw SQLite writes the same rows in the same rounds.
void submissions(const Nation& nation, std::vector<Nation::Duty> owed, const Server& server,
                 const std::string& section, double seconds, int rounds);

// W2: one request again and again by 4 clients, as `cookie` sees it.
void reading(const Server& server, const std::string& section, const std::string& what,
             const std::string& path, const std::string& cookie, double seconds);
// What dashboards ask of a nation.
void readings(const Nation& nation, const Server& server, const std::string& section,
              double seconds);
// The programme that is shipped: its demo city's dashboard, and its start.
void demo_city(const std::string& binary, const std::string& plan, double seconds, int times);

// W4: start to the first answer of a data read; memory.
void starts(const std::string& binary, const std::vector<std::string>& arguments,
            const std::string& section, const std::string& path, const std::string& cookie,
            int times);

}  // namespace hoanhap::bench
