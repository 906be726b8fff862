#include "access/actor.h"

#include <algorithm>
#include <string_view>

namespace hoanhap::access {

const Role* find_role(std::string_view id) {
  const auto* found = std::ranges::find_if(kRoles, [&](const Role& role) { return role.id == id; });
  return found == std::end(kRoles) ? nullptr : found;
}

std::string_view name(Capability capability) {
  switch (capability) {
    case Capability::read:
      return "read";
    case Capability::write:
      return "write";
    case Capability::sign:
      return "sign";
    case Capability::decide:
      return "decide";
    case Capability::release:
      return "release";
    case Capability::overview:
      return "overview";
    case Capability::people:
      return "people";
    case Capability::confirm:
      return "confirm";
    case Capability::activate:
      return "activate";
    case Capability::audit:
      return "audit";
    case Capability::support:
      return "support";
    case Capability::keep:
      return "keep";
  }
  return "";
}

std::vector<std::string_view> names(Capabilities set) {
  std::vector<std::string_view> result;
  for (std::uint32_t bit = 1; bit <= static_cast<std::uint32_t>(Capability::keep); bit <<= 1)
    if ((set & bit) != 0) result.push_back(name(static_cast<Capability>(bit)));
  return result;
}

Capabilities capabilities_named(std::string_view words) {
  Capabilities set = 0;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    for (std::uint32_t bit = 1; bit <= static_cast<std::uint32_t>(Capability::audit); bit <<= 1)
      if (name(static_cast<Capability>(bit)) == words.substr(0, end)) set |= bit;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return set;
}

Capabilities Membership::own() const {
  Capabilities others = 0;
  for (const auto& one : lent) others |= one.may;
  return may & ~others;
}

bool Actor::may(Capability capability, UnitId unit) const {
  return std::ranges::any_of(memberships, [&](const Membership& membership) {
    return membership.unit == unit && has(membership.may, capability);
  });
}

bool Actor::may_anywhere(Capability capability) const {
  return std::ranges::any_of(
      memberships, [&](const Membership& membership) { return has(membership.may, capability); });
}

UserId Actor::lender(Capability capability, UnitId unit) const {
  for (const auto& membership : memberships)
    if (membership.unit == unit)
      for (const auto& lent : membership.lent)
        if (has(lent.may, capability)) return lent.from;
  return {};
}

std::vector<UnitId> Actor::units_with(Capability capability) const {
  std::vector<UnitId> units;
  for (const auto& membership : memberships)
    if (has(membership.may, capability) && std::ranges::find(units, membership.unit) == units.end())
      units.push_back(membership.unit);
  return units;
}

}  // namespace hoanhap::access
