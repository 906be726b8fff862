#pragma once

#include "app/parts.h"

namespace hoanhap::app::demo {

// What opens the demo's sealed records: the passphrase of both its support workers.
inline constexpr const char* kDemoPassphrase = "mua caphe suong som doi nui";

// The demo's support office, made the way a real one is: root, recovery and team keys, two members
// certified, and a few referrals about nobody, filed and opened through the same service. The root
// and recovery keys are thrown away afterwards, so the office can't be certified anew; the office
// for under-18s is left for the visitor to found.
Result<void> open_office(App::Parts& parts);

}  // namespace hoanhap::app::demo
