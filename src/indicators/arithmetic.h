#pragma once

#include <compare>
#include <optional>

#include "indicators/value.h"

namespace hoanhap::indicators {

// Exact arithmetic on whole numbers and decimals (design §4): intermediates of 128 bits, one
// half-even rounding an operation, results outside ±(2^53-1) (decimals: of the scaled integer) are
// `error`. Whole and decimal mix to a decimal; division always gives a decimal.
//
// Pure. Every function answers `error` for values that are not numbers; none of them looks for
// blank or suppressed, which `evaluate` settles before.
Value add(const Value& a, const Value& b);
Value subtract(const Value& a, const Value& b);
Value multiply(const Value& a, const Value& b);
Value divide(const Value& a, const Value& b);
Value negate(const Value& a);
Value absolute(const Value& a);
Value round_half_even(const Value& a);  // to a whole number
Value to_decimal(const Value& a);
// nullopt where the two cannot be compared; numbers compare by worth, others within their own type.
std::optional<std::strong_ordering> compare(const Value& a, const Value& b);
// `value` as it is, or `error` when it lies outside the range every value keeps.
Value in_range(Value value);

}  // namespace hoanhap::indicators
