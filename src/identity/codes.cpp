#include "identity/codes.h"

#include "core/bytes.h"

namespace hoanhap::identity {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kHalf = 16;

std::optional<std::string> canonical(std::string_view typed) {
  std::string out;
  for (char c : typed) {
    if (c == '-' || c == ' ' || c == '\t') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'I' || c == 'L') c = '1';
    if (c == 'O') c = '0';
    if (kAlphabet.find(c) == std::string_view::npos) return std::nullopt;
    out += c;
  }
  return out;
}

}  // namespace

std::string make_half() {
  std::string out;
  for (const auto byte : random_bytes(kHalf)) {
    if (!out.empty() && out.size() % 5 == 4) out += '-';
    out += kAlphabet[byte % 32];
  }
  return out;
}

std::optional<Halves> read_code(std::string_view typed) {
  if (typed.size() > 100) return std::nullopt;
  const auto code = canonical(typed);
  if (!code || (code->size() != kHalf && code->size() != 2 * kHalf)) return std::nullopt;
  return Halves{code->substr(0, kHalf), code->substr(kHalf)};
}

std::string half_hash(std::string_view canonical_or_shown) {
  return hex(blake2b(canonical(canonical_or_shown).value_or("")));
}

}  // namespace hoanhap::identity
