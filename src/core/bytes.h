#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hoanhap {

using Bytes = std::vector<std::uint8_t>;

// BLAKE2b-256, the one hash of the project (chains, plan hashes, content hashes, token look-ups).
using Hash = std::array<std::uint8_t, 32>;
Hash blake2b(std::string_view data);
Hash blake2b(std::span<const std::uint8_t> data);

std::string hex(std::span<const std::uint8_t> data);
// Plain base64 with padding, as browsers write it; nullopt for anything else.
std::optional<std::string> from_base64(std::string_view text);
// Cryptographically random bytes; `random_token` is URL-safe text of `bytes` random bytes.
Bytes random_bytes(std::size_t n);
std::string random_token(std::size_t bytes = 24);
bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace hoanhap
