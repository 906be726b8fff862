#pragma once

#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace hoanhap::support {

// Backups of both stores, made beside a running server (docs/security.md, "Destruction"). The two
// are apart on purpose: the main copy may be kept for years, it opens nothing; the copy of keys
// says in its name and inside until when it may be used, and is refused afterwards, so that after
// so many days no backup of any kind opens a destroyed record.
//
// Files: main-2018-05-02.db, keys-2018-05-02-until-2018-05-09.db.
inline constexpr int kKeyDays = 7;

struct Made {
  std::string main, keys;
  Date last_day;
};
Result<Made> back_up(const std::string& data, const std::string& folder, Date today,
                     int key_days = kKeyDays);
// Removes the copies of keys whose last day has passed. How many went.
Result<int> prune(const std::string& folder, Date today);

// Brings the newest main copy, and the newest copy of keys that may still be used, into an empty or
// missing data folder. `keys` empty: none could be used any more; the records are then lost, and
// the folder starts only after `accept_loss` of KeyStore.
struct Restored {
  std::string main, keys;
};
Result<Restored> restore(const std::string& folder, const std::string& data, Date today);

}  // namespace hoanhap::support
