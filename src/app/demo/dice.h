#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace hoanhap::app::demo {

// Chance without state: the same seed, subject and question always give the same answer, whatever
// was asked before. So one cell of the demo city can be computed alone, in any order, on any
// machine.
class Dice {
 public:
  Dice(std::uint64_t seed, std::initializer_list<std::string_view> about);

  int between(std::string_view what, int least, int most) const;  // both inclusive; most >= least
  bool chance(std::string_view what, int percent) const;

 private:
  std::uint64_t state_;
};

}  // namespace hoanhap::app::demo
