#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "support/keyholder/secret.h"
#include "support/protocol/member_key.h"

namespace hoanhap::support::keyholder {

// What is put into Argon2id for a passphrase as typed: NFC, ASCII letters small, runs of white
// space one space, none at the ends. So that "Mua  Caphe" and "mua caphe" open the same key.
std::string normal(std::string_view typed);

struct MemberSecrets {
  SealingPair sealing;
  SigningPair signing;
};

// New keys behind a passphrase, and back. `parameters`: salt, memory, passes and nonce; a fresh
// `KeyWrap` with random salt and nonce is made by `fresh_wrap`. Fails: `passphrase-wrong`,
// `key-wrap-weak` (before any work), `key-wrap-unreadable`.
KeyWrap fresh_wrap();
Result<KeyWrap> wrap(const MemberSecrets& secrets, const SigningKey& root, std::int64_t account,
                     std::string_view passphrase, KeyWrap parameters);
Result<MemberSecrets> unwrap(const KeyWrap& wrap, const SigningKey& root, std::int64_t account,
                             std::string_view passphrase);
Result<KeyWrap> wrap_root(const SigningPair& pair, std::string_view passphrase, KeyWrap parameters);
Result<SigningPair> unwrap_root(const KeyWrap& wrap, const SigningKey& root,
                                std::string_view passphrase);
// Argon2id13 alone, for the vectors.
Result<Secret> stretch(std::string_view passphrase, const KeyWrap& parameters);

}  // namespace hoanhap::support::keyholder
