#pragma once

#include <unordered_map>
#include <vector>

#include "access/actor.h"
#include "plan/model.h"
#include "units/registry.h"

namespace hoanhap::disclosure {

// How much of a count of people a viewer sees (design §1). Pure.
enum class Sight {
  nothing,   // not even that the table exists
  released,  // what has been released, suppressed
  exact,     // every figure, as it stands now
};

// Who owes a form's report, and to whom it goes. One unit may owe it twice (quarter, year).
struct Party {
  UnitId owes, via, receiver;  // via 0: the receiver itself checks
};

// The entering unit, the checking office and the receiver see exact figures, if the person may read
// there; whoever may only see overviews sees what is released.
Sight sight_of(const access::Actor& actor, const Party& party);

// The parties of one form on one day, in the plan's order, and what an actor may do with its
// figures.
class Parties {
 public:
  Parties(const plan::Plan& plan, const units::Registry& units, const plan::Form& form, Date as_at);

  const std::vector<UnitId>& units() const { return units_; }  // who owes it, each once
  Sight sight(const access::Actor& actor, UnitId unit) const;
  // The units whose exact figures the actor sees because they check or receive them.
  std::vector<UnitId> checked_by(const access::Actor& actor) const;
  bool exact_for_all(const access::Actor& actor) const;
  bool owes(UnitId unit) const { return of_.contains(unit); }
  // The office for which the actor may decide on, or release, the form; 0 for none.
  UnitId office(const access::Actor& actor, access::Capability capability) const;

 private:
  std::vector<UnitId> units_;
  std::unordered_map<UnitId, std::vector<Party>> of_;  // by who owes
};

// How much an actor sees of sums over everybody who owes `form`, without asking unit by unit: exact
// where they check or receive every duty of it. What is exact here, `Parties::exact_for_all` says
// too.
Sight sight_of_sums(const access::Actor& actor, const plan::Plan& plan,
                    const units::Registry& units, const plan::Form& form);

}  // namespace hoanhap::disclosure
