#pragma once

#include <string>

#include "core/result.h"
#include "support/protocol/keys.h"

namespace hoanhap::support {

// A secret behind a passphrase, as the server keeps it and can't open (docs/security.md,
// "Passphrase"): Argon2id's parameters stand with each, and whoever opens it refuses a floor a
// server has lowered (T9). Owner and parameters are bound into the cipher.
struct KeyWrap {
  static constexpr std::uint32_t kFloorKib = 19 * 1024, kCeilingKib = 1024 * 1024;
  static constexpr std::uint32_t kFloorPasses = 2, kCeilingPasses = 16;
  static constexpr std::uint32_t kKib = 64 * 1024, kPasses = 2;  // what is written today

  std::array<std::uint8_t, 16> salt{};
  std::uint32_t kib = kKib, passes = kPasses;
  Nonce nonce;
  Sealed sealed;  // the secret and 16 bytes of tag

  Bytes bytes() const;
  // A member's: two secrets of 32 bytes. A root's: one. Nothing else is read.
  static Result<KeyWrap> parse(View bytes);
};

enum class Wrapped : std::uint8_t { member, root };
// What is bound: kind, office, account (0 for a root), salt and parameters.
Bytes bound(Wrapped kind, const SigningKey& root, std::int64_t account, const KeyWrap& wrap);

// A future member's own statement: these keys are mine, for this office. Signed by its own key, so
// that nobody enrols a key they don't hold. The office's root makes it count, by a certificate.
struct Enrolment {
  SigningKey root;
  std::int64_t account = 0;
  SigningKey signing;
  SealingKey sealing;
  std::string name;
  Signature signature;

  Bytes statement() const;
  Bytes bytes() const;
  // Readable and signed by the key it names.
  static Result<Enrolment> parse(View bytes);
};

}  // namespace hoanhap::support
