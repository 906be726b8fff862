#include "rollup/packed.h"

#include <algorithm>
#include <limits>

namespace hoanhap::rollup {
namespace {

constexpr std::uint8_t kMark = 0x40, kBlanks = 0x01, kSuppressed = 0x02, kNumbers = 0x04,
                       kZeros = 0x08, kOnes = 0x10, kFlags = 0x1f;
constexpr std::size_t kMaxSlots = 4096;

std::uint32_t expected_numbers(const Slot& slot, std::uint32_t records) {
  const auto other = std::uint64_t{slot.blanks} + slot.suppressed;
  return other > records ? 0 : records - static_cast<std::uint32_t>(other);
}
std::uint32_t expected_zeros(const Slot& slot) {
  return slot.numbers == 1 && slot.sum == 0 ? 1 : 0;
}

std::uint64_t zigzag(std::int64_t value) {
  return static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

class Writer {
 public:
  explicit Writer(std::size_t expected) { out_.reserve(expected); }
  void byte(std::uint8_t value) { out_.push_back(value); }
  void varint(std::uint64_t value) {
    while (value >= 0x80) {
      byte(static_cast<std::uint8_t>(value | 0x80));
      value >>= 7U;
    }
    byte(static_cast<std::uint8_t>(value));
  }
  template <typename Speaks>
  void bitmap(const std::vector<Slot>& slots, Speaks speaks) {
    const auto start = out_.size();
    out_.resize(start + (slots.size() + 7) / 8);
    for (std::size_t i = 0; i < slots.size(); ++i)
      if (speaks(slots[i])) out_[start + i / 8] |= static_cast<std::uint8_t>(1U << i % 8);
  }
  Bytes take() { return std::move(out_); }

 private:
  Bytes out_;
};

// Reads what Writer wrote; after the first thing that can't be, `ok()` is false and zeros come
// back.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes)
      : next_(bytes.data()), end_(next_ + bytes.size()) {}
  bool ok() const { return ok_; }
  bool at_end() const { return next_ == end_; }
  void refuse() { ok_ = false; }
  void require(bool condition) { ok_ = ok_ && condition; }

  std::uint8_t byte() {
    if (next_ == end_) ok_ = false;
    return ok_ ? *next_++ : 0;
  }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto part = byte();
      if (shift == 63 && part > 1) break;
      value |= std::uint64_t{part & 0x7fU} << shift;
      if (part >= 0x80) continue;
      if (part == 0 && shift > 0) break;  // a shorter form exists
      return ok_ ? value : 0;
    }
    ok_ = false;
    return 0;
  }
  std::uint32_t count(std::uint64_t more = 0) {
    const auto value = varint() + more;
    require(value <= std::numeric_limits<std::uint32_t>::max() && value >= more);
    return ok_ ? static_cast<std::uint32_t>(value) : 0;
  }
  std::span<const std::uint8_t> bitmap(std::size_t slots) {
    const auto size = (slots + 7) / 8;
    if (static_cast<std::size_t>(end_ - next_) < size) ok_ = false;
    if (!ok_) return {};
    const std::span<const std::uint8_t> bits(next_, size);
    next_ += size;
    require(std::any_of(bits.begin(), bits.end(), [](auto b) { return b != 0; }));
    if (slots % 8 != 0) require(bits.back() >> slots % 8 == 0);
    return bits;
  }

 private:
  const std::uint8_t* next_;
  const std::uint8_t* end_;
  bool ok_ = true;
};

// Calls `f(slot)` for every slot whose bit is set.
template <typename F>
void for_set(Reader& in, std::vector<Slot>& slots, F f) {
  const auto bits = in.bitmap(slots.size());
  for (std::size_t i = 0; in.ok() && i < slots.size(); ++i)
    if ((unsigned{bits[i / 8]} >> i % 8 & 1U) != 0) f(slots[i]);
}

