#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "support/protocol/codes.h"
#include "support/protocol/exported.h"

namespace hoanhap::support::keyholder {

// An exported record, opened with recovery shares, on a machine without a network (`hoanhap
// unseal`). Nothing is written anywhere; the caller shows it and forgets it.
//
// Fails with the words a holder can act on: a mistyped share, shares of another set, the same one
// twice, a file that was changed, an author who is no member.
struct Unsealed {
  Part part = Part::referral;
  std::uint32_t version = 1;
  std::string content;                // JSON, as the browser wrote it
  std::optional<std::string> author;  // the member's name, where a member signed
};
Result<std::vector<Unsealed>> unseal(const Exported& exported, std::span<const Share> shares);

// A text for a terminal: what would command it (escapes and other controls) or turn the reading
// direction, shows as U+FFFD. Anybody may have written it, and it is shown to those who hold
// shares.
std::string for_terminal(std::string_view text);

}  // namespace hoanhap::support::keyholder
