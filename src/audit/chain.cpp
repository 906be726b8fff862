#include "audit/chain.h"

namespace hoanhap::audit {
namespace {

void put(std::string& out, std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(value >> shift & 0xff);
}

void put(std::string& out, std::string_view text) {
  put(out, std::uint64_t{text.size()});
  out += text;
}

}  // namespace

std::string canonical(const Hash& previous, std::int64_t sequence, std::int64_t id,
                      const Entry& entry) {
  std::string out = "hoanhap-audit-1";
  out.append(reinterpret_cast<const char*>(previous.data()), previous.size());
  for (const auto value : {sequence, id, entry.at.ms, entry.who.value, entry.unit.value})
    put(out, static_cast<std::uint64_t>(value));
  put(out, entry.action);
  put(out, entry.subject);
  put(out, entry.facts);
  return out;
}

std::string commitment(std::string_view salt, std::string_view text) {
  std::string out = "hoanhap-text-1";
  put(out, salt);
  put(out, text);
  return hex(blake2b(out));
}

}  // namespace hoanhap::audit
