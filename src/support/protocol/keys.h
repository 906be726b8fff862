#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>

#include "core/bytes.h"
#include "support/protocol/codec.h"

namespace hoanhap::support {

// Public things of the protocol, each a type of its own so that none is passed for another.
template <typename Tag, std::size_t N>
struct Fixed {
  std::array<std::uint8_t, N> bytes{};
  auto operator<=>(const Fixed&) const = default;
  operator View() const { return bytes; }
  bool zero() const { return *this == Fixed{}; }
};

using SigningKey = Fixed<struct SigningTag, 32>;    // Ed25519, public
using SealingKey = Fixed<struct SealingTag, 32>;    // X25519, public
using Signature = Fixed<struct SignatureTag, 64>;   // Ed25519, detached
using SealedKey = Fixed<struct SealedTag, 80>;      // crypto_box_seal of 32 bytes
using RecordKeyId = Fixed<struct RecordTag16, 16>;  // random; made by whoever files
using Nonce = Fixed<struct NonceTag, 24>;

// An office is its root key; this is how URLs and screens of the API name it.
std::string name(const SigningKey& root);
std::string name(const RecordKeyId& record);

// True when `signature` over `statement` was made with the secret half of `by`.
bool signed_by(const SigningKey& by, View statement, const Signature& signature);

// What two people compare by voice or on paper: ten groups of three digits, about 99 bits.
// "136 120 159 185 …". The kind is part of what is hashed, so the print of a member is never that
// of a root.
enum class Printed { root, member, recovery };
std::string fingerprint(Printed kind, View key);
std::string fingerprint(const SigningKey& signing, const SealingKey& sealing);  // of a member

// Bytes that only whoever holds the right key can open. It has no text form: nothing prints it,
// logs it or puts it into JSON but `to_wire(sealed.bytes())`, which says so where it stands.
class Sealed {
 public:
  Sealed() = default;
  explicit Sealed(Bytes bytes) : bytes_(std::move(bytes)) {}
  const Bytes& bytes() const { return bytes_; }
  std::size_t size() const { return bytes_.size(); }
  bool operator==(const Sealed&) const = default;

 private:
  Bytes bytes_;
};

}  // namespace hoanhap::support
