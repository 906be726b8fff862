#include <atomic>
#include <thread>

#include "audit/sealer.h"
#include "meter.h"
#include "parts.h"

namespace hoanhap::bench {

Round in_process(double seconds) {
  constexpr int kClients = 16;
  Nation nation({34, 34});
  const audit::Sealer sealer(nation.database());
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  std::vector<Spread> spreads(kClients);
  const auto before = nation.database().counters();
  const auto cpu = cpu_seconds();
  const auto start = SteadyClock::now();
  {
    std::vector<std::jthread> clients;
    for (int c = 0; c < kClients; ++c)
      clients.emplace_back([&, c] {
        while (!stop) {
          const auto n = next++;
          const auto unit = nation.wards()[n % nation.wards().size()];
          const auto month = static_cast<int>(n / nation.wards().size());
          const Period period{PeriodKind::month, kYear + 1 + month / 12, 1 + month % 12};
          const auto asked = SteadyClock::now();
          const auto values = report(unit.value, period);
          const auto cells = rollup::encode(values);
          const auto done = nation.database().write([&](storage::Tx& tx) -> Result<bool> {
            write_record(tx, 0, unit, period, "sent", cells);
            return rollup::replace(tx, nation.units(), nation.form(), unit, period,
                                   rollup::Which::sent, &values);
          });
          if (!done) std::abort();
          spreads[static_cast<std::size_t>(c)].add(seconds_since(asked) * 1e6);
        }
      });
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    stop = true;
  }
  const auto took = seconds_since(start);
  const auto spent = cpu_seconds() - cpu;
  const auto after = nation.database().counters();
  Spread all;
  for (const auto& spread : spreads) all.add(spread);
  const auto reports = static_cast<double>(all.size());
  return {reports / took, spent / reports * 1e6, all.at(0.5) / 1e3, all.at(0.99) / 1e3,
          static_cast<double>(after.writes - before.writes) /
              static_cast<double>(after.commits - before.commits)};
}

}  // namespace hoanhap::bench
