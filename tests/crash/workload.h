#pragma once

#include <set>
#include <string>
#include <vector>

#include "audit/audit.h"
#include "rollup/totals.h"
#include "storage/sqlite.h"

namespace hoanhap::crash {

// What the crash runs write: reports the way the product does it, each one transaction of record,
// revision, totals and audit entry. Report `n` is told apart by its number, so that what was
// acknowledged can be looked for afterwards.
class Workload {
 public:
  // Opens `folder`, with the small plan's units in it. Fails when the disk does.
  static Result<std::unique_ptr<Workload>> open(const std::string& folder,
                                                storage::SqliteOptions options = {});

  Result<bool> submit(std::int64_t n);
  storage::Database& database() { return *database_; }

  // What is wrong with the folder, in words; empty when everything acknowledged is there, totals
  // equal their rebuild and the chain verifies.
  std::vector<std::string> faults(const std::set<std::int64_t>& acknowledged);

 private:
  plan::Plan plan_;
  std::unique_ptr<storage::Database> database_;
  std::shared_ptr<const units::Registry> units_;
};

// A folder of the run's own under the temporary folder, removed at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The runs; each prints one line and answers how many faults it found.
int run_killed(int rounds, std::uint64_t seed);
int run_power_cuts(int cuts, std::uint64_t seed);
int run_failing_fsync(int places, std::uint64_t seed);
int child_of_killed(const std::string& folder, std::int64_t first, int descriptor);

}  // namespace hoanhap::crash
