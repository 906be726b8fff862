// hoanhap_bench_storage [--seconds S] [--rounds N] [--small]: submissions beside raw SQLite, then
// two data folders filled through the bulk path. --small leaves out the one of 11,000 units.
#include <cstdlib>
#include <string_view>

#include "core/log.h"
#include "meter.h"
#include "nation.h"

namespace hoanhap::bench {
namespace {

void print(std::string_view who, const std::vector<Round>& rounds) {
  const auto of = [&](double Round::* figure) {
    std::vector<double> values;
    for (const auto& round : rounds) values.push_back(round.*figure);
    return values;
  };
  const auto rates = of(&Round::per_second);
  row("submissions, in process", fmt::format("{}: reports/s, median (min-max)", who),
      fmt::format("{:.0f} ({:.0f}-{:.0f})", median(rates), *std::ranges::min_element(rates),
                  *std::ranges::max_element(rates)));
  row("submissions, in process", fmt::format("{}: CPU µs; p50 / p99 ms; reports a commit", who),
      fmt::format("{:.0f}; {:.2f} / {:.2f}; {:.1f}", median(of(&Round::cpu_us)),
                  median(of(&Round::p50_ms)), median(of(&Round::p99_ms)),
                  median(of(&Round::group))));
}

}  // namespace

// Interleaved, because the machine is never quiet: a bad second hits both.
void submissions(double seconds, int rounds) {
  std::vector<Round> product, raw, raw_single;
  for (int i = 0; i < rounds; ++i) {
    product.push_back(ours(seconds));
    raw.push_back(raw_sqlite(seconds, 16));
    raw_single.push_back(raw_sqlite(seconds, 1));
  }
  print("16 clients, storage::Database", product);
  print("raw SQLite, groups of 16", raw);
  print("raw SQLite, one a commit", raw_single);
  std::vector<double> ratios;
  for (std::size_t i = 0; i < product.size(); ++i)
    ratios.push_back(product[i].per_second / raw[i].per_second);
  row("submissions, in process", "ours / raw SQLite groups of 16, same round (goal over HTTP: 0.4)",
      fmt::format("{:.2f}", median(ratios)));
}

}  // namespace hoanhap::bench

int main(int argc, char** argv) {
  double seconds = 2;
  int rounds = 5;
  bool small = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--small") small = true;
    if (word == "--seconds" && i + 1 < argc) seconds = std::atof(argv[++i]);
    if (word == "--rounds" && i + 1 < argc) rounds = std::atoi(argv[++i]);
  }
  hoanhap::log::set_quiet(true);
  hoanhap::bench::submissions(seconds, rounds);
  hoanhap::bench::sizes(false);
  if (!small) hoanhap::bench::sizes(true);
}
