#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "core/bytes.h"

namespace hoanhap::crash {

// A disk that forgets. SQLite files opened through the VFS `name()` behave as always, but beside
// them is kept what a disk without power would still have: the bytes as of the last sync, and every
// write since. At the `cut`-th operation the power goes: from then on everything fails, and
// `survivors` is what the next start finds. Each unsynced 512-byte sector has reached the disk or
// not, on its own and in any order, so that writes are torn, lost or swapped; nothing synced is
// ever touched.
//
// One at a time, for the process. Threads: safe from any.
class Disk {
 public:
  enum class Unsynced { lost, torn, kept };
  struct Plan {
    std::uint64_t cut = UINT64_MAX;  // operations (write, sync, truncate) before the power goes
    std::uint64_t fail_sync = UINT64_MAX;  // the sync that fails, counted from 0
    Unsynced unsynced = Unsynced::torn;
    std::uint64_t seed = 1;
  };

  explicit Disk(Plan plan);
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  static const char* name() { return "hoanhap-forgetful"; }
  std::uint64_t operations();
  std::uint64_t syncs();
  bool power_is_off();
  // Cuts the power now if it is still on, and writes what is left into `folder`.
  void survivors_into(const std::string& folder);

  // For the VFS below. Each answers a SQLite code.
  void opened(const std::string& path);
  void removed(const std::string& path);
  int wrote(const std::string& path, const void* data, int size, std::int64_t offset);
  int truncated(const std::string& path, std::int64_t size);
  int synced(const std::string& path);

 private:
  struct Change {
    std::int64_t offset = 0;
    Bytes data;
    bool truncate = false;  // to `offset`
  };
  struct File {
    Bytes durable;
    std::vector<Change> pending;
  };
  bool next_operation();  // false: no power
  void cut();
  static void apply(Bytes& bytes, const Change& change);
  Bytes survivor(const File& file);

  const Plan plan_;
  std::mutex mutex_;
  std::mt19937_64 random_;
  std::map<std::string, File> files_;
  std::map<std::string, Bytes> survivors_;
  std::uint64_t operations_ = 0, syncs_ = 0;
  bool off_ = false;
};

}  // namespace hoanhap::crash
