#include "support/keyholder/shamir.h"

#include <sodium.h>

#include "support/protocol/refusal.h"

namespace hoanhap::support::keyholder {

std::uint8_t multiply(std::uint8_t a, std::uint8_t b) {
  std::uint32_t x = a, product = 0;
  for (int bit = 0; bit < 8; ++bit) {
    product ^= x & (0U - (static_cast<std::uint32_t>(b) >> bit & 1U));
    x = (x << 1) ^ (0x11BU & (0U - (x >> 7 & 1U)));
  }
  return static_cast<std::uint8_t>(product);
}

// a^254: the multiplicative group has 255 elements.
std::uint8_t inverse(std::uint8_t a) {
  std::uint8_t power = a, out = 1;
  for (int bit = 1; bit < 8; ++bit) {
    power = multiply(power, power);
    out = multiply(out, power);
  }
  return out;
}

std::vector<Share> split(const SealingPair& recovery, std::uint8_t needed, std::uint8_t count) {
  Bytes coefficients(std::size_t{32} * (needed - 1U));
  randombytes_buf(coefficients.data(), coefficients.size());
  auto shares = split(recovery, coefficients, count);
  sodium_memzero(coefficients.data(), coefficients.size());
  return shares;
}

std::vector<Share> split(const SealingPair& recovery, View coefficients, std::uint8_t count) {
  std::vector<Share> shares;
  for (std::uint8_t x = 1; x <= count; ++x) {
    Share share;
    share.set = Share::set_of(recovery.key);
    share.needed = static_cast<std::uint8_t>(coefficients.size() / 32 + 1);
    share.index = x;
    for (std::size_t i = 0; i < 32; ++i) {
      std::uint8_t value = 0;  // Horner, from the highest power
      for (auto power = coefficients.size() / 32; power-- > 0;)
        value = multiply(static_cast<std::uint8_t>(value ^ coefficients[power * 32 + i]), x);
      share.value[i] = static_cast<std::uint8_t>(value ^ recovery.secret.bytes()[i]);
    }
    shares.push_back(share);
  }
  return shares;
}

Result<SealingPair> combine(std::span<const Share> shares) {
  if (shares.empty()) return refused(Refusal::shares_differ);
  for (std::size_t i = 0; i < shares.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (shares[i].index == shares[j].index) return refused(Refusal::shares_same);
  for (const auto& share : shares)
    if (share.set != shares[0].set || share.needed != shares[0].needed)
      return refused(Refusal::shares_differ);
  if (shares.size() < shares[0].needed) return refused(Refusal::shares_differ);
  Secret secret;
  for (const auto& share : shares) {
    // Lagrange's coefficient of this share at x = 0.
    std::uint8_t weight = 1;
    for (const auto& other : shares)
      if (other.index != share.index)
        weight = multiply(
            weight,
            multiply(other.index, inverse(static_cast<std::uint8_t>(other.index ^ share.index))));
    for (std::size_t i = 0; i < 32; ++i)
      secret.data()[i] =
          static_cast<std::uint8_t>(secret.data()[i] ^ multiply(share.value[i], weight));
  }
  auto pair = SealingPair::from(std::move(secret));
  if (Share::set_of(pair.key) != shares[0].set) return refused(Refusal::key_does_not_fit);
  return pair;
}

}  // namespace hoanhap::support::keyholder
