#include "storage/sqlite/reader_pool.h"

namespace hoanhap::storage::sqlite {
namespace {

thread_local std::size_t last_place = 0;  // a hint only; right for any pool

// Ends the read transaction however the closure ends.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection) : connection_(connection) {
    connection_.execute("begin");
  }
  ~Snapshot() {
    try {
      if (connection_.in_transaction()) connection_.execute("rollback");
    } catch (const Failure&) {  // nothing was written, so nothing is lost
    }
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Connection& connection_;
};

}  // namespace

ReaderPool::ReaderPool(std::string file, std::string vfs, std::size_t size, Tally& tally)
    : file_(std::move(file)),
      vfs_(std::move(vfs)),
      tally_(tally),
      places_(std::max<std::size_t>(size, 1)) {}

void ReaderPool::run(const std::function<void(Tx&)>& f) {
  const auto index = take();
  const std::unique_ptr<ReaderPool, std::function<void(ReaderPool*)>> guard(
      this, [index](ReaderPool* pool) { pool->give_back(index); });
  auto& connection = places_[index].connection;
  if (!connection) {
    connection = std::make_unique<Connection>(file_, vfs_, Connection::Mode::read_only, tally_);
    connection->script("pragma query_only = on; pragma temp_store = memory");
  }
  const Snapshot snapshot(*connection);
  f(*connection);
}

std::size_t ReaderPool::take() {
  std::unique_lock lock(mutex_);
  while (true) {
    // The thread's own, then an opened one, then one not yet opened.
    std::size_t best = places_.size();
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto& place = places_[i];
      if (place.taken) continue;
      if (i == last_place && place.connection) {
        best = i;
        break;
      }
      if (best == places_.size() || (place.connection && !places_[best].connection)) best = i;
    }
    if (best != places_.size()) {
      places_[best].taken = true;
      return last_place = best;
    }
    free_.wait(lock);
  }
}

void ReaderPool::give_back(std::size_t index) {
  {
    const std::lock_guard lock(mutex_);
    places_[index].taken = false;
  }
  free_.notify_one();
}

void ReaderPool::leave_files_alone() {
  const std::lock_guard lock(mutex_);
  for (auto& place : places_)
    if (place.connection) place.connection->leave_files_alone();
}

}  // namespace hoanhap::storage::sqlite
