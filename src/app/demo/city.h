#pragma once

#include <memory>
#include <string>

#include "app/parts.h"
#include "core/result.h"
#include "plan/model.h"
#include "storage/database.h"

namespace hoanhap::app::demo {

// The demo city (issue 2, item 12): Plan 73 with synthetic figures for 2018 from a fixed seed, on a
// clock that can be moved, and an account for each role. Made through the same services as real
// work, so it holds nothing that the product could not have produced.

// Starts the demo's clock on 2/7/2018 at 08:30 (or where Options::now says), and goes on from where
// it was on later starts.
Result<void> start_clock(App::Parts& parts);

// Fills an empty folder: activates the plan, makes the accounts, and lets the units report up to
// the clock's day, some late, some returned, some not at all.
Result<void> fill(App::Parts& parts, std::shared_ptr<const plan::Plan> plan);

// What ./run prints: login, password and role of the accounts worth trying.
std::string accounts_text(storage::Database& database);

}  // namespace hoanhap::app::demo
