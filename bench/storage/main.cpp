// hoanhap_bench_storage [--seconds S] [--rounds N] [--small]: submissions beside raw SQLite, then
// two data folders filled through the bulk path. --small leaves out the one of 11,004 wards.
#include "core/log.h"
#include "meter.h"
#include "parts.h"

namespace hoanhap::bench {
namespace {

constexpr auto kSection = "submissions, in process, bare rows";

void print(std::string_view who, const std::vector<Round>& rounds) {
  const auto of = [&](double Round::* figure) {
    std::vector<double> values;
    for (const auto& round : rounds) values.push_back(round.*figure);
    return values;
  };
  row(kSection, fmt::format("{}: reports/s", who), of(&Round::per_second));
  row(kSection, fmt::format("{}: CPU µs; p50 / p99 ms; reports a commit", who),
      fmt::format("{:.0f}; {:.2f} / {:.2f}; {:.1f}", median(of(&Round::cpu_us)),
                  median(of(&Round::p50_ms)), median(of(&Round::p99_ms)),
                  median(of(&Round::group))));
}

// Interleaved, because the machine is never quiet: a bad second hits both.
void submissions(double seconds, int rounds) {
  std::vector<Round> ours, raw, raw_single;
  std::vector<double> ratios;
  for (int i = 0; i < rounds; ++i) {
    ours.push_back(in_process(seconds));
    raw.push_back(raw_sqlite(seconds, 16, RawRows::bare));
    raw_single.push_back(raw_sqlite(seconds, 1, RawRows::bare));
    ratios.push_back(ours.back().per_second / raw.back().per_second);
  }
  print("16 clients, storage::Database", ours);
  print("raw SQLite, groups of 16", raw);
  print("raw SQLite, one a commit", raw_single);
  row(kSection, "ours / raw SQLite groups of 16, same round", ratios, 2);
}

}  // namespace
}  // namespace hoanhap::bench

int main(int argc, char** argv) {
  using namespace hoanhap::bench;
  hoanhap::log::set_quiet(true);
  const bool small = flag(argc, argv, "--small");
  submissions(option(argc, argv, "--seconds", small ? 1 : 2),
              static_cast<int>(option(argc, argv, "--rounds", small ? 1 : 5)));
  sizes(kOneCity, 12);
  if (!small) sizes(kCountry, 36);
}
