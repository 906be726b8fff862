#include "indicators/arithmetic.h"

#include "core/decimal.h"

namespace hoanhap::indicators {
namespace {

__extension__ using Wide = __int128;

// Both operands on one scale. `scaled` says whether that scale is 10^4.
struct Pair {
  Wide a, b;
  bool scaled;
};

const std::int64_t* whole(const Value& v) {
  const auto* w = std::get_if<Whole>(&v);
  return w ? &w->value : nullptr;
}
const std::int64_t* scaled(const Value& v) {
  const auto* d = std::get_if<Decimal>(&v);
  return d ? &d->scaled : nullptr;
}

std::optional<Wide> on_scale(const Value& v, bool decimal) {
  if (const auto* w = whole(v)) return decimal ? Wide{*w} * kDecimalScale : Wide{*w};
  if (const auto* d = scaled(v)) return Wide{*d};
  return std::nullopt;
}

std::optional<Pair> pair(const Value& a, const Value& b) {
  const bool decimal = scaled(a) || scaled(b);
  const auto x = on_scale(a, decimal), y = on_scale(b, decimal);
  if (!x || !y) return std::nullopt;
  return Pair{*x, *y, decimal};
}

bool fits(Wide n) { return n >= -Wide{kMaxWhole} && n <= Wide{kMaxWhole}; }

Value result(Wide n, bool decimal) {
  if (!fits(n)) return Failed{};
  const auto value = static_cast<std::int64_t>(n);
  if (decimal) return Decimal{value};
  return Whole{value};
}

Wide divide_half_even(Wide n, Wide by) {
  Wide quotient = n / by;
  Wide rest = n % by;
  const bool away = (rest < 0) != (by < 0);
  if (rest < 0) rest = -rest;
  if (by < 0) by = -by;
  // 2 * rest cannot overflow: rest < by <= 2^53 * 10^4.
  if (2 * rest > by || (2 * rest == by && quotient % 2 != 0)) quotient += away ? -1 : 1;
  return quotient;
}

}  // namespace

Value add(const Value& a, const Value& b) {
  const auto p = pair(a, b);
  return p ? result(p->a + p->b, p->scaled) : Failed{};
}

Value subtract(const Value& a, const Value& b) {
  if (const auto *x = std::get_if<Day>(&a), *y = std::get_if<Day>(&b); x && y)
    return Whole{std::int64_t{x->days} - y->days};
  const auto p = pair(a, b);
  return p ? result(p->a - p->b, p->scaled) : Failed{};
}

Value multiply(const Value& a, const Value& b) {
  const auto x = on_scale(a, false), y = on_scale(b, false);  // raw integers, whatever their scale
  if (!x || !y) return Failed{};
  if (scaled(a) && scaled(b)) return result(divide_half_even(*x * *y, kDecimalScale), true);
  return result(*x * *y, scaled(a) || scaled(b));
}

Value divide(const Value& a, const Value& b) {
  const auto p = pair(a, b);
  if (!p || p->b == 0) return Failed{};
  return result(divide_half_even(p->a * kDecimalScale, p->b), true);
}

Value negate(const Value& a) { return subtract(Whole{0}, a); }

Value absolute(const Value& a) {
  const auto order = compare(a, Whole{0});
  if (!order) return Failed{};
  return *order < 0 ? negate(a) : a;
}

Value round_half_even(const Value& a) {
  if (const auto* d = scaled(a)) return result(divide_half_even(*d, kDecimalScale), false);
  return whole(a) ? a : Failed{};
}

Value to_decimal(const Value& a) {
  const auto n = on_scale(a, true);
  return n ? result(*n, true) : Failed{};
}

std::optional<std::strong_ordering> compare(const Value& a, const Value& b) {
  if (const auto p = pair(a, b)) {
    if (p->a == p->b) return std::strong_ordering::equal;
    return p->a < p->b ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  if (a.index() != b.index()) return std::nullopt;
  if (const auto* x = std::get_if<Truth>(&a)) return x->value <=> std::get<Truth>(b).value;
  if (const auto* x = std::get_if<Word>(&a)) return x->value <=> std::get<Word>(b).value;
  if (const auto* x = std::get_if<Day>(&a)) return x->days <=> std::get<Day>(b).days;
  return std::nullopt;
}

Value in_range(Value value) {
  if (const auto* w = whole(value); w && !fits(*w)) return Failed{};
  if (const auto* d = scaled(value); d && !fits(*d)) return Failed{};
  return value;
}

}  // namespace hoanhap::indicators
