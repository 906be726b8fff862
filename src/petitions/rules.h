#pragma once

#include <vector>

#include "access/actor.h"
#include "core/result.h"
#include "petitions/model.h"
#include "plan/model.h"

namespace hoanhap::petitions {

// The life of a difficulty or proposal, and who takes part in it. Pure.
//
//   raised ──answered──▶ answered ──closed──▶ closed
//     ▲  │ passed_on        │
//     │  └──withdrawn       └──asked_again──▶ raised

// Who may know of it: with `read`, the unit that asks, the office between and the one that answers.
bool may_read(const access::Actor& actor, const Petition& petition);

// What `actor` may do now, in the order a screen shows it. Whoever writes, signs or decides for a
// unit speaks for it here: an answer is no report, and nobody's figures change by it.
std::vector<Step> open_steps(const Petition& petition, const access::Actor& actor);

// For which unit they do it; 0 where they may not.
UnitId on_behalf_of(const Petition& petition, Step step, const access::Actor& actor);

// Fails: `forbidden`, `precondition` (edited-elsewhere), `conflict` (wrong-state).
Result<bool> allowed(const Petition& petition, Step step, const access::Actor& actor,
                     std::int64_t base);

// The petition after it; `to` for passed_on.
Petition after(Petition petition, Step step, UnitId to, Instant now);

// The offices of the plan that something may be put to: who receives or checks its reports, who
// leads its tasks. Units named one by one only; a set such as "each ward" is no office.
std::vector<std::string> offices(const plan::Plan& plan);

// Who stands between a unit and the city: the office that checks its first report; "" for none.
std::string between(const plan::Plan& plan, std::string_view unit);

}  // namespace hoanhap::petitions
