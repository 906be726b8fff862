#pragma once

#include "access/actor.h"
#include "directives/model.h"
#include "obligations/passage.h"
#include "storage/database.h"

namespace hoanhap::directives {

// The texts of a directive, for the office that asks and the units asked. Fails: `not_found`.
Result<obligations::Passages> passages(storage::Tx& tx, const access::Actor& actor, DirectiveId id);
// Puts the tombstone where `part` ("title", "text", "number", "withdrawn") stands.
void excise(storage::Tx& tx, DirectiveId id, std::string_view part);

}  // namespace hoanhap::directives
