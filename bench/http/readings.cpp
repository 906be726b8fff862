#include <atomic>
#include <filesystem>
#include <thread>

#include "app/demo/accounts.h"
#include "client.h"
#include "meter.h"
#include "parts.h"

namespace hoanhap::bench {

void reading(const Server& server, const std::string& section, const std::string& what,
             const std::string& path, const std::string& cookie, double seconds) {
  constexpr int kClients = 4;
  std::vector<Spread> spreads(kClients);
  std::atomic<bool> stop{false};
  std::atomic<std::size_t> bytes{0};
  const auto cpu = server.cpu_seconds();
  {
    std::vector<std::jthread> clients;
    for (auto& spread : spreads)
      clients.emplace_back([&] {
        Client client(server.port());
        while (!stop) {
          const auto asked = SteadyClock::now();
          const auto answer = client.get("/api/v1" + path, cookie);
          spread.add(seconds_since(asked) * 1e6);
          bytes = answer.body.size();
          if (answer.status == 200) continue;
          fmt::print(stderr, "bench: {} answers {} {}\n", path, answer.status, answer.body);
          std::exit(1);
        }
      });
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
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

void readings(const Nation& nation, const Server& server, const std::string& section,
              double seconds) {
  const auto read = [&](const std::string& what, const std::string& path) {
    reading(server, section, what, path, nation.cookie_of_ministry(), seconds);
  };
  const auto table = fmt::format("/overview/table?form={}&period={}&within=", kForm, kYear - 1);
  read("a city's year, 21 wards", table + "tp-1");
  read("a province's year, its cities", table + "tinh-1");
  read("the country's year, its provinces", table + "nuoc");
  read("the dashboard of everybody, a quarter", fmt::format("/overview?period={}-Q1", kYear));
}

void demo_city(const std::string& binary, const std::string& plan, double seconds, int times) {
  const auto data = temporary_folder();
  const auto section = "Plan 73, the demo city, over HTTP";
  const std::vector<std::string> arguments = {"--demo", "--data", data, "--plan", plan};
  const std::string overview = "/overview?period=2018-Q2";
  std::string cookie;
  {
    const Server first(binary, arguments, "/readyz", "");  // fills the city
    cookie = Client(first.port()).sign_in("ubnd.lanhdao", app::demo::kDemoPassword);
  }
  starts(binary, arguments, section, "/api/v1" + overview, cookie, times);
  const Server server(binary, arguments, "/readyz", "");
  reading(server, section, "the leader's dashboard, a quarter", overview, cookie, seconds);
  reading(server, section, "the ward reports' table, a quarter",
          "/overview/table?form=bao-cao-phuong-xa&period=2018-Q1", cookie, seconds);
  std::error_code ignored;
  std::filesystem::remove_all(data, ignored);
}

}  // namespace hoanhap::bench
