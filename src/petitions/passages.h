#pragma once

#include "access/actor.h"
#include "obligations/passage.h"
#include "petitions/model.h"
#include "storage/database.h"

namespace hoanhap::petitions {

// The texts of a petition, for whoever may know of it. Who wrote one and the office between decide
// whether it goes; not the office it complains to. Fails: `not_found`.
Result<obligations::Passages> passages(storage::Tx& tx, const access::Actor& actor, PetitionId id);
// Puts the tombstone where `part` ("title", "step:0") stands.
void excise(storage::Tx& tx, PetitionId id, std::string_view part);

}  // namespace hoanhap::petitions