void read_counts(Reader& in, std::uint8_t flags, Vector& v) {
  const bool ones = (flags & kOnes) != 0;
  bool more_than_one = false;
  const auto listed = [&](std::uint32_t Slot::* count) {
    for_set(in, v.slots, [&](Slot& slot) {
      slot.*count = ones ? 1 : in.count(1);
      more_than_one = more_than_one || slot.*count != 1;
    });
  };
  if ((flags & kBlanks) != 0) listed(&Slot::blanks);
  if ((flags & kSuppressed) != 0) listed(&Slot::suppressed);
  const bool any = (flags & (kBlanks | kSuppressed)) != 0;
  in.require(any ? ones != more_than_one : !ones);
  for (auto& slot : v.slots) slot.numbers = expected_numbers(slot, v.records);
  if ((flags & kNumbers) != 0)
    for_set(in, v.slots, [&](Slot& slot) {
      const auto numbers = in.count();
      in.require(numbers != slot.numbers);
      slot.numbers = numbers;
    });
}

void read_sums(Reader& in, std::uint8_t flags, Vector& v) {
  for (auto& slot : v.slots) {
    if (slot.numbers > 0) slot.sum = unzigzag(in.varint());
    slot.zeros = expected_zeros(slot);
  }
  if ((flags & kZeros) != 0)
    for_set(in, v.slots, [&](Slot& slot) {
      const auto zeros = in.count();
      in.require(zeros != slot.zeros);
      slot.zeros = zeros;
    });
}

void add_sum(std::int64_t& sum, std::int64_t other, bool plus) {
  if (sum == overflowed || other == overflowed) {
    sum = overflowed;
    return;
  }
  std::int64_t result = 0;
  const bool over = plus ? __builtin_add_overflow(sum, other, &result)
                         : __builtin_sub_overflow(sum, other, &result);
  sum = over ? overflowed : result;
}

void take(std::uint32_t& count, std::uint32_t other) { count = count > other ? count - other : 0; }

// count - minus + plus, or false when that isn't a count.
bool shift(std::uint32_t& count, std::uint32_t minus, std::uint32_t plus) {
  const auto value = std::int64_t{count} - minus + plus;
  if (minus > count || value > std::numeric_limits<std::uint32_t>::max()) return false;
  count = static_cast<std::uint32_t>(value);
  return true;
}

bool shift(std::int64_t& sum, std::int64_t minus, std::int64_t plus) {
  if (sum == overflowed || minus == overflowed || plus == overflowed) return false;
  std::int64_t less = 0, both = 0;
  if (__builtin_sub_overflow(plus, minus, &less) || __builtin_add_overflow(sum, less, &both))
    return false;
  sum = both;
  return both != overflowed;
}

bool shift(Slot& slot, const Slot& minus, const Slot& plus) {
  return shift(slot.sum, minus.sum, plus.sum) && shift(slot.numbers, minus.numbers, plus.numbers) &&
         shift(slot.zeros, minus.zeros, plus.zeros) &&
         shift(slot.blanks, minus.blanks, plus.blanks) &&
         shift(slot.suppressed, minus.suppressed, plus.suppressed) &&
         (slot.numbers > 0 || slot.sum == 0);
}

}  // namespace

void Vector::add(const Vector& other) {
  if (slots.size() < other.slots.size()) slots.resize(other.slots.size());
  for (std::size_t i = 0; i < other.slots.size(); ++i) {
    auto& slot = slots[i];
    const auto& more = other.slots[i];
    add_sum(slot.sum, more.sum, true);
    slot.numbers += more.numbers;
    slot.zeros += more.zeros;
    slot.blanks += more.blanks;
    slot.suppressed += more.suppressed;
  }
  records += other.records;
}

void Vector::subtract(const Vector& other) {
  if (slots.size() < other.slots.size()) slots.resize(other.slots.size());
  for (std::size_t i = 0; i < other.slots.size(); ++i) {
    auto& slot = slots[i];
    const auto& less = other.slots[i];
    add_sum(slot.sum, less.sum, false);
    take(slot.numbers, less.numbers);
    take(slot.zeros, less.zeros);
    take(slot.blanks, less.blanks);
    take(slot.suppressed, less.suppressed);
    if (slot.numbers == 0) slot.sum = 0;
  }
  take(records, other.records);
}

