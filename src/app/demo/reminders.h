#pragma once

#include "app/parts.h"

namespace hoanhap::app::demo {

// The ten days before the demo's first moment, as the ladder would have gone: what is still owed
// then has been reminded of. A few people have an address that leads nowhere (RFC 2606), so that
// the outbox has mails to look at. Moves the clock there and back.
Result<void> remember_reminders(App::Parts& parts, Instant until);

}  // namespace hoanhap::app::demo
