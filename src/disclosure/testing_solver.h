#pragma once

// For tests only: a reader who writes down everything he knows as sums that lie between two
// numbers, and asks whether a figure could have a given value. Whole numbers, by narrowing and
// trying; shares no code with the product.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hoanhap::disclosure::testing {

struct Between {  // least <= Σ factor · unknown <= most
  std::vector<std::pair<std::size_t, std::int64_t>> terms;
  std::int64_t least, most;
};

class Solver {
 public:
  struct Range {
    std::int64_t least, most;
  };

  std::size_t unknown(std::int64_t least, std::int64_t most) {
    ranges_.push_back({least, most});
    return ranges_.size() - 1;
  }
  void know(Between fact) { facts_.push_back(std::move(fact)); }

  // Nothing: not decided within the steps allowed.
  std::optional<bool> possible(std::size_t unknown, std::int64_t value, long steps = 20'000) const {
    auto ranges = ranges_;
    if (value < ranges[unknown].least || value > ranges[unknown].most) return false;
    ranges[unknown] = {value, value};
    return search(std::move(ranges), steps);
  }

 private:
  bool narrow(std::vector<Range>& ranges) const {
    for (bool more = true; more;) {
      more = false;
      for (const auto& fact : facts_) {
        std::int64_t least = 0, most = 0;
        for (const auto& [i, f] : fact.terms) {
          least += f > 0 ? f * ranges[i].least : f * ranges[i].most;
          most += f > 0 ? f * ranges[i].most : f * ranges[i].least;
        }
        if (least > fact.most || most < fact.least) return false;
        for (const auto& [i, f] : fact.terms) {
          auto& r = ranges[i];
          // How far this one may go while all others do their utmost.
          const std::int64_t up = fact.most - least, down = most - fact.least;
          const std::int64_t size = f > 0 ? f : -f;
          const auto top = (f > 0 ? r.least : -r.most) + up / size;
          const auto bottom = (f > 0 ? r.most : -r.least) - down / size;
          const Range now = f > 0 ? Range{std::max(r.least, bottom), std::min(r.most, top)}
                                  : Range{std::max(r.least, -top), std::min(r.most, -bottom)};
          if (now.least > now.most) return false;
          more = more || now.least != r.least || now.most != r.most;
          r = now;
        }
      }
    }
    return true;
  }

  std::optional<bool> search(std::vector<Range> ranges, long& steps) const {
    if (steps-- <= 0) return std::nullopt;
    if (!narrow(ranges)) return false;
    std::size_t widest = ranges.size();
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (ranges[i].least == ranges[i].most) continue;
      widest = i;
      break;
    }
    if (widest == ranges.size()) return true;
    const auto middle = ranges[widest].least + (ranges[widest].most - ranges[widest].least) / 2;
    for (const auto& half :
         {Range{ranges[widest].least, middle}, Range{middle + 1, ranges[widest].most}}) {
      auto part = ranges;
      part[widest] = half;
      const auto found = search(std::move(part), steps);
      if (!found || *found) return found;
    }
    return false;
  }

  std::vector<Range> ranges_;
  std::vector<Between> facts_;
};

}  // namespace hoanhap::disclosure::testing
