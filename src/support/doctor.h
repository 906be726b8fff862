#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "support/service.h"

namespace hoanhap::support {

// What must always be true of the sealed part, checked on a folder at rest or beside a server;
// changes nothing. One finding a question, with what to do where the answer is bad.
//
// - audit: the chain verifies
// - roles: nobody holds two that exclude each other
// - certificates: every chain and roster holds
// - members: everybody in a roster may be there; a conflict demands a new epoch
// - keepers: who certified the epoch in force is still keeper; else a new epoch is due
// - keys: every body has its key and every key its body; nothing overdue is left
// - epochs: no older wrap is left where an epoch is complete
// - bodies: every envelope's shape and signature hold, and sizes are whole KiB
struct Finding {
  bool fine = true;
  std::string question;  // a word, for scripts
  Text answer;
};
Result<std::vector<Finding>> examine(Service& service);

}  // namespace hoanhap::support
