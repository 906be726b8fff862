#pragma once

#include "app/parts.h"

namespace hoanhap::app {

// What must be true before anything is opened: a demo answers only on loopback, plain HTTP only on
// loopback or behind a TLS proxy (design §7).
Result<void> check(const Options& options);

// Brings an opened data folder to where it can be served: the demo city into an empty demo folder,
// the units and the first two administrators' codes into an empty real one; compiles the plan and
// takes it when it is the active one.
//
// Fails: `invalid` with the compiler's diagnostics; `conflict` when another plan is active, or the
// folder is a demo's and --demo is missing (or the other way round).
Result<void> set_up(App::Parts& parts);

}  // namespace hoanhap::app
