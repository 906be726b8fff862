#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/bytes.h"

namespace hoanhap::support {

using View = std::span<const std::uint8_t>;
inline View view(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// The one way in which the sealed part writes bytes that are signed, hashed or bound
// (docs/security.md, "Encoding"): integers little endian, fixed fields as they are, everything else
// behind its length. Every structure begins with its own label, so no two of them can be taken for
// one another.
class Encoder {
 public:
  explicit Encoder(std::string_view label) { text(label); }
  Encoder& u8(std::uint8_t value);
  Encoder& u32(std::uint32_t value);
  Encoder& u64(std::uint64_t value);
  Encoder& fixed(View bytes);            // no length: the reader knows it
  Encoder& bytes(View bytes);            // u32 length, then the bytes
  Encoder& text(std::string_view utf8);  // as bytes; the caller has made it NFC
  const Bytes& done() const { return out_; }

 private:
  Bytes out_;
};

// Reads what Encoder wrote. A mistake (too short, a text that is not UTF-8 or longer than allowed)
// sticks: everything after it reads as zero, and `finished` is false; so a parser checks once, at
// its end. Never throws, never reads outside.
class Decoder {
 public:
  Decoder(View data, std::string_view label);
  std::uint8_t u8();
  std::uint32_t u32();
  std::uint64_t u64();
  template <std::size_t N>
  std::array<std::uint8_t, N> fixed() {
    std::array<std::uint8_t, N> out{};
    take(out);
    return out;
  }
  std::string text(std::size_t longest);
  void refuse() { good_ = false; }
  bool good() const { return good_; }
  std::size_t left() const { return left_.size(); }
  bool finished() const { return good_ && left_.empty(); }

 private:
  void take(std::span<std::uint8_t> out);
  View left_;
  bool good_ = true;
};

// How bytes travel in JSON: base64url without padding. `from_wire` takes nothing else: no spaces,
// no padding, no second spelling of the same bytes.
std::string to_wire(View bytes);
bool from_wire(std::string_view text, Bytes& out);
template <std::size_t N>
bool from_wire(std::string_view text, std::array<std::uint8_t, N>& out) {
  Bytes bytes;
  if (!from_wire(text, bytes) || bytes.size() != N) return false;
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return true;
}
bool from_hex(std::string_view text, std::span<std::uint8_t> out);  // lower case, exact length

}  // namespace hoanhap::support
