#pragma once

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace hoanhap::bench {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}
inline double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
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

inline void row(std::string_view section, std::string_view what, std::string_view figure) {
  fmt::print("{}\t{}\t{}\n", section, what, figure);
  std::fflush(stdout);
}

}  // namespace hoanhap::bench
