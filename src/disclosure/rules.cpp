#include "disclosure/rules.h"

#include <algorithm>

namespace hoanhap::disclosure {

using access::Actor;
using access::Capability;

Sight sight_of(const Actor& actor, const Party& party) {
  for (const auto unit : {party.owes, party.via, party.receiver})
    if (unit && actor.may(Capability::read, unit)) return Sight::exact;
  return actor.may_anywhere(Capability::overview) ? Sight::released : Sight::nothing;
}

Parties::Parties(const plan::Plan& plan, const units::Registry& units, const plan::Form& form,
                 Date as_at) {
  for (const auto& duty : plan.duties) {
    if (duty.form != form.id) continue;
    for (const auto* unit : plan.units_of(duty.owes, as_at)) {
      const Party party{units.id_of(unit->id), duty.via.empty() ? UnitId{} : units.id_of(duty.via),
                        units.id_of(duty.to)};
      if (!party.owes) continue;
      parties_.push_back(party);
      if (std::find(units_.begin(), units_.end(), party.owes) == units_.end())
        units_.push_back(party.owes);
    }
  }
}

Sight Parties::sight(const Actor& actor, UnitId unit) const {
  auto sight = actor.may_anywhere(Capability::overview) ? Sight::released : Sight::nothing;
  for (const auto& party : parties_)
    if (party.owes == unit) sight = std::max(sight, sight_of(actor, party));
  return sight;
}

std::vector<UnitId> Parties::checked_by(const Actor& actor) const {
  std::vector<UnitId> found;
  for (const auto unit : units_)
    if (std::any_of(parties_.begin(), parties_.end(), [&](const Party& p) {
          return p.owes == unit &&
                 ((p.via && p.via != unit && actor.may(Capability::read, p.via)) ||
                  (p.receiver != unit && actor.may(Capability::read, p.receiver)));
        }))
      found.push_back(unit);
  return found;
}

bool Parties::exact_for_all(const Actor& actor) const {
  return !units_.empty() && std::all_of(units_.begin(), units_.end(), [&](UnitId unit) {
    return sight(actor, unit) == Sight::exact;
  });
}

UnitId Parties::office(const Actor& actor, Capability capability) const {
  for (const auto& party : parties_)
    for (const auto office : {party.via, party.receiver})
      if (office && actor.may(capability, office)) return office;
  return {};
}

}  // namespace hoanhap::disclosure
