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
      auto& parties = of_[party.owes];
      if (parties.empty()) units_.push_back(party.owes);
      parties.push_back(party);
    }
  }
}

Sight Parties::sight(const Actor& actor, UnitId unit) const {
  auto sight = actor.may_anywhere(Capability::overview) ? Sight::released : Sight::nothing;
  if (const auto found = of_.find(unit); found != of_.end())
    for (const auto& party : found->second) sight = std::max(sight, sight_of(actor, party));
  return sight;
}

std::vector<UnitId> Parties::checked_by(const Actor& actor) const {
  const auto checks = [&](const Party& p) {
    return (p.via && p.via != p.owes && actor.may(Capability::read, p.via)) ||
           (p.receiver != p.owes && actor.may(Capability::read, p.receiver));
  };
  std::vector<UnitId> found;
  for (const auto unit : units_)
    if (std::ranges::any_of(of_.at(unit), checks)) found.push_back(unit);
  return found;
}

bool Parties::exact_for_all(const Actor& actor) const {
  return !units_.empty() && std::all_of(units_.begin(), units_.end(), [&](UnitId unit) {
    return sight(actor, unit) == Sight::exact;
  });
}

UnitId Parties::office(const Actor& actor, Capability capability) const {
  for (const auto unit : units_)
    for (const auto& party : of_.at(unit))
      for (const auto office : {party.via, party.receiver})
        if (office && actor.may(capability, office)) return office;
  return {};
}

Sight sight_of_sums(const Actor& actor, const plan::Plan& plan, const units::Registry& units,
                    const plan::Form& form) {
  bool any = false, all = true;
  for (const auto& duty : plan.duties) {
    if (duty.form != form.id) continue;
    any = true;
    const auto reads = [&](const std::string& office) {
      const auto id = office.empty() ? UnitId{} : units.id_of(office);
      return id && actor.may(Capability::read, id);
    };
    all = all && (reads(duty.via) || reads(duty.to));
  }
  if (any && all) return Sight::exact;
  return actor.may_anywhere(Capability::overview) ? Sight::released : Sight::nothing;
}

}  // namespace hoanhap::disclosure
