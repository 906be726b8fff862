#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hoanhap::identity {

// One-time codes. A whole code is two halves of 80 random bits, each made at another moment and
// shown once, to another person: the first to who proposes, the second to who confirms. Each hands
// their half to the person concerned; neither can open the account alone. Only hashes are stored.

// "K7QD-M2XR-…": 16 letters and digits that are hard to misread (Crockford's 32), in fours.
std::string make_half();

struct Halves {
  std::string first, second;  // canonical: upper case, without separators; `second` may be empty
};
// What somebody typed, with any dashes and spaces; I and L read as 1, O as 0. Nullopt when it can't
// be one half or a whole.
std::optional<Halves> read_code(std::string_view typed);
std::string half_hash(std::string_view canonical_or_shown);

}  // namespace hoanhap::identity
