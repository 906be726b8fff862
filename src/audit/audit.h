#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/ids.h"
#include "storage/database.h"

namespace hoanhap::audit {

// One thing that happened. `subject` names it by kind and id ("record:17", "user:4"); `facts` is a
// JSON object of plain facts (versions, states, form and unit ids): no free text, no value of a
// form, no name. A text's salted commitment may be among them (design §1, excise).
struct Entry {
  Instant at;
  UserId who;          // 0: the system
  UnitId unit;         // on whose behalf
  std::string action;  // "record.sent", "session.opened", "grant.confirmed", …
  std::string subject;
  std::string facts = "{}";
};

// Inserts an entry in the caller's transaction. It is chained later, in commit order, by the
// sealer.
void append(storage::Tx& tx, const Entry& entry);

// A salted commitment to a text, so that the chain verifies after the text itself is excised.
std::string commitment(std::string_view salt, std::string_view text);

// Chains every entry that is not yet sealed: hash = BLAKE2b(previous head, canonical entry). Run by
// one thread of the serving process (`Sealer` in audit/sealer.h), by `audit verify` never.
struct Head {
  std::int64_t sequence = 0;
  std::string hash;
};
Result<Head> seal(storage::Database& database);
Result<Head> head(storage::Database& database);

// Recomputes the chain from the first entry. `broken_at` is the first entry that doesn't fit, 0
// when all do; `unsealed` counts the tail that awaits sealing.
struct Verdict {
  std::int64_t entries = 0, unsealed = 0, broken_at = 0;
  std::string head;
};
Result<Verdict> verify(storage::Database& database);

}  // namespace hoanhap::audit
