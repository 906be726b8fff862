#include "support/protocol/codec.h"

#include <algorithm>

#include <sodium.h>

#include "core/text.h"

namespace hoanhap::support {
namespace {

template <typename Number>
void little_endian(Bytes& out, Number value) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    out.push_back(static_cast<std::uint8_t>(value & 0xFF));
    value = static_cast<Number>(value >> 8);
  }
}

}  // namespace

Encoder& Encoder::u8(std::uint8_t value) {
  out_.push_back(value);
  return *this;
}
Encoder& Encoder::u32(std::uint32_t value) {
  little_endian(out_, value);
  return *this;
}
Encoder& Encoder::u64(std::uint64_t value) {
  little_endian(out_, value);
  return *this;
}
Encoder& Encoder::fixed(View bytes) {
  out_.insert(out_.end(), bytes.begin(), bytes.end());
  return *this;
}
Encoder& Encoder::bytes(View bytes) {
  return u32(static_cast<std::uint32_t>(bytes.size())).fixed(bytes);
}
Encoder& Encoder::text(std::string_view utf8) { return bytes(view(utf8)); }

Decoder::Decoder(View data, std::string_view label) : left_(data) {
  if (text(label.size()) != label) good_ = false;
}

void Decoder::take(std::span<std::uint8_t> out) {
  if (!good_ || left_.size() < out.size()) {
    good_ = false;
    return;
  }
  std::copy_n(left_.begin(), out.size(), out.begin());
  left_ = left_.subspan(out.size());
}

std::uint8_t Decoder::u8() { return fixed<1>()[0]; }

std::uint32_t Decoder::u32() {
  const auto bytes = fixed<4>();
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | bytes[i];
  return value;
}

std::uint64_t Decoder::u64() {
  const auto low = u32();
  return static_cast<std::uint64_t>(u32()) << 32 | low;
}

std::string Decoder::text(std::size_t longest) {
  const auto length = u32();
  if (!good_ || length > longest || length > left_.size()) {
    good_ = false;
    return {};
  }
  std::string out(left_.begin(), left_.begin() + length);
  left_ = left_.subspan(length);
  if (nfc(out) != out || !valid_utf8(out)) good_ = false;
  return good_ ? out : std::string();
}

std::string to_wire(View bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING),
                  '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // the terminating zero
  return out;
}

bool from_wire(std::string_view text, Bytes& out) {
  out.resize(text.size() / 4 * 3 + 3);
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &length, &end,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
      end != text.data() + text.size())
    return false;
  out.resize(length);
  return to_wire(out) == text;  // the last character may carry bits that are nobody's
}

bool from_hex(std::string_view text, std::span<std::uint8_t> out) {
  if (text.size() != out.size() * 2 ||
      text.find_first_not_of("0123456789abcdef") != std::string_view::npos)
    return false;
  const auto digit = [](char c) {
    return static_cast<std::uint8_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  };
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::uint8_t>(digit(text[2 * i]) << 4 | digit(text[2 * i + 1]));
  return true;
}

}  // namespace hoanhap::support
