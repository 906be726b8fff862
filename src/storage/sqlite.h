#pragma once

#include <functional>
#include <memory>
#include <string>

#include "storage/database.h"
#include "storage/migrate.h"

namespace hoanhap::storage {

// How to open a SQLite data folder; the defaults are what `serve` uses.
struct SqliteOptions {
  enum class Access { write, read_only };
  enum class Durability { full, none };  // none: tests that throw the folder away

  Access access = Access::write;  // read_only takes no lock, migrates nothing, refuses writes
  Durability durability = Durability::full;
  std::string vfs;                           // name of a registered sqlite3_vfs; "" is the system's
  std::size_t readers = 8;                   // read connections, opened when first needed
  std::size_t queue = 1024;                  // waiting writes; one more gets 503
  std::size_t group = 256;                   // closures in one commit
  std::chrono::milliseconds group_time{50};  // after which a group commits whatever waits
  int checkpoint_pages = 1000;               // WAL length that wakes the checkpointer
  std::string file = "hoanhap.db";           // in the folder
  std::span<const Migration> schema = sqlite_migrations();
  // What is deleted is overwritten at once, and `Database::forget` takes it out of the log too.
  bool forgetful = false;
  bool rehearse = false;   // run every write closure twice, keep the second (tests)
  bool lock = true;        // false: a copy that nobody else knows of yet
  bool temporary = false;  // remove the folder on close (tests)
  // Called once, after a commit or fsync has failed and everybody waiting has been answered;
  // `serve` ends the process here. On the thread that saw the failure.
  std::function<void()> on_failure;
};

// The folder holds the file (with -wal and -shm while open) and hoanhap.lock.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& folder, SqliteOptions options);
// A private one for tests, in a temporary folder that is removed on close (database.h).
std::unique_ptr<Database> open_scratch(SqliteOptions options);

}  // namespace hoanhap::storage
