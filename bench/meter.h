#pragma once

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hoanhap::bench {

using SteadyClock = std::chrono::steady_clock;

inline double seconds_since(SteadyClock::time_point start) {
  return std::chrono::duration<double>(SteadyClock::now() - start).count();
}
// Of this process.
inline double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}
// Of the whole machine, since it started: what others do beside a measurement can be seen.
inline double machine_cpu_seconds() {
  std::ifstream in("/proc/stat");
  std::string word;
  double user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0;
  in >> word >> user >> nice >> system >> idle >> wait >> irq >> soft >> steal;
  return (user + nice + system + irq + soft + steal) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

// Many durations in µs, and where they lie.
class Spread {
 public:
  void add(double microseconds) { values_.push_back(microseconds); }
  void add(const Spread& other) {
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
  }
  double at(double share) {
    if (values_.empty()) return 0;
    std::ranges::sort(values_);
    return values_[static_cast<std::size_t>(share * static_cast<double>(values_.size() - 1))];
  }
  std::size_t size() const { return values_.size(); }

 private:
  std::vector<double> values_;
};

inline double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

// A line of the table: section, what, figure.
inline void row(std::string_view section, std::string_view what, std::string_view figure) {
  fmt::print("{}\t{}\t{}\n", section, what, figure);
  std::fflush(stdout);
}
// The same for several rounds: median (lowest-highest).
inline void row(std::string_view section, std::string_view what, const std::vector<double>& rounds,
                int places = 0) {
  const auto shown = [&](double v) { return fmt::format("{:.{}f}", v, places); };
  row(section, what,
      rounds.size() < 2 ? shown(median(rounds))
                        : fmt::format("{} ({}-{})", shown(median(rounds)),
                                      shown(*std::ranges::min_element(rounds)),
                                      shown(*std::ranges::max_element(rounds))));
}

// Ends the program with the reason: a benchmark that half works has nothing to say.
template <typename T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "bench: {} {} {}\n", result.error().type, result.error().detail.en,
             result.error().cause);
  std::exit(1);
}

// What `--name VALUE` says, or `otherwise`; a flag is a name without value.
inline double option(int argc, char** argv, std::string_view name, double otherwise) {
  for (int i = 1; i + 1 < argc; ++i)
    if (argv[i] == name) return std::atof(argv[i + 1]);
  return otherwise;
}
inline bool flag(int argc, char** argv, std::string_view name) {
  return std::any_of(argv + 1, argv + argc, [&](const char* word) { return word == name; });
}

}  // namespace hoanhap::bench
