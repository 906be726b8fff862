#include <algorithm>

#include <fmt/format.h>

#include "identity/delegation.h"
#include "identity/errors.h"
#include "identity/rules.h"

namespace hoanhap::identity {
namespace {

using access::Capabilities;
using access::Capability;

Capabilities held_in(UserId user, UnitId unit, std::span<const Held> roles) {
  Capabilities may = 0;
  for (const auto& held : roles)
    if (held.user == user && held.unit == unit)
      if (const auto* role = access::find_role(held.role)) may |= role->may;
  return may;
}

bool member(UserId user, UnitId unit, std::span<const Held> roles) {
  return std::ranges::any_of(
      roles, [&](const Held& held) { return held.user == user && held.unit == unit; });
}

// A role of the receiver's, anywhere, that must not meet what is lent: the giver's role that
// carries it tells. "" when there is none. Roles tell it all: the kind of the unit was asked when
// the receiver got their role in it, and without one nothing is lent.
std::string clash(const Delegation& d, std::span<const Held> roles) {
  std::vector<Post> theirs;
  for (const auto& held : roles)
    if (held.user == d.to) theirs.push_back({held.role, ""});
  for (const auto& held : roles) {
    const auto* role = access::find_role(held.role);
    if (held.user != d.from || held.unit != d.unit || !role || (role->may & d.may) == 0) continue;
    if (auto found = conflicting_role({held.role, ""}, theirs); !found.empty()) return found;
  }
  return "";
}

bool overlaps(const Delegation& a, const Delegation& b) {
  return a.first <= b.last && b.first <= a.last;
}

}  // namespace

Result<bool> acceptable(const Delegation& wish, std::span<const Held> roles,
                        std::span<const Delegation> before, Date today) {
  if (wish.to == wish.from || !wish.to || !member(wish.to, wish.unit, roles))
    return invalid("to", {"Chọn một người khác của đơn vị.", "Choose another person of the unit."});
  if (wish.may == 0 || (wish.may & ~kLendable) != 0 ||
      (wish.may & ~held_in(wish.from, wish.unit, roles)) != 0)
    return invalid("capabilities", {"Chọn quyền mà chính đồng chí có ở đơn vị này.",
                                    "Choose rights that you hold yourself in this unit."});
  if (wish.first < today)
    return invalid("first", {"Ngày bắt đầu không được trước hôm nay.",
                             "The first day may not lie before today."});
  if (wish.last < wish.first || wish.last.days - wish.first.days >= kLongestDelegation)
    return invalid("last", {"Ngày cuối từ ngày bắt đầu, nhiều nhất 31 ngày.",
                            "The last day lies on or after the first, 31 days at most."});
  if (const auto role = clash(wish, roles); !role.empty())
    return conflict(
        "incompatible-roles",
        {"Hai vai trò không được do một người giữ", "One person may not hold both roles"},
        {fmt::format("Người này đang là \"{}\". Chọn người khác của đơn vị.",
                     access::find_role(role)->vi),
         fmt::format("This person is \"{}\". Choose another of the unit.",
                     access::find_role(role)->en)});
  for (const auto& other : before)
    if (other.open() && other.from == wish.from && other.unit == wish.unit &&
        (other.may & wish.may) != 0 && overlaps(other, wish))
      return conflict("already-lent", {"Đã ủy quyền những ngày này", "Lent for these days already"},
                      {"Chấm dứt ủy quyền trước, hoặc chọn ngày khác.",
                       "End the one before, or choose other days."});
  return true;
}

Capabilities lent_by(const Delegation& delegation, std::span<const Held> roles, Date today) {
  if (!delegation.in_force(today) || !member(delegation.to, delegation.unit, roles) ||
      !clash(delegation, roles).empty())
    return 0;
  const auto theirs = held_in(delegation.from, delegation.unit, roles);
  const auto lent = delegation.may & kLendable & theirs;
  return lent == 0 ? 0 : lent | (theirs & static_cast<Capabilities>(Capability::read));
}

}  // namespace hoanhap::identity
