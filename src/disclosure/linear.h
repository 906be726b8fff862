#pragma once

#include <vector>

#include "disclosure/puzzle.h"

namespace hoanhap::disclosure {

// The open variables whose value follows from the equations alone: exact elimination over the
// rationals, one connected component of open variables at a time. `true` at a variable's index
// means that anybody who sees the fixed and priced ones can compute it. Where exact arithmetic
// would leave 64 bits the component is left out; the search for another solution decides there.
std::vector<bool> determined(const Puzzle& puzzle);

}  // namespace hoanhap::disclosure
