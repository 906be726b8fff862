#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace hoanhap::indicators {

// What an expression is worth (design §4). `blank` is not zero; `suppressed` is not a number:
// anything computed from it is suppressed; `error` (overflow, division by zero) wins over both.
struct Blank {
  auto operator<=>(const Blank&) const = default;
};
struct Suppressed {
  auto operator<=>(const Suppressed&) const = default;
};
struct Failed {
  auto operator<=>(const Failed&) const = default;
};
struct Whole {
  std::int64_t value;
  auto operator<=>(const Whole&) const = default;
};
struct Decimal {
  std::int64_t scaled;
  auto operator<=>(const Decimal&) const = default;
};  // x 10^4
struct Truth {
  bool value;
  auto operator<=>(const Truth&) const = default;
};
struct Word {
  std::string value;
  auto operator<=>(const Word&) const = default;
};  // choice, unit code; of a
// choice with several answers: its sorted ids joined by commas
struct Day {
  int days;
  auto operator<=>(const Day&) const = default;
};

using Value = std::variant<Blank, Suppressed, Failed, Whole, Decimal, Truth, Word, Day>;

enum class Type {
  whole,
  decimal,
  truth,
  word,
  words,
  day
};  // words: a choice with several answers
std::string_view name(Type type);
std::string to_text(const Value& value);  // blank suppressed error 12 12.5 true "loa" 2018-04-27

}  // namespace hoanhap::indicators
