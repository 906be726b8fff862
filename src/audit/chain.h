#pragma once

#include <cstdint>

#include "audit/audit.h"
#include "core/bytes.h"

namespace hoanhap::audit {

// What is hashed, byte for byte, so that anybody can recompute the chain from a copy of the tables:
//
//   "hoanhap-audit-1"                                   15 bytes
//   previous hash                                       32 bytes (zeros before the first entry)
//   sequence, entry id, at (ms), who, unit              5 × 8 bytes, little endian, two's
//   complement action, subject, facts                              each: length in bytes (8 bytes,
//   little endian), UTF-8
//
// The hash is BLAKE2b-256 of that. Lengths stand before texts, so no two entries share a form.
std::string canonical(const Hash& previous, std::int64_t sequence, std::int64_t id,
                      const Entry& entry);

}  // namespace hoanhap::audit
