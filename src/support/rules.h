#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"
#include "identity/rules.h"
#include "support/model.h"

namespace hoanhap::support {

// What follows from the law and the design alone; no database, no HTTP, the day passed in.

// The sender's class by the kind of the unit that files. Nothing for units that don't file (an
// agency gives the person the card for self-referral).
std::optional<Sender> sender_of(std::string_view unit_kind);

// Whether somebody in these posts may be a member, or keeper, of an office of a unit: holds the
// role there, and nothing that sanctions, inspects, administers or audits (design §1).
bool may_be_member(std::span<const identity::Post> posts, bool supporter_there);

// ---- time. Months are 201805.
int month_of(Date day);
Date add_months(Date day, int months);  // to the last day of a shorter month

// Destruction is done in batches on Mondays, so that no day of arrival stands anywhere: the last
// Monday on or before the deadline. A deadline is kept, never passed.
Date batch_before(Date deadline);
// 30 days after arrival at the latest, unless consent is recorded.
Date referral_deadline(Date arrival);
// What ties a record to a sanction goes when the law deems the person not sanctioned: 6 months
// after a warning was completed, one year after any other (Law on Handling of Administrative
// Violations art. 7.1). Whoever files knows the form; `wanted` may only be earlier than a year
// after arrival, and without one it is 6 months.
Date link_deadline(Date arrival, std::optional<Date> wanted);
// Consent is dated and expires: after today and within so many months.
Result<Date> consent_deadline(Date today, Date until, int longest_months);

// ---- steps
// Where `step` leads from `from`; a conflict when it can't be taken there.
Result<State> after(State from, Step step);
// Steps that end a record; the outcome they leave ("" for `closed`, which takes one of the plan's).
bool ends(Step step);
std::string_view outcome_of(Step step);
// Outcomes that time and the person leave.
inline constexpr std::string_view kNoConsent = "no-consent", kConsentExpired = "consent-expired",
                                  kWithdrawn = "withdrawn", kLost = "lost";
// How long somebody waited from filing to first contact, as a band; the browser knows the days.
bool waiting_band(std::string_view band);

}  // namespace hoanhap::support
