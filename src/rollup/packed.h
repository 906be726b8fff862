#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"

namespace hoanhap::rollup {

// The values of one filled form or one total: one slot per element, packed into a blob of a few
// bytes a value (performance.md: a row per value is the main cost). In a record a slot is blank,
// suppressed or a number. In a total it also counts what it is made of, so that a blank is never
// taken for a zero.
//
// Value type; safe to copy; no I/O. Decoding refuses what encode could not have written.
inline constexpr std::int64_t overflowed = INT64_MIN;  // a sum beyond 64 bits; stays so
struct Slot {
  std::int64_t sum = 0;       // or the value, where one record stands behind it
  std::uint32_t numbers = 0;  // how many records gave a number (zeros included)
  std::uint32_t zeros = 0;
  std::uint32_t blanks = 0;
  std::uint32_t suppressed = 0;
  bool operator==(const Slot&) const = default;
  bool has_number() const { return numbers > 0; }
};

struct Vector {
  std::vector<Slot> slots;
  std::uint32_t records = 0;  // submissions in it
  bool operator==(const Vector&) const = default;

  // Adds or takes away `other`, slot by slot; the longer length wins (layouts only grow).
  // `error(overflow)` never passes silently: sums saturate to `overflowed`.
  void add(const Vector& other);
  void subtract(const Vector& other);
  // Takes `minus` away and adds `plus` in one pass. False, and half done, when a sum leaves 64 bits
  // or `minus` counts more than is there.
  [[nodiscard]] bool exchange(const Vector& minus, const Vector& plus);
  bool empty() const;  // nothing was ever counted in it
};

// The bytes, so that another program can read them:
//   nothing at all for an empty vector; otherwise
//   1 byte    0x40 + flags below
//   varint    records, then varint: number of slots
//   each flag that is set: a bitmap of the slots it speaks of (bit 0 first), then their counts as
//   varints
//     0x01  blanks - 1          0x02  suppressed - 1       0x10  all of these are 1: their lists
//     are left out 0x04  numbers, where it is not records - blanks - suppressed
//   sums of the slots with numbers > 0, zigzag varints
//     0x08  zeros, where it is not (numbers = 1 and sum = 0)     [bitmap and counts, after the
//     sums]
// Varints are LEB128 in their shortest form. A slot without numbers has no sum.
Bytes encode(const Vector& vector);
Result<Vector> decode(std::span<const std::uint8_t> bytes);

// A record's numeric cells as the vector it contributes: nullopt is blank.
Vector of_record(std::span<const std::optional<std::int64_t>> cells);
std::vector<std::optional<std::int64_t>> cells_of(const Vector& record);

}  // namespace hoanhap::rollup
