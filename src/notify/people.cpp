#include "notify/people.h"

#include <algorithm>
#include <set>

#include "identity/delegation_store.h"
#include "identity/store.h"
#include "notify/store.h"

namespace hoanhap::notify {

using access::Capability;

People::People(storage::Tx& tx, Date today) {
  const auto roles = identity::store::roles_in_force(tx);
  for (const auto& held : roles)
    if (const auto* role = access::find_role(held.role))
      holdings_.push_back({held.user, held.unit, role->may});
  for (const auto& delegation : identity::store::open_delegations(tx, today))
    if (const auto lent = identity::lent_by(delegation, roles, today); lent != 0)
      holdings_.push_back({delegation.to, delegation.unit, lent});
  std::ranges::stable_sort(holdings_, {}, &Holding::unit);
}

std::vector<UserId> People::who(Capability may, UnitId unit) const {
  std::vector<UserId> users;
  for (const auto& holding : std::ranges::equal_range(holdings_, unit, {}, &Holding::unit))
    if (access::has(holding.may, may) && std::ranges::find(users, holding.user) == users.end())
      users.push_back(holding.user);
  return users;
}

Addressees addressees(const People& people, Whom whom, const obligations::Obligation& obligation,
                      bool presented) {
  const auto first_of = [&](Capability wanted, Capability instead) {
    auto found = people.who(wanted, obligation.unit);
    if (found.empty()) found = people.who(instead, obligation.unit);
    return Addressees{obligation.unit, std::move(found)};
  };
  switch (whom) {
    case Whom::officer:
      return presented ? first_of(Capability::sign, Capability::write)
                       : first_of(Capability::write, Capability::sign);
    case Whom::head:
      return first_of(Capability::sign, Capability::write);
    case Whom::checker:
      return {obligation.checker(), people.who(Capability::decide, obligation.checker())};
    case Whom::receiver:
      return {obligation.receiver, people.who(Capability::decide, obligation.receiver)};
  }
  return {};
}

void tell_holders(storage::Tx& tx, Capability may, UserId by, std::string_view kind,
                  std::int64_t about, Instant at) {
  std::set<UserId> told;
  for (const auto& held : identity::store::roles_in_force(tx)) {
    const auto* role = access::find_role(held.role);
    if (role && access::has(role->may, may) && held.user != by && told.insert(held.user).second)
      store::tell(tx, held.user, {}, kind, about, at);
  }
}

void tell_heads(storage::Tx& tx, const std::vector<UnitId>& units, UserId by, std::string_view kind,
                std::int64_t about, Instant at) {
  const People people(tx, at.date());
  std::set<UserId> told;
  for (const auto unit : units) {
    const auto readers = people.who(access::Capability::read, unit);
    for (const auto head : people.who(access::Capability::confirm, unit))
      if (head != by && std::ranges::find(readers, head) != readers.end() &&
          told.insert(head).second)
        store::tell(tx, head, unit, kind, about, at);
  }
}

}  // namespace hoanhap::notify
