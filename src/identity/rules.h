#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "identity/model.h"

namespace hoanhap::identity {

// Nobody alone can raise rights (design §7). Pure: every answer follows from who holds what now.

// A code, and the proposal it belongs to, are good for this long.
inline constexpr std::int64_t kProposalMs = 7LL * 24 * 3600 * 1000;

// Roles no one person may hold together, in whatever units. An administrator opens accounts and
// proposes rights, so must not be among those who read figures, and must not watch the log of what
// administrators do. The support team watches itself no more than administrators do.
bool incompatible(std::string_view role, std::string_view other);

// A role and the kind of unit it is held in ("ward-police"): what keeps the support team apart from
// the police, Team 178 and inspection, in whatever role there (design §1, clauses III.4, IV.1).
struct Post {
  std::string role;
  std::string unit_kind;
  bool operator==(const Post&) const = default;
};
bool supports(std::string_view role);  // member or keeper of a support office
bool watches(const Post& post);        // police, Team 178, inspection
bool incompatible(const Post& post, const Post& other);

// The role among `held` that forbids `wanted`; "" when none does.
std::string conflicting_role(const Post& wanted, std::span<const Post> held);

bool holds_people(std::string_view role);   // may propose
bool holds_confirm(std::string_view role);  // may be the second person

// May somebody who holds `held` (theirs) propose for a unit? Over their own unit, and over every
// one it directs: `chain` is the unit and who directs it, up to the top.
bool may_propose(std::span<const Held> theirs, std::span<const UnitId> chain);

// Who may be the second person of `proposal`, given the confirming roles held now by people whose
// accounts are open. They are the people of the unit concerned; where it has nobody but the
// proposer and the person concerned, those of the nearest unit above ("its receiver, where the unit
// has only one"). An administrator is not one of them. Only where nobody at all is left on the way
// up, the other administrators of that way are, and then only to found: a head, an administrator,
// or a password; and never for what the command line proposed, except an administrator, because
// whoever runs the machine may be an administrator too.
std::vector<UserId> second_people(const Proposal& proposal, std::span<const UnitId> chain,
                                  std::span<const Held> confirming);

// The unit those people are of: who is told. 0 when there are none.
UnitId confirming_unit(const Proposal& proposal, std::span<const UnitId> chain,
                       std::span<const Held> confirming);

// A password of at least 10 characters that isn't the login and isn't one character repeated.
Result<bool> acceptable_password(std::string_view password, std::string_view login,
                                 std::string field);
// Lower case, trimmed; what is compared and stored.
std::string normal_login(std::string_view typed);
// 3 to 40 of a-z, 0-9, dot, hyphen, underscore.
Result<bool> acceptable_login(std::string_view login);
// A name for screens: NFC, 2 to 80 characters, no number that could identify somebody (design §1).
Result<std::string> acceptable_name(std::string_view typed);

}  // namespace hoanhap::identity
