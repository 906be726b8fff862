#pragma once

#include <vector>

#include "disclosure/puzzle.h"

namespace hoanhap::disclosure {

// The open variables whose value follows from the equations alone: exact elimination over the
// rationals, one connected component of open variables at a time. `true` at a variable's index
// means that anybody who sees the fixed and priced ones can compute it; with `insider`, what that
// owner can compute who knows his own as well. Where exact arithmetic would leave 64 bits, or a
// component has more than `kMostEquations`, it is left out; the search for another solution decides
// there. `hidden` says which figures are taken for open: those that are, or those that could be as
// well.
inline constexpr std::size_t kMostEquations = 800;
enum class Taken { open, with_units, with_totals };
std::vector<bool> determined(const Puzzle& puzzle, int insider = -1, Taken hidden = Taken::open);

}  // namespace hoanhap::disclosure
