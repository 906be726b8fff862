#pragma once

#include "access/actor.h"
#include "obligations/passage.h"
#include "plan/model.h"
#include "records/model.h"
#include "storage/database.h"

namespace hoanhap::records {

// The texts of a record that `actor` may see: text cells, explanations, notes, reasons of
// corrections, of steps, and the outgoing number. The owing unit sees what is being typed and every
// revision; checker and receiver what was last sent, and not what passes between officer and head.
// Fails: `not_found` for what the actor may not know of.
Result<obligations::Passages> passages(storage::Tx& tx, const plan::Plan& plan,
                                       const access::Actor& actor, RecordId id);

// Puts the tombstone where `part` stands: in the draft, in every revision, in the step. The
// record's version goes up, so that an open page meets a conflict instead of writing the text
// again.
void excise(storage::Tx& tx, RecordId id, std::string_view part, UserId by, Instant now);

}  // namespace hoanhap::records
