#pragma once

#include <string>
#include <vector>

#include "identity/people.h"

namespace hoanhap::identity {

// What whoever runs the machine can do about people: begin, and find the way back in. Nobody's
// account stands behind it, so it counts as one person and no more: what it starts takes a
// confirmation in the application like everything else. Only where nobody is left to confirm, and
// only for an administrator, who reads no figure, does it give out a whole code.

// The first two administrators of an empty data folder: whole codes for those who have not opened
// their account yet, made anew at every start (the older ones stop working). Each is handed to a
// different person, who chooses a login and a name. Empty once both have.
Result<std::vector<std::string>> first_administrators(const Surroundings& around, UnitId unit);

// Where they belong: the unit that directs the most others, so that they can invite for all of
// them.
UnitId top_unit(const units::Registry& registry, Date as_at);

struct OperatorCode {
  std::string code;
  bool whole = false;  // false: a first half; the second comes from who confirms
};
// A whole invitation leaves login and name to who redeems it.
Result<OperatorCode> operator_invite(const Surroundings& around, const People& people,
                                     const Invite& invite);
Result<OperatorCode> operator_reset(const Surroundings& around, const People& people,
                                    std::string_view login);

}  // namespace hoanhap::identity
