#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"

namespace hoanhap::access {

// What a person may do in one unit. Read, write, sign and decide are separate (design §5); an
// administrator has none of them, so cannot read a single value.
enum class Capability : std::uint32_t {
  read = 1 << 0,      // the exact values of forms the unit owes, checks or receives
  write = 1 << 1,     // drafts of what the unit owes; presenting them
  sign = 1 << 2,      // sign and send what the unit owes; send back to the officer
  decide = 1 << 3,    // accept, return, waive, reopen what the unit checks or receives
  release = 1 << 4,   // release a period's totals for everybody else
  overview = 1 << 5,  // the dashboards, with small counts suppressed
  people = 1 << 6,    // accounts of the unit: invite, propose grants
  confirm = 1 << 7,   // be the second person of a grant, a plan activation
  activate = 1 << 8,  // propose a plan for activation
  audit = 1 << 9,     // the audit trail
  support = 1 << 10,  // may become a member of the support team; opens nothing without keys
  keep = 1 << 11,     // keeps an office of the support team: certifies members, sees its counts
};

using Capabilities = std::uint32_t;
constexpr Capabilities operator|(Capability a, Capability b) {
  return static_cast<Capabilities>(a) | static_cast<Capabilities>(b);
}
constexpr Capabilities operator|(Capabilities a, Capability b) {
  return a | static_cast<Capabilities>(b);
}
constexpr bool has(Capabilities set, Capability one) {
  return (set & static_cast<Capabilities>(one)) != 0;
}

// A role is a named set of capabilities; what people are granted. Stored by name.
struct Role {
  const char* id;  // "officer", "head", "checker", …: see kRoles
  const char* vi;
  const char* en;
  Capabilities may;
};

// officer: prepares the unit's reports. head: signs them, confirms grants. checker: consolidates
// and decides for the receiver (also writes what its own unit owes). receiver: decides on what is
// sent to the unit. leader: sees dashboards, suppressed. administrator: accounts and plan, no
// figures. supporter: works with sealed records, once the office's keeper has certified their keys.
// keeper: holds the office's root key; sees no record.
inline constexpr Role kRoles[] = {
    {"officer", "Cán bộ lập báo cáo", "Reporting officer",
     Capability::read | Capability::write | Capability::overview},
    {"head", "Lãnh đạo đơn vị", "Head of unit",
     Capability::read | Capability::sign | Capability::overview | Capability::confirm},
    {"checker", "Chuyên viên tổng hợp", "Consolidating officer",
     Capability::read | Capability::write | Capability::decide | Capability::release |
         Capability::overview},
    {"receiver", "Người nhận báo cáo", "Receiver of reports",
     Capability::read | Capability::decide | Capability::overview},
    {"leader", "Lãnh đạo xem tổng quan", "Leader (overview)",
     Capability::overview | Capability::overview},
    {"administrator", "Quản trị", "Administrator",
     Capability::people | Capability::confirm | Capability::activate},
    {"auditor", "Giám sát nhật ký", "Auditor", Capability::audit | Capability::audit},
    {"supporter", "Cán bộ hỗ trợ", "Support worker", Capability::support | Capability::support},
    {"keeper", "Phụ trách bộ phận hỗ trợ", "Keeper of the support office",
     Capability::keep | Capability::keep},
};
const Role* find_role(std::string_view id);

std::string_view name(Capability capability);             // "read", as the API says it
std::vector<std::string_view> names(Capabilities set);    // in the order of the enum
Capabilities capabilities_named(std::string_view words);  // "sign decide"; unknown words are none

// Rights that a colleague lends for the days of an absence (identity/delegation.h), beyond what the
// person's own roles give in that unit.
struct Lent {
  Capabilities may = 0;
  UserId from;
};

struct Membership {
  UnitId unit;
  Capabilities may = 0;  // by one's own roles and lent
  std::vector<Lent> lent = {};

  Capabilities own() const;
};

// Who acts. Made by identity from a session, or by a test; every service call takes one, so that a
// query without an actor doesn't compile.
struct Actor {
  UserId user;
  std::string display_name;
  std::vector<Membership> memberships;

  bool may(Capability capability, UnitId unit) const;
  bool may_anywhere(Capability capability) const;
  // Whose right it is that the actor has there only because it is lent; 0: their own, or none.
  UserId lender(Capability capability, UnitId unit) const;
  std::vector<UnitId> units_with(Capability capability) const;
};

}  // namespace hoanhap::access
