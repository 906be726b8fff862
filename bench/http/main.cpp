// hoanhap_bench_http BINARY PLAN [--seconds S] [--rounds N] [--small]: the real server on loopback.
// The demo city of PLAN, a city with its year, a country with three; --small makes the country 100
// cities with one year.
#include "core/log.h"
#include "meter.h"
#include "parts.h"

int main(int argc, char** argv) {
  using namespace hoanhap::bench;
  hoanhap::log::set_quiet(true);
  if (argc < 3) return 2;
  const std::string binary = argv[1];
  const bool small = flag(argc, argv, "--small");
  const auto seconds = option(argc, argv, "--seconds", small ? 2 : 3);
  const auto rounds = static_cast<int>(option(argc, argv, "--rounds", small ? 1 : 5));
  const int times = small ? 2 : 5;
  demo_city(binary, argv[2], seconds, times);
  for (const auto& [shape, months] :
       {std::pair{kOneCity, 12}, {small ? Shape{34, 100} : kCountry, small ? 12 : 36}}) {
    const auto section = fmt::format("{} wards × {} months, over HTTP", shape.wards(), months);
    Nation nation(shape);
    nation.fill(months);
    nation.open_accounts();
    auto owed = nation.owed();  // now: the folder is the server's as long as that runs
    nation.close();
    const std::vector<std::string> arguments = {"--data", nation.data(), "--plan",
                                                nation.plan_folder()};
    starts(binary, arguments, section,
           fmt::format("/api/v1/overview/table?form={}&period={}&within=tp-1", kForm, kYear - 1),
           nation.cookie_of_ministry(), times);
    const Server server(binary, arguments, "/readyz", "");
    readings(nation, server, section, seconds);
    if (shape.cities > 1) submissions(nation, std::move(owed), server, section, seconds, rounds);
  }
}
