#pragma once

#include <vector>

#include "plan/compile.h"

namespace hoanhap::plan {

// What `now` must keep of `before`, the plan in force, so that every figure that is stored keeps its
// meaning: an element its type and slot, a slot its element for ever, a changed form a new version.
// A folder whose plan.lock went on from another plan fails here; one that is fine answers nothing.
std::vector<Diagnostic> follow(const Plan& before, const Plan& now);

}  // namespace hoanhap::plan
