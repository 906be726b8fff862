#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "storage/sqlite/connection.h"

namespace hoanhap::storage::sqlite {

// The read connections. A thread gets the one it had last time where that is free, because its page
// cache and statements are warm; connections are opened when first needed, up to the number given.
//
// Threads: safe from any; waits when all are taken. Fails: throws `Failure` when one cannot be
// opened.
class ReaderPool {
 public:
  ReaderPool(std::string file, std::string vfs, std::size_t size, Tally& tally);

  // Runs `f` in a read transaction: one committed state, whatever is written meanwhile.
  void run(const std::function<void(Tx&)>& f);
  void leave_files_alone();

 private:
  struct Place {
    std::unique_ptr<Connection> connection;
    bool taken = false;
  };
  std::size_t take();
  void give_back(std::size_t index);

  const std::string file_, vfs_;
  Tally& tally_;
  std::mutex mutex_;
  std::condition_variable free_;
  std::vector<Place> places_;
};

}  // namespace hoanhap::storage::sqlite
