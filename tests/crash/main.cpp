// hoanhap_crash all|killed|power|fsync [--rounds N] [--seed N]: what survives. Status 0: everything
// that was acknowledged, every time.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "core/log.h"
#include "workload.h"

using namespace hoanhap;

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "all";
  if (what == "child" && argc == 5)
    return crash::child_of_killed(argv[2], std::atoll(argv[3]), std::atoi(argv[4]));
  int rounds = 0;
  std::uint64_t seed = 20260721;
  for (int i = 2; i + 1 < argc; i += 2) {
    if (std::string_view(argv[i]) == "--rounds") rounds = std::atoi(argv[i + 1]);
    if (std::string_view(argv[i]) == "--seed") seed = std::strtoull(argv[i + 1], nullptr, 10);
  }
  log::set_quiet(true);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // a long run is watched
  const auto times = [&](int few) { return rounds > 0 ? rounds : few; };
  const bool all = what == "all";
  int faults = 0;
  if (all || what == "killed") faults += crash::run_killed(times(8), seed);
  if (all || what == "power") faults += crash::run_power_cuts(times(60), seed);
  if (all || what == "fsync") faults += crash::run_failing_fsync(times(25), seed);
  return faults == 0 ? 0 : 1;
}
