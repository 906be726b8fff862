#include "identity/delegation.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/json.h"
#include "identity/delegation_store.h"
#include "identity/errors.h"
#include "identity/store.h"

namespace hoanhap::identity {
namespace {

using access::Actor;
using access::Capability;

constexpr int kMostListed = 100;  // of one person or unit: years of it

tl::unexpected<Error> no_longer_open() {
  return conflict("not-open", {"Ủy quyền này không còn chờ", "This delegation no longer waits"},
                  {"Tải lại để xem hiện trạng.", "Load again to see how it stands."});
}

bool may_end(const Actor& actor, const Delegation& d) {
  return actor.user == d.from || actor.user == d.to || actor.may(Capability::confirm, d.unit);
}

}  // namespace

void Delegations::note(storage::Tx& tx, UserId who, const Delegation& d,
                       std::string_view action) const {
  JsonWriter facts;
  facts.begin_object().field("from", d.from.value).field("to", d.to.value).key("may").begin_array();
  for (const auto name : access::names(d.may)) facts.value(name);
  facts.end_array().field("first", d.first.iso()).field("last", d.last.iso()).end_object();
  const auto now = around_.wall.now();
  audit::append(tx, {now, who, d.unit, std::string(action),
                     fmt::format("delegation:{}", d.id.value), facts.take()});
  // The people of the unit who confirm are told, as of every change of rights there.
  store::tell(tx, d.unit, {0, std::string(action), d.to, d.unit, "", who, now});
}

Result<Delegation> Delegations::make(storage::Tx& tx, const Actor& actor, Delegation wish) const {
  if (!std::ranges::any_of(actor.memberships,
                           [&](const auto& m) { return m.unit == wish.unit && m.own() != 0; }))
    return not_found();
  const auto today = around_.clock.today();
  wish.from = actor.user;
  wish.made_at = around_.wall.now();
  TRY(acceptable(wish, store::roles_in_force(tx), store::open_delegations(tx, today), today));
  wish.id = store::add_delegation(tx, wish);
  note(tx, actor.user, wish, "delegation.made");
  tell_(tx, wish.to, wish.id);
  return wish;
}

Result<Delegation> Delegations::accept(storage::Tx& tx, const Actor& actor, DelegationId id) const {
  auto d = store::delegation(tx, id);
  if (!d || (d->to != actor.user && !may_end(actor, *d))) return not_found();
  if (d->to != actor.user) return forbidden();
  const auto today = around_.clock.today();
  if (!d->open() || d->accepted_at || d->last < today) return no_longer_open();
  // What was right when it was made must still be: roles may have changed.
  auto wish = *d;
  wish.first = std::max(d->first, today);
  auto others = store::open_delegations(tx, today);
  std::erase_if(others, [&](const Delegation& other) { return other.id == id; });
  TRY(acceptable(wish, store::roles_in_force(tx), others, today));
  d->accepted_at = around_.wall.now();
  store::accept_delegation(tx, id, *d->accepted_at);
  note(tx, actor.user, *d, "delegation.accepted");
  return *d;
}

Result<Delegation> Delegations::end(storage::Tx& tx, const Actor& actor, DelegationId id) const {
  auto d = store::delegation(tx, id);
  if (!d || !may_end(actor, *d)) return not_found();
  if (!d->open()) return no_longer_open();
  d->ended_at = around_.wall.now();
  d->ended_by = actor.user;
  store::end_delegation(tx, id, actor.user, *d->ended_at);
  note(tx, actor.user, *d, d->accepted_at ? "delegation.ended" : "delegation.refused");
  return *d;
}

std::vector<Delegation> Delegations::list(storage::Tx& tx, const Actor& actor) const {
  return store::known_to(tx, actor.user, actor.units_with(Capability::confirm), kMostListed);
}

Result<int> Delegations::end_those_over() const {
  const auto today = around_.clock.today();
  return around_.database.write([&](storage::Tx& tx) -> Result<int> {
    const auto over = store::over(tx, today);
    for (const auto& d : over) {
      store::end_delegation(tx, d.id, {}, around_.wall.now());
      note(tx, {}, d, "delegation.ended");
    }
    return static_cast<int>(over.size());
  });
}

}  // namespace hoanhap::identity
