#include "support/keyholder/passphrase.h"

#include <sodium.h>

#include "core/text.h"
#include "support/protocol/refusal.h"

namespace hoanhap::support::keyholder {
namespace {

constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

Bytes seal(View plain, View bound, const Nonce& nonce, const Secret& key) {
  Bytes out(plain.size() + kTag);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), nullptr, plain.data(), plain.size(),
                                             bound.data(), bound.size(), nullptr,
                                             nonce.bytes.data(), key.data());
  return out;
}

bool open(View sealed, View bound, const Nonce& nonce, const Secret& key,
          std::span<std::uint8_t> plain) {
  return sealed.size() == plain.size() + kTag &&
         crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(),
                                                    sealed.size(), bound.data(), bound.size(),
                                                    nonce.bytes.data(), key.data()) == 0;
}

}  // namespace

std::string normal(std::string_view typed) {
  std::string out;
  for (const auto c : nfc(typed).value_or("")) {
    const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

KeyWrap fresh_wrap() {
  KeyWrap out;
  randombytes_buf(out.salt.data(), out.salt.size());
  randombytes_buf(out.nonce.bytes.data(), out.nonce.bytes.size());
  return out;
}

Result<Secret> stretch(std::string_view passphrase, const KeyWrap& parameters) {
  if (parameters.kib < KeyWrap::kFloorKib || parameters.kib > KeyWrap::kCeilingKib ||
      parameters.passes < KeyWrap::kFloorPasses || parameters.passes > KeyWrap::kCeilingPasses)
    return refused(Refusal::key_wrap_weak);
  auto typed = normal(passphrase);
  Secret out;
  const auto done = crypto_pwhash(out.data(), 32, typed.data(), typed.size(),
                                  parameters.salt.data(), parameters.passes,
                                  std::size_t{parameters.kib} * 1024, crypto_pwhash_ALG_ARGON2ID13);
  sodium_memzero(typed.data(), typed.size());
  if (done != 0) return internal("argon2id: not enough memory");
  return out;
}

Result<KeyWrap> wrap(const MemberSecrets& secrets, const SigningKey& root, std::int64_t account,
                     std::string_view passphrase, KeyWrap parameters) {
  TRY_ASSIGN(const auto key, stretch(passphrase, parameters));
  std::array<std::uint8_t, 64> plain{};
  std::copy_n(secrets.sealing.secret.data(), 32, plain.begin());
  std::copy_n(secrets.signing.seed.data(), 32, plain.begin() + 32);
  parameters.sealed =
      Sealed(seal(plain, bound(Wrapped::member, root, account, parameters), parameters.nonce, key));
  sodium_memzero(plain.data(), plain.size());
  return parameters;
}

Result<MemberSecrets> unwrap(const KeyWrap& wrap, const SigningKey& root, std::int64_t account,
                             std::string_view passphrase) {
  TRY_ASSIGN(const auto key, stretch(passphrase, wrap));
  std::array<std::uint8_t, 64> plain{};
  if (!open(wrap.sealed.bytes(), bound(Wrapped::member, root, account, wrap), wrap.nonce, key,
            plain))
    return refused(Refusal::passphrase_wrong);
  MemberSecrets out{SealingPair::from(Secret(View(plain).first(32))),
                    SigningPair::from(Secret(View(plain).last(32)))};
  sodium_memzero(plain.data(), plain.size());
  return out;
}

Result<KeyWrap> wrap_root(const SigningPair& pair, std::string_view passphrase,
                          KeyWrap parameters) {
  TRY_ASSIGN(const auto key, stretch(passphrase, parameters));
  parameters.sealed = Sealed(seal(pair.seed.bytes(), bound(Wrapped::root, pair.key, 0, parameters),
                                  parameters.nonce, key));
  return parameters;
}

Result<SigningPair> unwrap_root(const KeyWrap& wrap, const SigningKey& root,
                                std::string_view passphrase) {
  TRY_ASSIGN(const auto key, stretch(passphrase, wrap));
  Secret seed;
  if (!open(wrap.sealed.bytes(), bound(Wrapped::root, root, 0, wrap), wrap.nonce, key,
            {seed.data(), 32}))
    return refused(Refusal::passphrase_wrong);
  auto pair = SigningPair::from(std::move(seed));
  if (pair.key != root) return refused(Refusal::key_does_not_fit);
  return pair;
}

}  // namespace hoanhap::support::keyholder
