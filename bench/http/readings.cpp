#include <atomic>
#include <thread>

#include "client.h"
#include "meter.h"
#include "parts.h"

namespace hoanhap::bench {
namespace {

constexpr int kClients = 4;

void reading(const Nation& nation, const Server& server, const std::string& section,
             const std::string& what, const std::string& path, double seconds) {
  std::vector<Spread> spreads(kClients);
  std::atomic<bool> stop{false};
  std::atomic<std::size_t> bytes{0};
  const auto cpu = server.cpu_seconds();
  const auto start = SteadyClock::now();
  {
    std::vector<std::jthread> clients;
    for (auto& spread : spreads)
      clients.emplace_back([&] {
        Client client(server.port());
        while (!stop) {
          const auto asked = SteadyClock::now();
          const auto answer = client.get("/api/v1" + path, nation.cookie_of_ministry());
          spread.add(seconds_since(asked) * 1e6);
          bytes = answer.body.size();
          if (answer.status == 200) continue;
          fmt::print(stderr, "bench: {} answers {} {}\n", path, answer.status, answer.body);
          std::exit(1);
        }
      });
    while (seconds_since(start) < seconds)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    stop = true;
  }
  Spread all;
  for (const auto& spread : spreads) all.add(spread);
  const auto spent = (server.cpu_seconds() - cpu) / static_cast<double>(all.size()) * 1e3;
  row(section,
      fmt::format("{} ({:.0f} kB): p50 / p99 ms; CPU ms", what,
                  static_cast<double>(bytes.load()) / 1000),
      fmt::format("{:.2f} / {:.2f}; {:.2f}", all.at(0.5) / 1e3, all.at(0.99) / 1e3, spent));
}

}  // namespace

void readings(Nation& nation, const Server& server, const std::string& section, double seconds) {
  const auto read = [&](const std::string& what, const std::string& path) {
    reading(nation, server, section, what, path, seconds);
  };
  const auto table = fmt::format("/overview/table?form={}&period={}&within=", kForm, kYear - 1);
  read("a city's table of a year, 21 wards", table + "tp-1");
  read("a province's table of a year, its cities", table + "tinh-1");
  read("the country's table of a year, its provinces", table + "nuoc");
  read("the dashboard of everybody, a quarter", fmt::format("/overview?period={}-Q1", kYear));
}

}  // namespace hoanhap::bench
