#include "storage/sqlite/checkpointer.h"

#include <sqlite3.h>

#include <fmt/format.h>

namespace hoanhap::storage::sqlite {

Checkpointer::Checkpointer(const std::string& file, const SqliteOptions& options, Tally& tally,
                           Health& health)
    : file_(file),
      vfs_(options.vfs),
      tally_(tally),
      wake_at_pages_(options.checkpoint_pages),
      connection_(file, options.vfs, Connection::Mode::read_write, tally),
      health_(health) {
  connection_.script(options.durability == SqliteOptions::Durability::full
                         ? "pragma synchronous = full; pragma wal_autocheckpoint = 0"
                         : "pragma synchronous = off; pragma wal_autocheckpoint = 0");
  thread_ = std::thread([this] { work(); });
}

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Checkpointer::watch(Connection& writer) {
  sqlite3_wal_hook(
      writer.handle(),
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<Checkpointer*>(self)->committed(pages);
        return SQLITE_OK;
      },
      this);
}

void Checkpointer::committed(int wal_pages) {
  if (wal_pages < wake_at_pages_) return;
  const std::lock_guard lock(mutex_);
  if (phase_ != Phase::idle) return;
  phase_ = Phase::wanted;
  wake_.notify_one();
}

void Checkpointer::work() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || phase_ == Phase::wanted; });
      if (stopping_) return;
      phase_ = Phase::bulk;
    }
    if (!health_.failed()) checkpoint(connection_);
    const std::lock_guard lock(mutex_);
    phase_ = Phase::rest;
  }
}

void Checkpointer::finish_between_groups(Connection& writer) {
  {
    const std::lock_guard lock(mutex_);
    if (phase_ != Phase::rest) return;
  }
  checkpoint(writer);
  const std::lock_guard lock(mutex_);
  phase_ = Phase::idle;
}

// Not the connection of the thread: that one may be moving pages right now. SQLite's own locks keep
// the two, and the writer, out of each other's way; whoever is second waits.
Result<bool> Checkpointer::truncate(std::chrono::milliseconds wait) {
  Connection own(file_, vfs_, Connection::Mode::read_write, tally_);
  own.script("select count(*) from sqlite_master");  // a connection that never read knows of no log
  checkpoint(own);                                   // the long part, beside writers
  sqlite3_busy_timeout(own.handle(), static_cast<int>(wait.count()));
  int left = -1;
  const int code =
      sqlite3_wal_checkpoint_v2(own.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, &left, nullptr);
  if (code == SQLITE_OK && left == 0) {
    done_.fetch_add(1);
    return true;
  }
  if (kind_of(code) == Failure::Kind::broken)
    health_.mark_failed(fmt::format("checkpoint: {}", sqlite3_errstr(code)));
  return hoanhap::fail(
      unavailable(fmt::format("checkpoint: {}, {} pages left", sqlite3_errstr(code), left)));
}

void Checkpointer::checkpoint(Connection& connection) {
  const int code = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr,
                                             SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (code == SQLITE_OK)
    done_.fetch_add(1);
  else if (kind_of(code) == Failure::Kind::broken)
    health_.mark_failed(fmt::format("checkpoint: {}", sqlite3_errstr(code)));
}

}  // namespace hoanhap::storage::sqlite
