#pragma once

#include <optional>
#include <vector>

#include "disclosure/puzzle.h"

namespace hoanhap::disclosure {

// Who could work out an open figure: nobody, an insider of the named owner, or every reader.
struct Exposure {
  bool everybody = false;
  int insider = -1;
};
std::optional<Exposure> exposure(const Puzzle& puzzle, int variable);
// Every guarded open variable that is exposed, in order; of those marked in `within`, or of all.
// `certain`: the equations alone determine it; otherwise no other solution was found.
struct Leak {
  int variable = 0;
  bool certain = false;
};
std::vector<Leak> exposed(const Puzzle& puzzle, const std::vector<bool>& within = {});

// What suppression did to a puzzle.
struct Suppression {
  std::vector<int> hidden;      // priced figures that became open: the complements
  std::vector<int> given_away;  // guarded figures that stay exposed whatever this table hides
};

// Secondary suppression (design §1): hides priced figures until no guarded one is exposed.
//
// For an exposed figure it looks for another solution that changes as few shown figures as
// possible, units' cells first and a total only when no number of cells suffices, and hides those;
// in the end it shows again whatever turns out not to be needed, totals first. Which of several
// equally good figures is hidden depends on `Variable::order` alone, never on a number: a rule such
// as "the smallest other cell" would itself narrow the hidden ones for a reader who knows it.
//
// `within` marks the variables that the new table can touch (empty: all); what is not connected
// with it was settled before. The hidden figures become open and guarded against readers.
// Deterministic; no I/O.
Suppression suppress(Puzzle& puzzle, const std::vector<bool>& within = {});

}  // namespace hoanhap::disclosure
