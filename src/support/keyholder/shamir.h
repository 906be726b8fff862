#pragma once

#include <span>
#include <vector>

#include "core/result.h"
#include "support/keyholder/secret.h"
#include "support/protocol/codes.h"

namespace hoanhap::support::keyholder {

// Shamir's secret sharing over GF(256) (the polynomial of AES, x^8+x^4+x^3+x+1), byte by byte:
// share i is the value at x = i of a polynomial of degree needed-1 whose constant term is the
// secret. Fewer than `needed` shares say nothing at all about it.
//
// The only primitive of the sealed part that is our own, because libsodium has none. No table and
// no branch depends on a secret byte.
std::uint8_t multiply(std::uint8_t a, std::uint8_t b);
std::uint8_t inverse(std::uint8_t a);  // of 0: 0

// `count` shares of a recovery key, any `needed` of which give it back.
std::vector<Share> split(const SealingPair& recovery, std::uint8_t needed, std::uint8_t count);
// The same from given coefficients, 32 bytes for each power from 1 on (the vectors).
std::vector<Share> split(const SealingPair& recovery, View coefficients, std::uint8_t count);
// Fails: `shares-same`, `shares-differ` (another set, or fewer than needed), `key-does-not-fit`
// (what came out is not the key that the set names).
Result<SealingPair> combine(std::span<const Share> shares);

}  // namespace hoanhap::support::keyholder
