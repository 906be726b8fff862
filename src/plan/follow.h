#pragma once

#include <string_view>
#include <vector>

#include "plan/compile.h"

namespace hoanhap::plan {

// What `now` must keep of the plan in force, which left `lock` (Compiled::lock), so that every
// stored figure keeps its meaning: an element its type and slot, a slot its element for ever, a
// changed form a new version. A folder whose plan.lock went on from another plan fails here; one
// that is fine answers nothing.
std::vector<Diagnostic> follow(std::string_view lock, const Plan& now);

}  // namespace hoanhap::plan
