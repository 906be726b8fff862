#include "support/protocol/keys.h"

#include <fmt/format.h>
#include <sodium.h>

namespace hoanhap::support {
namespace {

constexpr std::string_view word(Printed kind) {
  switch (kind) {
    case Printed::root:
      return "root";
    case Printed::member:
      return "member";
    case Printed::recovery:
      return "recovery";
  }
  return "";
}

}  // namespace

std::string name(const SigningKey& root) { return hex(root); }
std::string name(const RecordKeyId& record) { return hex(record); }

bool signed_by(const SigningKey& by, View statement, const Signature& signature) {
  return crypto_sign_verify_detached(signature.bytes.data(), statement.data(), statement.size(),
                                     by.bytes.data()) == 0;
}

std::string fingerprint(Printed kind, View key) {
  const auto statement = Encoder("hoanhap-fingerprint-1").text(word(kind)).bytes(key).done();
  std::array<std::uint8_t, 40> hash{};
  crypto_generichash(hash.data(), hash.size(), statement.data(), statement.size(), nullptr, 0);
  std::string out;
  for (std::size_t i = 0; i < hash.size(); i += 4) {
    const auto group = static_cast<std::uint32_t>(hash[i]) |
                       static_cast<std::uint32_t>(hash[i + 1]) << 8 |
                       static_cast<std::uint32_t>(hash[i + 2]) << 16 |
                       static_cast<std::uint32_t>(hash[i + 3]) << 24;
    out += fmt::format("{}{:03}", out.empty() ? "" : " ", group % 1000);
  }
  return out;
}

std::string fingerprint(const SigningKey& signing, const SealingKey& sealing) {
  Bytes both(signing.bytes.begin(), signing.bytes.end());
  both.insert(both.end(), sealing.bytes.begin(), sealing.bytes.end());
  return fingerprint(Printed::member, both);
}

}  // namespace hoanhap::support
