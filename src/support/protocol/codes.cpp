#include "support/protocol/codes.h"

#include <algorithm>

#include <sodium.h>

#include "support/protocol/refusal.h"

namespace hoanhap::support {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kReceipt = 20, kShareCharacters = 76, kShareBytes = 47;
constexpr std::uint8_t kShareVersion = 1;

// The value of a typed character, or -1. Letters that are easily confused read as the digit.
int value_of(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  const auto at = kAlphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::array<std::uint8_t, 4> checksum(View bytes) {
  const auto hash = blake2b(Encoder("hoanhap-share-1").bytes(bytes).done());
  return {hash[0], hash[1], hash[2], hash[3]};
}

}  // namespace

std::string base32(View bytes) {
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const auto byte : bytes) {
    bits = bits << 8 | byte;
    for (held += 8; held >= 5; held -= 5) out += kAlphabet[bits >> (held - 5) & 31];
  }
  if (held > 0) out += kAlphabet[bits << (5 - held) & 31];
  return out;
}

std::string grouped(std::string_view characters) {
  std::string out;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += characters[i];
  }
  return out;
}

bool ungrouped(std::string_view typed, std::string& out) {
  out.clear();
  for (const auto c : typed) {
    if (c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    const auto value = value_of(c);
    if (value < 0) return false;
    out += kAlphabet[static_cast<std::size_t>(value)];
  }
  return true;
}

bool from_base32(std::string_view characters, Bytes& out) {
  out.clear();
  std::uint32_t bits = 0;
  int held = 0;
  for (const auto c : characters) {
    const auto value = value_of(c);
    if (value < 0) return false;
    bits = bits << 5 | static_cast<std::uint32_t>(value);
    if ((held += 5) >= 8) out.push_back(static_cast<std::uint8_t>(bits >> (held -= 8) & 0xFF));
  }
  return (bits & ((1U << held) - 1)) == 0;
}

char Receipt::check(std::string_view nineteen) {
  return kAlphabet[blake2b(Encoder("hoanhap-receipt-check-1").text(nineteen).done())[0] & 31];
}

Result<std::string> Receipt::normal(std::string_view typed) {
  std::string out;
  if (!ungrouped(typed, out) || out.size() != kReceipt ||
      out.back() != check(std::string_view(out).substr(0, kReceipt - 1)))
    return refused(Refusal::receipt_unreadable, "code");
  return out;
}

Hash Receipt::hash(std::string_view normal) {
  return blake2b(Encoder("hoanhap-receipt-1").text(normal).done());
}

Share::~Share() { sodium_memzero(value.data(), value.size()); }

std::string Share::text() const {
  Bytes bytes{kShareVersion, needed, index};
  bytes.insert(bytes.end(), set.begin(), set.end());
  bytes.insert(bytes.end(), value.begin(), value.end());
  const auto check = checksum(bytes);
  bytes.insert(bytes.end(), check.begin(), check.end());
  auto out = grouped(base32(bytes));
  sodium_memzero(bytes.data(), bytes.size());
  return out;
}

Result<Share> Share::parse(std::string_view typed) {
  std::string characters;
  Bytes bytes;
  if (!ungrouped(typed, characters) || characters.size() != kShareCharacters)
    return refused(Refusal::share_unreadable);
  const bool whole = from_base32(characters, bytes) && bytes.size() == kShareBytes;
  const auto check = checksum(View(bytes).first(kShareBytes - 4));
  if (!whole || !std::equal(check.begin(), check.end(), bytes.end() - 4))
    return refused(Refusal::share_mistyped);
  Share out;
  out.needed = bytes[1];
  out.index = bytes[2];
  std::copy_n(bytes.begin() + 3, 8, out.set.begin());
  std::copy_n(bytes.begin() + 11, 32, out.value.begin());
  const bool known = bytes[0] == kShareVersion && out.needed >= 2 && out.index >= 1;
  sodium_memzero(bytes.data(), bytes.size());
  if (!known) return refused(Refusal::share_unreadable);
  return out;
}

std::array<std::uint8_t, 8> Share::set_of(const SealingKey& recovery) {
  const auto hash = blake2b(Encoder("hoanhap-share-set-1").fixed(recovery).done());
  std::array<std::uint8_t, 8> out{};
  std::copy_n(hash.begin(), out.size(), out.begin());
  return out;
}

}  // namespace hoanhap::support
