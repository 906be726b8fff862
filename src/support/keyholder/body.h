#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "support/keyholder/secret.h"
#include "support/protocol/envelope.h"

namespace hoanhap::support::keyholder {

// The inside of an envelope (docs/security.md, "Body"): the length of the content, the content
// (JSON), whether an author signed and who, then zeros up to the next KiB. The author is inside, so
// that nobody outside knows which member wrote.
struct Opened {
  std::string content;
  std::optional<SigningKey> author;  // has signed content and address; whether a member: the caller
};

// What a test fixes and life draws at random.
struct Randomness {
  Secret body_key, signer_seed;
  Nonce nonce;
  static Randomness fresh();
};

// Seals `content` for the team of `epoch`. Fails: `envelope-size` when it is too long.
Result<Envelope> seal(const Address& at, std::uint32_t epoch, const SealingKey& team,
                      std::string_view content, const SigningPair* author,
                      Randomness random = Randomness::fresh());
// Fails: whatever `Envelope::check` finds when `wrapped` is still the one filed, `key-does-not-fit`
// (the team key is another epoch's), `body-does-not-open`, `body-not-padded`.
Result<Opened> open(const Envelope& envelope, const SealingPair& team);
// The body's key alone, for wrapping it anew, and opening with it.
Result<Secret> body_key(const Envelope& envelope, const SealingPair& team);
Result<Opened> open(const Envelope& envelope, const Secret& body_key);
// What an author signs.
Bytes authored(const Envelope& envelope, std::string_view content);

}  // namespace hoanhap::support::keyholder
