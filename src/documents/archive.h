#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "core/result.h"

namespace hoanhap::documents {

// How much of an untrusted .xlsx or .docx is ever inflated (design §9).
struct ArchiveLimits {
  std::size_t entries = 512;
  std::size_t entry_bytes = 8u << 20;
  std::size_t total_bytes = 24u << 20;
  std::size_t ratio = 200;  // inflated to packed, judged per entry above 64 KiB
};

// The parts of a zip file held in memory, by name. Reading refuses what passes a limit, encrypted
// entries, names that leave the archive and names that stand twice; nothing touches the disk.
//
// Value type. Fails: `invalid` "unreadable-file" with advice, never throws on content.
using Archive = std::map<std::string, std::string, std::less<>>;
Result<Archive> read_archive(std::string_view bytes, const ArchiveLimits& limits = {});

// A zip file of `parts`, [Content_Types].xml first, with fixed times so that equal parts give equal
// bytes.
Result<std::string> write_archive(const Archive& parts);

tl::unexpected<Error> unreadable(std::string cause);

}  // namespace hoanhap::documents
