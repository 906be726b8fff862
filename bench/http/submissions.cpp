#include <atomic>
#include <thread>

#include "client.h"
#include "meter.h"
#include "parts.h"
#include "raw_sqlite.h"

namespace hoanhap::bench {
namespace {

constexpr int kClients = 16;

std::string body_of(const Nation& nation, const Nation::Duty& duty) {
  std::string body = R"({"cells":{)";
  int element = 0;
  for (const auto value : figures(nation.wards()[duty.ward].value, duty.period))
    fmt::format_to(std::back_inserter(body), "{}\"c{}\":{}", element ? "," : "", element + 1,
                   value),
        ++element;
  return body + "}}";
}

struct Load {
  const Nation& nation;
  const Server& server;
  std::vector<Nation::Duty> duties;
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stop{false};
  std::atomic<std::size_t> refused{0};

  void client(Spread& spread) {
    Client client(server.port());
    while (!stop) {
      const auto n = next++;
      if (n >= duties.size()) return;
      const auto& duty = duties[n];
      const auto path = fmt::format("/api/v1/obligations/{}/submit", duty.obligation);
      const auto key = fmt::format("0b4bd2ee-7c51-4a3e-9d2f-{:012x}", n * 2654435761U);
      const auto body = body_of(nation, duty);
      const auto asked = SteadyClock::now();
      const auto answer = client.post(path, nation.cookie_of_ward(duty.ward), key, "0", body);
      spread.add(seconds_since(asked) * 1e6);
      if (answer.status == 201) continue;
      if (refused++ == 0)
        fmt::print(stderr, "bench: submission answered {} {}\n", answer.status, answer.body);
    }
  }
};

// What one round of ours cost beside what `Round` says.
struct Costs {
  std::vector<double> per_second, p50, p99, cpu_ms, commits, client_share, others, ratio_all,
      ratio_bare, raw_all, raw_bare;
};

void round(Load& load, double seconds, Costs& costs) {
  std::vector<Spread> spreads(kClients);
  const auto first = load.next.load();
  const auto commits = load.server.metric("hoanhap_commits_total");
  const auto server_cpu = load.server.cpu_seconds(), own_cpu = cpu_seconds(),
             machine = machine_cpu_seconds();
  const auto start = SteadyClock::now();
  load.stop = false;
  {
    std::vector<std::jthread> clients;
    for (auto& spread : spreads) clients.emplace_back([&] { load.client(spread); });
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    load.stop = true;
  }
  const auto took = seconds_since(start);
  const auto server_spent = load.server.cpu_seconds() - server_cpu,
             own_spent = cpu_seconds() - own_cpu;
  Spread all;
  for (const auto& spread : spreads) all.add(spread);
  const auto reports = static_cast<double>(all.size());
  static_cast<void>(first);
  costs.per_second.push_back(reports / took);
  costs.p50.push_back(all.at(0.5) / 1e3);
  costs.p99.push_back(all.at(0.99) / 1e3);
  costs.cpu_ms.push_back(server_spent / reports * 1e3);
  costs.commits.push_back((load.server.metric("hoanhap_commits_total") - commits) / reports);
  costs.client_share.push_back(own_spent / took);
  costs.others.push_back(std::max(0.0, machine_cpu_seconds() - machine - server_spent - own_spent) /
                         took);
}

}  // namespace

void submissions(const Nation& nation, std::vector<Nation::Duty> owed, const Server& server,
                 const std::string& section, double seconds, int rounds) {
  Load load{nation, server, std::move(owed), {}, {}, {}};
  Costs costs;
  for (int i = 0; i < rounds; ++i) {
    round(load, seconds, costs);
    costs.raw_all.push_back(raw_sqlite(seconds, kClients, RawRows::all).per_second);
    costs.raw_bare.push_back(raw_sqlite(seconds, kClients, RawRows::bare).per_second);
    costs.ratio_all.push_back(costs.per_second.back() / costs.raw_all.back());
    costs.ratio_bare.push_back(costs.per_second.back() / costs.raw_bare.back());
  }
  row(section, "submissions/s", costs.per_second);
  row(section, "p50 ms", costs.p50, 2);
  row(section, "p99 ms", costs.p99, 2);
  row(section, "server CPU ms a submission", costs.cpu_ms, 3);
  row(section, "commits (each one fsync) a submission", costs.commits, 3);
  row(section, "raw SQLite, the same rows, groups of 16: reports/s", costs.raw_all);
  row(section, "ours / raw, the same rows", costs.ratio_all, 2);
  row(section, "raw SQLite, bare rows, groups of 16: reports/s", costs.raw_bare);
  row(section, "ours / raw, bare rows", costs.ratio_bare, 2);
  row(section, "cores used by the load client", costs.client_share, 2);
  row(section, "cores used by others meanwhile", costs.others, 2);
  row(section, "PSS after it, MB", fmt::format("{:.0f}", server.pss_mb()));
  if (load.refused > 0) row(section, "REFUSED", fmt::format("{}", load.refused.load()));
}

}  // namespace hoanhap::bench
