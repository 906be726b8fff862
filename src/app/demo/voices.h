#pragma once

#include "app/demo/story.h"

namespace hoanhap::app::demo {

// What passes between the units of the demo city beside their reports: a few difficulties put to an
// office, some answered, and one report that the Labour office asks for outside the plan's rhythm.
// Through the services, in the order of time, like the story; ends at `until`.
Result<void> speak(App::Parts& parts, const Cast& cast, Instant until);

}  // namespace hoanhap::app::demo
