#pragma once

#include <vector>

#include "disclosure/puzzle.h"

namespace hoanhap::disclosure {

// Which figures are taken for open: those that are, or those that could be hidden as well.
enum class Taken { open, with_units, with_totals };

// The open variables whose value follows from the equations alone. `true` at a variable's index
// means that anybody who sees the others can compute it; with `insider`, what that owner can
// compute who knows his own as well.
//
// A figure does not follow exactly when some solution of the homogeneous equations moves it, so one
// general such solution answers for all: sparse elimination, then a random point of the kernel, in
// the field of integers modulo 2^61 - 1. It differs from elimination over the rationals only where
// that prime divides a minor of the system, or by a chance of one in 2^61 a variable; every figure
// called safe has a solution in whole numbers to show for it besides (witness.h).
std::vector<bool> determined(const Puzzle& puzzle, int insider = -1, Taken hidden = Taken::open);

}  // namespace hoanhap::disclosure
