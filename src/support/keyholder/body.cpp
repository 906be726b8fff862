#include "support/keyholder/body.h"

#include <algorithm>

#include <sodium.h>

#include "core/text.h"
#include "support/protocol/refusal.h"

namespace hoanhap::support::keyholder {
namespace {

constexpr std::size_t kAuthor = 1 + 32 + 64;

void wipe(Bytes& bytes) { sodium_memzero(bytes.data(), bytes.size()); }

Bytes padded(const Envelope& envelope, std::string_view content, const SigningPair* author) {
  Encoder inside(content);  // its length, then the content: the same form as a label
  inside.u8(author != nullptr ? 1 : 0);
  if (author != nullptr) inside.fixed(author->key).fixed(author->sign(authored(envelope, content)));
  auto plain = inside.done();
  plain.resize((plain.size() + Envelope::kBucket - 1) / Envelope::kBucket * Envelope::kBucket);
  return plain;
}

std::optional<Opened> unpadded(const Envelope& envelope, View plain) {
  if (plain.size() < 5) return std::nullopt;
  std::size_t length = 0;
  for (std::size_t i = 4; i-- > 0;) length = length << 8 | plain[i];
  if (length > plain.size() - 5) return std::nullopt;
  Opened out{std::string(plain.begin() + 4, plain.begin() + 4 + static_cast<long>(length)), {}};
  auto rest = plain.subspan(4 + length);
  const auto flag = rest[0];
  if (flag > 1 || !valid_utf8(out.content)) return std::nullopt;
  if (flag == 1) {
    if (rest.size() < kAuthor) return std::nullopt;
    SigningKey author;
    Signature signature;
    std::copy_n(rest.begin() + 1, 32, author.bytes.begin());
    std::copy_n(rest.begin() + 33, 64, signature.bytes.begin());
    if (!signed_by(author, authored(envelope, out.content), signature)) return std::nullopt;
    out.author = author;
  }
  rest = rest.subspan(flag == 1 ? kAuthor : 1);
  // The padding is zeros, and less than a bucket: one content has one length.
  if (rest.size() >= Envelope::kBucket ||
      !std::all_of(rest.begin(), rest.end(), [](auto byte) { return byte == 0; }))
    return std::nullopt;
  return out;
}

}  // namespace

Randomness Randomness::fresh() {
  Randomness out{Secret::random(), Secret::random(), {}};
  randombytes_buf(out.nonce.bytes.data(), out.nonce.bytes.size());
  return out;
}

Bytes authored(const Envelope& envelope, std::string_view content) {
  return Encoder("hoanhap-author-1").bytes(envelope.bound()).text(content).done();
}

Result<Envelope> seal(const Address& at, std::uint32_t epoch, const SealingKey& team,
                      std::string_view content, const SigningPair* author, Randomness random) {
  const auto signer = SigningPair::from(std::move(random.signer_seed));
  Envelope out;
  out.at = at;
  out.epoch = epoch;
  out.signer = signer.key;
  out.nonce = random.nonce;
  auto plain = padded(out, content, author);
  if (plain.size() > Envelope::kBucket * Envelope::kMostBuckets)
    return refused(Refusal::envelope_size);
  const auto bound = out.bound();
  Bytes body(plain.size() + Envelope::kTag);
  crypto_aead_xchacha20poly1305_ietf_encrypt(body.data(), nullptr, plain.data(), plain.size(),
                                             bound.data(), bound.size(), nullptr,
                                             out.nonce.bytes.data(), random.body_key.data());
  wipe(plain);
  out.body = Sealed(std::move(body));
  out.wrapped = seal_to(team, random.body_key);
  out.wrapped_hash = blake2b(View(out.wrapped));
  out.signature = signer.sign(out.statement());
  return out;
}

Result<Secret> body_key(const Envelope& envelope, const SealingPair& team) {
  auto key = unseal(team, envelope.wrapped);
  if (!key) return refused(Refusal::key_does_not_fit);
  return std::move(*key);
}

Result<Opened> open(const Envelope& envelope, const Secret& body_key) {
  if (!signed_by(envelope.signer, envelope.statement(), envelope.signature))
    return refused(Refusal::signature_wrong);
  const auto bound = envelope.bound();
  const auto& body = envelope.body.bytes();
  if (body.size() <= Envelope::kTag) return refused(Refusal::body_does_not_open);
  Bytes plain(body.size() - Envelope::kTag);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, body.data(),
                                                 body.size(), bound.data(), bound.size(),
                                                 envelope.nonce.bytes.data(), body_key.data()) != 0)
    return refused(Refusal::body_does_not_open);
  auto out = unpadded(envelope, plain);
  wipe(plain);
  if (!out) return refused(Refusal::body_not_padded);
  return std::move(*out);
}

Result<Opened> open(const Envelope& envelope, const SealingPair& team) {
  TRY_ASSIGN(const auto key, body_key(envelope, team));
  return open(envelope, key);
}

}  // namespace hoanhap::support::keyholder
