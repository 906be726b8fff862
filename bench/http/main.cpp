// hoanhap_bench_http BINARY [--seconds S] [--rounds N] [--small]: the real server on loopback. A
// city with its year, then a country with three; --small makes the country 100 cities with one
// year.
#include "core/log.h"
#include "meter.h"
#include "parts.h"

int main(int argc, char** argv) {
  using namespace hoanhap::bench;
  hoanhap::log::set_quiet(true);
  if (argc < 2) return 2;
  const std::string binary = argv[1];
  const bool small = flag(argc, argv, "--small");
  const auto seconds = option(argc, argv, "--seconds", small ? 2 : 3);
  const auto rounds = static_cast<int>(option(argc, argv, "--rounds", small ? 1 : 5));
  for (const auto& [shape, months] :
       {std::pair{kOneCity, 12}, {small ? Shape{34, 100} : kCountry, small ? 12 : 36}}) {
    const auto section = fmt::format("{} wards × {} months, over HTTP", shape.wards(), months);
    Nation nation(shape);
    nation.fill(months);
    nation.open_accounts();
    nation.close();
    starts(nation, binary, section, small ? 2 : 5);
    const Server server(binary, nation.data(), nation.plan_folder(), "/api/v1/session",
                        nation.cookie_of_ministry());
    readings(nation, server, section, seconds);
    if (shape.cities > 1) submissions(nation, server, section, seconds, rounds);
  }
}
