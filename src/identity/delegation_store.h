#pragma once

#include <optional>
#include <vector>

#include "identity/delegation.h"
#include "storage/database.h"

// The SQL of delegations.
namespace hoanhap::identity::store {

DelegationId add_delegation(storage::Tx& tx, const Delegation& delegation);
std::optional<Delegation> delegation(storage::Tx& tx, DelegationId id);
// Not ended, with a last day on or after `day`.
std::vector<Delegation> open_delegations(storage::Tx& tx, Date day);
std::vector<Delegation> received(storage::Tx& tx, UserId to, Date day);
// Given or received by `user`, or of one of `units`; newest first, at most `most` of each.
std::vector<Delegation> known_to(storage::Tx& tx, UserId user, const std::vector<UnitId>& units,
                                 int most);
std::vector<Delegation> over(storage::Tx& tx, Date today);  // not ended, last day passed
void accept_delegation(storage::Tx& tx, DelegationId id, Instant at);
void end_delegation(storage::Tx& tx, DelegationId id, UserId by, Instant at);

}  // namespace hoanhap::identity::store
