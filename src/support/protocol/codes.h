#pragma once

#include <string>
#include <string_view>

#include "core/bytes.h"
#include "core/result.h"
#include "support/protocol/keys.h"

namespace hoanhap::support {

// Bytes as letters and digits that can be read out, typed and put into a QR code: Crockford's base
// 32 (no I, L, O, U; read back with O as 0, I and L as 1, any case, spaces and hyphens ignored), in
// groups of four.
std::string base32(View bytes);  // the bits left over at the end are zero
std::string grouped(std::string_view characters);
// Only the characters, upper case; false when something else is among them.
bool ungrouped(std::string_view typed, std::string& out);
bool from_base32(std::string_view characters, Bytes& out);

// The receipt a person keeps: 19 random characters (95 bits) and one that checks them. Made by
// whoever files; the server learns only the hash, and the code itself when it is used to withdraw.
struct Receipt {
  static Result<std::string> normal(std::string_view typed);  // 20 characters, checked
  static char check(std::string_view nineteen);
  static Hash hash(std::string_view normal);
};

// One of the shares of a recovery key, as printed: which key (the first 8 bytes of its public key's
// hash), how many are needed, which one it is, and a checksum against typing mistakes. 47 bytes.
struct Share {
  std::array<std::uint8_t, 8> set{};
  std::uint8_t needed = 2, index = 1;
  std::array<std::uint8_t, 32> value{};
  ~Share();  // wipes the value

  std::string text() const;  // 19 groups of four
  static Result<Share> parse(std::string_view typed);
  static std::array<std::uint8_t, 8> set_of(const SealingKey& recovery);
};

}  // namespace hoanhap::support