bool Vector::exchange(const Vector& minus, const Vector& plus) {
  static constexpr Slot none;
  const auto size = std::max(minus.slots.size(), plus.slots.size());
  if (slots.size() < size) slots.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const auto& less = i < minus.slots.size() ? minus.slots[i] : none;
    const auto& more = i < plus.slots.size() ? plus.slots[i] : none;
    if (!shift(slots[i], less, more)) return false;
  }
  return shift(records, minus.records, plus.records);
}

bool Vector::empty() const {
  return records == 0 &&
         std::all_of(slots.begin(), slots.end(), [](const Slot& s) { return s == Slot{}; });
}

Bytes encode(const Vector& v) {
  if (v.records == 0 && v.slots.empty()) return {};
  std::uint8_t flags = 0;
  bool ones = true;
  for (const auto& slot : v.slots) {
    if (slot.blanks > 0) flags |= kBlanks;
    if (slot.suppressed > 0) flags |= kSuppressed;
    if (slot.blanks > 1 || slot.suppressed > 1) ones = false;
    if (slot.numbers != expected_numbers(slot, v.records)) flags |= kNumbers;
    if (slot.zeros != expected_zeros(slot)) flags |= kZeros;
  }
  if (ones && (flags & (kBlanks | kSuppressed)) != 0) flags |= kOnes;

  Writer out(8 + v.slots.size() * 4);
  out.byte(kMark | flags);
  out.varint(v.records);
  out.varint(v.slots.size());
  const auto listed = [&](std::uint32_t Slot::* count) {
    out.bitmap(v.slots, [&](const Slot& slot) { return slot.*count > 0; });
    if ((flags & kOnes) != 0) return;
    for (const auto& slot : v.slots)
      if (slot.*count > 0) out.varint(slot.*count - 1);
  };
  if ((flags & kBlanks) != 0) listed(&Slot::blanks);
  if ((flags & kSuppressed) != 0) listed(&Slot::suppressed);
  if ((flags & kNumbers) != 0) {
    const auto odd = [&](const Slot& slot) {
      return slot.numbers != expected_numbers(slot, v.records);
    };
    out.bitmap(v.slots, odd);
    for (const auto& slot : v.slots)
      if (odd(slot)) out.varint(slot.numbers);
  }
  for (const auto& slot : v.slots)
    if (slot.numbers > 0) out.varint(zigzag(slot.sum));
  if ((flags & kZeros) != 0) {
    const auto odd = [](const Slot& slot) { return slot.zeros != expected_zeros(slot); };
    out.bitmap(v.slots, odd);
    for (const auto& slot : v.slots)
      if (odd(slot)) out.varint(slot.zeros);
  }
  return out.take();
}

Result<Vector> decode(std::span<const std::uint8_t> bytes) {
  Vector v;
  if (bytes.empty()) return v;
  Reader in(bytes);
  const auto head = in.byte();
  in.require((head & static_cast<std::uint8_t>(~kFlags)) == kMark);
  const auto flags = static_cast<std::uint8_t>(head & kFlags);
  v.records = in.count();
  const auto size = in.varint();
  in.require(size <= kMaxSlots && (size > 0 || v.records > 0));
  if (in.ok()) {
    v.slots.resize(size);
    read_counts(in, flags, v);
    read_sums(in, flags, v);
  }
  if (!in.ok() || !in.at_end()) return internal("packed: not a vector");
  return v;
}

Vector of_record(std::span<const std::optional<std::int64_t>> cells) {
  Vector v;
  v.records = 1;
  v.slots.resize(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    auto& slot = v.slots[i];
    slot.numbers = cells[i] ? 1 : 0;
    slot.blanks = cells[i] ? 0 : 1;
    slot.sum = cells[i].value_or(0);
    slot.zeros = expected_zeros(slot);
  }
  return v;
}

std::vector<std::optional<std::int64_t>> cells_of(const Vector& record) {
  std::vector<std::optional<std::int64_t>> cells(record.slots.size());
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (record.slots[i].has_number()) cells[i] = record.slots[i].sum;
  return cells;
}

}  // namespace hoanhap::rollup
