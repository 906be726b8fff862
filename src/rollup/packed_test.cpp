#include "rollup/packed.h"

#include <doctest/doctest.h>

#include <random>

using namespace hoanhap;
using namespace hoanhap::rollup;

namespace {

using Cells = std::vector<std::optional<std::int64_t>>;

std::int64_t some_number(std::mt19937_64& random) {
  switch (random() % 6) {
    case 0:
      return 0;
    case 1:
      return static_cast<std::int64_t>(random() % 10'000);
    case 2:
      return -static_cast<std::int64_t>(random() % 200);
    case 3:
      return (std::int64_t{1} << 53) - 1;
    case 4:
      return overflowed;
    default:
      return static_cast<std::int64_t>(random());
  }
}

// Any vector that keeps the one rule of vectors: without numbers there is no sum.
Vector some_vector(std::mt19937_64& random) {
  Vector v;
  v.records = static_cast<std::uint32_t>(random() % 4 == 0 ? random() : random() % 5);
  v.slots.resize(random() % 20);
  for (auto& slot : v.slots) {
    slot.blanks = random() % 3 == 0 ? static_cast<std::uint32_t>(random() % 4) : 0;
    slot.suppressed = random() % 7 == 0 ? static_cast<std::uint32_t>(random()) : 0;
    slot.numbers = random() % 5 == 0 ? static_cast<std::uint32_t>(random() % 3) : v.records;
    slot.sum = slot.numbers > 0 ? some_number(random) : 0;
    slot.zeros = random() % 4 == 0 ? static_cast<std::uint32_t>(random() % 3) : 0;
  }
  return v;
}

Vector total(std::initializer_list<Cells> records) {
  Vector v;
  for (const auto& cells : records) v.add(of_record(cells));
  return v;
}

}  // namespace

TEST_CASE("a record's cells come back: blank is not zero") {
  const Cells cells = {5, std::nullopt, 0, -7, 9'007'199'254'740'991};
  const auto v = of_record(cells);
  CHECK(v.slots[1].blanks == 1);
  CHECK(v.slots[2].zeros == 1);
  CHECK(cells_of(v) == cells);
  CHECK(decode(encode(v)).value() == v);
}

TEST_CASE("a total counts what it is made of") {
  const auto v = total({{3, std::nullopt, 0}, {4, 0, 0}, {0, 1, std::nullopt, 9}});
  CHECK(v.records == 3);
  CHECK(v.slots[0] == Slot{7, 3, 1, 0, 0});
  CHECK(v.slots[1] == Slot{1, 2, 1, 1, 0});
  CHECK(v.slots[2] == Slot{0, 2, 2, 1, 0});
  CHECK(v.slots[3] == Slot{9, 1, 0, 0, 0});
  CHECK(decode(encode(v)).value() == v);
}

TEST_CASE("an ordinary report costs about two bytes a value") {
  Cells cells;
  for (int i = 0; i < 40; ++i) cells.emplace_back((i * 7919) % 10'000);
  CHECK(encode(of_record(cells)).size() <= 3 + 40 * 3);
  CHECK(encode(of_record(Cells(40, 1))).size() == 3 + 40);
  CHECK(encode(of_record(Cells(40, std::nullopt))).size() == 3 + 5);  // a bitmap, no lists
  CHECK(encode(Vector{}).empty());
}

TEST_CASE("any vector survives its bytes") {
  std::mt19937_64 random(20'260'721);
  for (int i = 0; i < 20'000; ++i) {
    const auto v = some_vector(random);
    const auto back = decode(encode(v));
    REQUIRE(back.has_value());
    CHECK(*back == v);
  }
}

TEST_CASE("what decodes is what encode would have written") {
  std::mt19937_64 random(73);
  int decoded = 0;
  for (int i = 0; i < 200'000; ++i) {
    auto bytes = encode(some_vector(random));
    for (auto n = random() % 4; n > 0 && !bytes.empty(); --n) {
      const auto at = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[at] = static_cast<std::uint8_t>(random());
          break;
        case 1:
          bytes.resize(at);
          break;
        case 2:
          bytes.push_back(static_cast<std::uint8_t>(random() % 3));
          break;
        default:
          bytes[at] ^= static_cast<std::uint8_t>(1U << random() % 8);
          break;
      }
    }
    const auto v = decode(bytes);
    if (!v) continue;
    ++decoded;
    REQUIRE(encode(*v) == bytes);
  }
  CHECK(decoded > 10'000);
}

TEST_CASE("bytes that nobody wrote are refused") {
  const Bytes cases[] = {
      {0x00},                       // no mark (and the totals' sign for "as sent")
      {0x40},                       // nothing behind it
      {0x40, 0, 0},                 // the empty vector has no bytes
      {0x40, 1, 1},                 // a sum is missing
      {0x40, 1, 1, 2, 0},           // something is left over
      {0x40, 0x81, 0x00, 1, 2},     // a longer form of 1
      {0x40, 1, 0xff, 0xff, 0x7f},  // too many slots
      {0x41, 1, 1, 0x00},           // a bitmap without a bit
      {0x51, 1, 1, 0x03},           // a bit beyond the last slot
      {0x41, 1, 1, 0x01, 0},        // all counts are 1, and written all the same
      {0x50, 1, 1, 2},              // "all are 1" of nothing
      {0x40, 1, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02},  // beyond 64 bits
  };
  for (const auto& bytes : cases) {
    INFO(hex(bytes));
    CHECK_FALSE(decode(bytes).has_value());
  }
}

TEST_CASE("what was added can be taken away again") {
  std::mt19937_64 random(5);
  for (int round = 0; round < 500; ++round) {
    std::vector<Vector> parts;
    for (int i = 0; i < 6; ++i) {
      Cells cells(random() % 6);
      for (auto& cell : cells)
        if (random() % 4 != 0) cell = static_cast<std::int64_t>(random() % 1000) - 100;
      parts.push_back(of_record(cells));
    }
    Vector all, by_exchange;
    for (const auto& part : parts) {
      all.add(part);
      REQUIRE(by_exchange.exchange({}, part));
    }
    CHECK(all == by_exchange);
    auto other = all;
    other.subtract(parts[0]);
    other.add(parts[1]);
    REQUIRE(all.exchange(parts[0], parts[1]));
    CHECK(all == other);
    for (std::size_t i = 1; i < parts.size(); ++i) other.subtract(parts[i]);
    other.subtract(parts[1]);
    CHECK(other.empty());
  }
}

TEST_CASE("an overflow never passes silently") {
  const auto big = of_record(Cells{std::int64_t{1} << 62});
  Vector v = big;
  v.add(big);
  CHECK(v.slots[0].sum == overflowed);
  v.subtract(big);
  CHECK(v.slots[0].sum == overflowed);
  CHECK(decode(encode(v)).value() == v);
  auto w = big;
  CHECK_FALSE(w.exchange({}, big));
}

TEST_CASE("more can't be taken away than is there") {
  auto v = total({{1, 2}});
  CHECK_FALSE(v.exchange(total({{1, 2}, {3, 4}}), {}));
  auto w = total({{1, std::nullopt}});
  CHECK_FALSE(w.exchange(total({{1, 2}}), {}));
}
