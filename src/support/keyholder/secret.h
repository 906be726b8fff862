#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "support/protocol/keys.h"

namespace hoanhap::support::keyholder {

// 32 secret bytes: moved, never copied or printed, wiped when they go.
class Secret {
 public:
  Secret() = default;
  explicit Secret(View bytes);  // exactly 32
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret() { wipe(); }
  static Secret random();
  Secret copy() const { return Secret(bytes_); }  // where two owners are meant
  View bytes() const { return bytes_; }
  const std::uint8_t* data() const { return bytes_.data(); }
  std::uint8_t* data() { return bytes_.data(); }
  void wipe();

 private:
  std::array<std::uint8_t, 32> bytes_{};
};

// Ed25519 from its seed; X25519 from its secret. The public halves are always computed from the
// secret ones, never taken from a server.
struct SigningPair {
  Secret seed;
  SigningKey key;
  static SigningPair from(Secret seed);
  Signature sign(View statement) const;
};
struct SealingPair {
  Secret secret;
  SealingKey key;
  static SealingPair from(Secret secret);
};

// Anonymous sealed box of a 32-byte secret (80 bytes). Nothing when `sealed` is not for this pair.
SealedKey seal_to(const SealingKey& to, const Secret& secret);
std::optional<Secret> unseal(const SealingPair& pair, const SealedKey& sealed);

}  // namespace hoanhap::support::keyholder
