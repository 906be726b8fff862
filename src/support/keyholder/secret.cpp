#include "support/keyholder/secret.h"

#include <algorithm>
#include <stdexcept>

#include <sodium.h>

namespace hoanhap::support::keyholder {

Secret::Secret(View bytes) {
  if (bytes.size() != bytes_.size()) throw std::logic_error("a secret has 32 bytes");
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}
Secret::Secret(Secret&& other) noexcept : bytes_(other.bytes_) { other.wipe(); }
Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    bytes_ = other.bytes_;
    other.wipe();
  }
  return *this;
}
Secret Secret::random() {
  Secret out;
  randombytes_buf(out.bytes_.data(), out.bytes_.size());
  return out;
}
void Secret::wipe() { sodium_memzero(bytes_.data(), bytes_.size()); }

SigningPair SigningPair::from(Secret seed) {
  SigningPair out{std::move(seed), {}};
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  crypto_sign_seed_keypair(out.key.bytes.data(), secret.data(), out.seed.data());
  sodium_memzero(secret.data(), secret.size());
  return out;
}

Signature SigningPair::sign(View statement) const {
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  std::array<std::uint8_t, 32> same{};
  crypto_sign_seed_keypair(same.data(), secret.data(), seed.data());
  Signature out;
  crypto_sign_detached(out.bytes.data(), nullptr, statement.data(), statement.size(),
                       secret.data());
  sodium_memzero(secret.data(), secret.size());
  return out;
}

SealingPair SealingPair::from(Secret secret) {
  SealingPair out{std::move(secret), {}};
  crypto_scalarmult_base(out.key.bytes.data(), out.secret.data());
  return out;
}

SealedKey seal_to(const SealingKey& to, const Secret& secret) {
  SealedKey out;
  if (crypto_box_seal(out.bytes.data(), secret.data(), 32, to.bytes.data()) != 0)
    throw std::runtime_error("not a sealing key");
  return out;
}

std::optional<Secret> unseal(const SealingPair& pair, const SealedKey& sealed) {
  Secret out;
  if (crypto_box_seal_open(out.data(), sealed.bytes.data(), sealed.bytes.size(),
                           pair.key.bytes.data(), pair.secret.data()) != 0)
    return std::nullopt;
  return out;
}

}  // namespace hoanhap::support::keyholder
