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

}  // namespace hoanhap::support
