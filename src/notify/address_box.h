#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/bytes.h"
#include "core/ids.h"
#include "core/result.h"

namespace hoanhap::notify {

// Seals the work addresses that people type for their mails. An address is personal data: the
// database, and every copy of it, holds it sealed only; the key is a file of its own that no backup
// of the data folder needs (without it people type their address again). XChaCha20-Poly1305, bound
// to the account, so that one person's address can't be put in another's place.
//
// Threads: read only once made. Fails: `open_file` with the reason for the terminal.
class AddressBox {
 public:
  // The key in `file`, made (0600) when it is missing. Refused when others may read it.
  static Result<AddressBox> open_file(const std::string& file);
  explicit AddressBox(const Hash& key) : key_(key) {}

  Bytes seal(UserId user, std::string_view address) const;
  std::optional<std::string> open(UserId user, std::span<const std::uint8_t> sealed) const;

 private:
  Hash key_;
};

}  // namespace hoanhap::notify
