#pragma once

#include <string>

#include "core/result.h"

namespace hoanhap::storage {

// A whole copy of a SQLite file as it is at one moment, made beside whoever writes to it, synced
// before this returns. Only what is there now: no free pages, no log, nothing that was deleted.
// `to` must not exist. Fails: `unavailable`, and no file is left.
Result<bool> copy_sqlite(const std::string& from, const std::string& to);

}  // namespace hoanhap::storage
