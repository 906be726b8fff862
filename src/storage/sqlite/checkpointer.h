#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "storage/sqlite.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/health.h"

namespace hoanhap::storage::sqlite {

// Moves pages from the WAL into the database file away from the writer, whose p99 it used to be
// (performance.md W1). While writes go on, a checkpoint beside them never catches up, and the WAL
// would only grow; so its own thread moves the bulk, and then the writer, between two groups, moves
// the few pages that came meanwhile and starts the WAL from its beginning.
//
// Owns its thread and its connection. Threads: as each call says. Fails: an I/O error marks the
// health as failed, like a failed commit.
class Checkpointer {
 public:
  Checkpointer(const std::string& file, const SqliteOptions& options, Tally& tally, Health& health);
  ~Checkpointer();

  void watch(Connection& writer);  // from now on told of each commit's WAL length; before the first
  void finish_between_groups(Connection& writer);  // on the writer's thread, outside a transaction
  // Moves everything and cuts the log to nothing, on the caller's thread and a connection of its
  // own. Writers wait while it waits for readers, so at most so long.
  Result<bool> truncate(std::chrono::milliseconds wait);
  void leave_files_alone() { connection_.leave_files_alone(); }
  std::uint64_t done() const { return done_.load(); }

 private:
  enum class Phase { idle, wanted, bulk, rest };
  void work();
  void committed(int wal_pages);
  void checkpoint(Connection& connection);

  const std::string file_, vfs_;
  Tally& tally_;
  const int wake_at_pages_;
  Connection connection_;
  Health& health_;
  std::mutex mutex_;
  std::condition_variable wake_;
  Phase phase_ = Phase::idle;
  bool stopping_ = false;
  std::atomic<std::uint64_t> done_{0};
  std::thread thread_;
};

}  // namespace hoanhap::storage::sqlite
