#pragma once

#include <map>
#include <string>

#include "access/actor.h"
#include "core/result.h"
#include "support/offices.h"

namespace hoanhap::support {

// What the office did, in numbers, for its keeper and its members: by month of arrival and sender's
// class; steps; needs beside services; outcomes; waiting. Whole-office figures, never of a ward.
// Everybody else sees what the plan's forms say of filed referrals, suppressed as any count of
// people.
struct Counts {
  std::map<std::pair<int, std::string>, std::int64_t> arrived;        // month, class
  std::map<std::pair<std::string, std::string>, std::int64_t> steps;  // step, class
  std::map<std::string, std::int64_t> states, outcomes, needs, services, waited;
};
Result<Counts> count(Ground& ground, Offices& offices, const access::Actor& actor,
                     const SigningKey& office, int from_month, int to_month);

// One more of what the office did, today, for the forms of the plan (`from support`;
// plan::Support::counts). Tied to no record, and not by month of arrival: a report that has been
// sent stays what it was. Only of the office that supports; under-18s are in no form.
void tell(Ground& ground, storage::Tx& tx, const SigningKey& office, std::string_view what,
          std::int64_t n = 1);

}  // namespace hoanhap::support
