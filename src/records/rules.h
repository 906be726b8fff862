#pragma once

#include <string_view>
#include <vector>

#include "records/model.h"

namespace hoanhap::records {

// The life of a filled form, from its first draft to acceptance (design §5; clauses IV.1, IV.9):
//
//   draft ─present→ presented ─sign→ sent ─accept→ accepted ─reopen→ reopened ─present→ …
//     ↑──send_back──────┘             └──return→ returned ─present→ …
//
// Draft, returned and reopened can be written in. Write, sign and decide are separate capabilities;
// who presented or signed a report never decides on it, nor does the unit that owes it. A right
// that a colleague lends counts like one's own but for this: who presented a report signs it only
// where both rights are their own, and what the lender presented or signed is not decided with
// their right. Pure: knows nothing of storage or HTTP and takes the time as an argument. The caller
// has made sure that the actor may read the record.
enum class Step { write, present, send_back, sign, accept, give_back, reopen };

// Whether `actor` may take `step` on `record` as it stands, seen at version `base`. Fails:
// `forbidden` (not this actor's, or their own report), `precondition` (the record has moved on
// since `base`), `conflict` (not in this state), `invalid` (return, send back, reopen without a
// reason).
Result<bool> allowed(const Record& record, Step step, const access::Actor& actor, std::int64_t base,
                     std::string_view reason);

// `record` after `step`, its version one higher; the caller stores it, and on presenting a
// revision.
Record after(Record record, Step step, const access::Actor& actor, Instant now);

// `record` written, presented and signed in one go by somebody who may do all three, seen at
// version `base`. Fails as `allowed` does.
Result<Record> submitted(Record record, const access::Actor& actor, std::int64_t base, Instant now);

// What was typed for another version of the form may mean something else in this one.
tl::unexpected<Error> plan_changed();

// Whose lent right `actor` uses for `step`; 0: their own.
UserId right_of(const Record& record, Step step, const access::Actor& actor);

// The unit on whose behalf `actor` takes `step`.
UnitId on_behalf_of(const Record& record, Step step, const access::Actor& actor);

// What `actor` may do on `record` now, as the API names it: write present sign send_back decide
// reopen.
std::vector<std::string_view> open_steps(const Record& record, const access::Actor& actor);

// What a step is called in review_step and in the audit trail: presented, sent_back, sent, ….
std::string_view done(Step step);

}  // namespace hoanhap::records
