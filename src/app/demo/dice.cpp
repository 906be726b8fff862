#include "app/demo/dice.h"

namespace hoanhap::app::demo {
namespace {

// FNV-1a over the words, each closed by a byte that no UTF-8 text holds.
std::uint64_t mix(std::uint64_t hash, std::string_view word) {
  constexpr std::uint64_t kPrime = 1099511628211U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return (hash ^ 0xFFU) * kPrime;
}

// The finaliser of splitmix64: FNV alone leaves neighbours alike.
std::uint64_t scatter(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

}  // namespace

Dice::Dice(std::uint64_t seed, std::initializer_list<std::string_view> about)
    : state_(scatter(seed + 0x9E3779B97F4A7C15U) ^ 14695981039346656037U) {
  for (const auto word : about) state_ = mix(state_, word);
}

int Dice::between(std::string_view what, int least, int most) const {
  const auto width = static_cast<std::uint64_t>(most - least) + 1;
  return least + static_cast<int>(scatter(mix(state_, what)) % width);
}

bool Dice::chance(std::string_view what, int percent) const {
  return between(what, 1, 100) <= percent;
}

}  // namespace hoanhap::app::demo
