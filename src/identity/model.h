#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/ids.h"

namespace hoanhap::identity {

using ProposalId = GrantId;  // the API calls every proposal a grant

// Somebody who works with the software. `opened`: has redeemed a code and chosen a password.
struct Account {
  UserId id;
  std::string login;
  std::string display_name;
  std::optional<std::string> password_hash;
  bool demo = false;
  bool disabled = false;
  bool opened() const { return password_hash.has_value(); }
};

// A role held in a unit now.
struct Held {
  UserId user;
  UnitId unit;
  std::string role;
};

// Whatever raises rights or opens an account is one of these; each takes two people.
enum class ProposalKind { grant, invitation, reset };
enum class ProposalState { open, confirmed, refused, withdrawn };

struct Proposal {
  ProposalId id;
  ProposalKind kind = ProposalKind::grant;
  UserId subject;
  UnitId unit;       // the unit concerned
  std::string role;  // of a reset: the role by which the unit is concerned
  UserId proposer;   // 0: the command line
  Instant proposed_at, expires_at;
  ProposalState state = ProposalState::open;
  UserId decided_by;
  std::optional<Instant> decided_at;
  std::string reason;
};

// One line of what the people of a unit are told.
struct Notice {
  std::int64_t id = 0;
  std::string kind;  // the audit action: "reset.proposed", …
  UserId subject;
  UnitId about;
  std::string role;
  UserId made_by;
  Instant at;
};

}  // namespace hoanhap::identity
