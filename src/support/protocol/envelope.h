#pragma once

#include <optional>

#include "core/json.h"
#include "core/result.h"
#include "support/protocol/keys.h"

namespace hoanhap::support {

// One sealed part of a record, as filed and as kept (docs/security.md, "Envelope").
//
// The body is padded to whole KiB and sealed with a key of its own; that key is sealed to the team
// key of `epoch`. `signer` is a key used for this envelope only: it ties body, wrapped key and
// epoch together without saying who sealed them; who wrote stands inside, signed. What the body's
// cipher binds is independent of the wrap, so the key can be wrapped anew for another epoch.
//
// The server checks everything here and can open nothing.
enum class Part : std::uint8_t {
  referral = 1,  // what the sender filed
  care = 2,      // what the team writes: consent, services, appointments, who is assigned
  link = 3,      // what ties the record to a sanction; has an earlier end of its own
};
std::string_view name(Part part);
std::optional<Part> part_named(std::string_view name);

struct Address {
  SigningKey root;
  RecordKeyId record;
  Part part = Part::referral;
  std::uint32_t version = 1;
  auto operator<=>(const Address&) const = default;
};

struct Envelope {
  static constexpr std::size_t kBucket = 1024, kMostBuckets = 32, kTag = 16;

  Address at;
  std::uint32_t epoch = 0;
  SigningKey signer;
  Nonce nonce;
  Sealed body;          // buckets of 1 KiB and the tag
  SealedKey wrapped;    // the body's key, for the team of `epoch`
  Hash wrapped_hash{};  // of the wrapped key as filed; stays when the key is wrapped anew
  Signature signature;

  // What the body's cipher binds: office, record, part, version, epoch of sealing, signer.
  Bytes bound() const;
  Bytes statement() const;  // what `signer` signs
  // Shape, size and signature; `wrapped` must be the one signed for.
  Result<bool> check() const;
};

// {"root","part","version","epoch","signer","nonce","body","wrapped","wrapped_hash","signature"};
// bytes are base64url. `read_envelope` is for one that is being filed: it must be of this office
// and pass `check`. `read_kept` only reads: its key may have been wrapped anew, its office may have
// handed over.
void write(JsonWriter& out, const Envelope& envelope);
Result<Envelope> read_envelope(const Json& json, const SigningKey& root, const RecordKeyId& record);
Result<Envelope> read_kept(const Json& json, const RecordKeyId& record);

// Wrapped anew for another epoch: a batch of keys, signed by the member who did it.
struct Rewrapped {
  RecordKeyId record;
  Part part = Part::referral;
  std::uint32_t version = 1;
  SealedKey wrapped;
};
struct Rewrap {
  static constexpr std::size_t kMost = 500;
  SigningKey root;
  std::uint32_t epoch = 0;
  std::vector<Rewrapped> keys;
  Signature signature;

  Bytes statement() const;
  Bytes bytes() const;
  static Result<Rewrap> parse(View bytes);
};

}  // namespace hoanhap::support
