#pragma once

#include <string>

#include "plan/model.h"

namespace hoanhap::plan {

// The compiled plan as text, everything in it but where it stood in the files: what is hashed, and
// what the tests of the last stage read. The same plan gives the same text on every machine.
std::string canonical(const Plan& plan);
std::string canonical(const Due& due);

}  // namespace hoanhap::plan
