#pragma once

#include <optional>
#include <set>

#include "access/actor.h"
#include "trail/model.h"
#include "trail/store.h"
#include "units/registry.h"

namespace hoanhap::trail {

// How much of the trail an auditor may read (pure). Who audits a place that is made of places (the
// city) reads all of it, sign-ins and the system's own entries too; who audits a ward reads what
// was done on behalf of the units of that ward.
struct Reach {
  bool whole = false;
  std::set<UnitId> units;  // where not whole
  bool sees(const Line& line) const { return whole || units.contains(line.unit); }
};
// Nothing when the actor audits nowhere.
std::optional<Reach> reach(const access::Actor& actor, const units::Registry& units, Date today);

// Whether a line is what was asked for; `to` bounds the cursor and `from` the window already.
bool fits(const Query& query, const Line& line);

// What the database narrows by for this query, and whether lines have to be looked through beyond
// that.
struct Search {
  store::Window window;
  bool sift = false;
};
Search search_for(const Query& query, const Reach& reach, const Cursor& before);

}  // namespace hoanhap::trail
