// Power cuts and failing fsyncs, on the disk that forgets.
#include <atomic>
#include <cstdio>
#include <random>
#include <thread>

#include "audit/sealer.h"
#include "power_vfs.h"
#include "workload.h"

namespace hoanhap::crash {
namespace {

constexpr int kClients = 3, kEach = 12;

storage::SqliteOptions on_the_disk() {
  storage::SqliteOptions options;
  options.vfs = Disk::name();
  options.checkpoint_pages = 20;  // several checkpoints in so short a run
  return options;
}

// Reports from several clients until all are in or the disk is gone; what was acknowledged.
std::set<std::int64_t> write_all(Workload& workload) {
  std::mutex mutex;
  std::set<std::int64_t> acknowledged;
  const audit::Sealer sealer(workload.database(), std::chrono::milliseconds(1));
  std::vector<std::jthread> clients;
  for (int c = 0; c < kClients; ++c)
    clients.emplace_back([&, c] {
      for (int i = 0; i < kEach; ++i) {
        if (!workload.submit(i * kClients + c)) return;
        const std::lock_guard lock(mutex);
        acknowledged.insert(i * kClients + c);
      }
    });
  clients.clear();
  return acknowledged;
}

struct Outcome {
  std::set<std::int64_t> acknowledged;
  std::vector<std::string> faults;
  std::uint64_t operations = 0, syncs = 0;
};

Outcome cut_at(const Disk::Plan& plan, const storage::SqliteOptions& options = on_the_disk()) {
  const Folder folder, after;
  Outcome outcome;
  Disk disk(plan);
  if (const auto workload = Workload::open(folder.path(), options))
    outcome.acknowledged = write_all(**workload);
  outcome.operations = disk.operations();
  outcome.syncs = disk.syncs();
  disk.survivors_into(after.path());
  const auto opened = Workload::open(after.path());
  outcome.faults = opened ? (*opened)->faults(outcome.acknowledged)
                          : std::vector<std::string>{opened.error().cause};
  return outcome;
}

int report(const char* what, std::uint64_t place, const std::vector<std::string>& faults) {
  for (const auto& fault : faults)
    std::printf("  %s %llu: %s\n", what, static_cast<unsigned long long>(place), fault.c_str());
  return static_cast<int>(faults.size());
}

// The sync that fails: whoever waited gets 503, the hook is called once, nothing more is written,
// reading goes on, and after a restart all that was acknowledged is there.
std::vector<std::string> failing_sync(std::uint64_t place, std::uint64_t seed) {
  const Folder folder;
  Disk disk({UINT64_MAX, place, Disk::Unsynced::torn, seed});
  std::set<std::int64_t> acknowledged;
  std::vector<std::string> found;
  const auto expect = [&](bool holds, const char* what) {
    if (!holds) found.emplace_back(what);
  };
  {
    auto options = on_the_disk();
    std::atomic<int> told{0};
    options.on_failure = [&] { ++told; };
    const auto workload = Workload::open(folder.path(), options);
    if (!workload) return {};  // it failed while opening, and said so
    acknowledged = write_all(**workload);
    auto& database = (*workload)->database();
    if (!database.failed()) return {};  // that many syncs were not needed
    const auto operations = disk.operations();
    const auto refused = (*workload)->submit(5000);
    expect(!refused && refused.error().code == ErrorCode::unavailable,
           "a write after the failure was not refused");
    expect(disk.operations() == operations, "something was written after the failure");
    expect(database
               .read([](storage::Tx& tx) -> Result<bool> {
                 return tx.maybe_integer("select count(*) from record").has_value();
               })
               .has_value(),
           "reading stopped");
    for (int i = 0; i < 200 && told == 0; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    expect(told == 1, "the hook was not called once");
  }
  const Folder after;
  disk.survivors_into(after.path());
  const auto opened = Workload::open(after.path());
  if (!opened) return {opened.error().cause};
  const auto faults = (*opened)->faults(acknowledged);
  found.insert(found.end(), faults.begin(), faults.end());
  return found;
}

// The same run without fsync has to be caught somewhere; otherwise this disk forgets nothing and
// proves nothing. One place is not enough: right behind a checkpoint there is little to lose.
bool is_noticed(std::uint64_t operations) {
  auto careless = on_the_disk();
  careless.durability = storage::SqliteOptions::Durability::none;
  for (std::uint64_t part = 1; part < 8; ++part) {
    Disk::Plan plan;
    plan.cut = operations * part / 8;
    plan.unsynced = Disk::Unsynced::lost;
    if (!cut_at(plan, careless).faults.empty()) return true;
  }
  return false;
}

}  // namespace

int run_power_cuts(int cuts, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto whole = cut_at({});
  int faults = report("power cut after", whole.operations, whole.faults);
  if (!is_noticed(whole.operations)) {
    std::printf("  power cut: a writer without fsync goes unnoticed\n");
    ++faults;
  }
  std::size_t acknowledged = 0;
  for (int i = 0; i < cuts; ++i) {
    Disk::Plan plan;
    plan.cut = random() % whole.operations;
    plan.unsynced = i % 4 == 0   ? Disk::Unsynced::lost
                    : i % 4 == 1 ? Disk::Unsynced::kept
                                 : Disk::Unsynced::torn;
    plan.seed = random();
    const auto outcome = cut_at(plan);
    acknowledged += outcome.acknowledged.size();
    faults += report("power cut at operation", plan.cut, outcome.faults);
  }
  std::printf(
      "power cut: %d of about %llu places, %zu reports acknowledged, %d faults (seed %llu)\n", cuts,
      static_cast<unsigned long long>(whole.operations), acknowledged, faults,
      static_cast<unsigned long long>(seed));
  return faults + (acknowledged == 0 && cuts > 0 ? 1 : 0);
}

int run_failing_fsync(int places, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto syncs = cut_at({}).syncs;
  int faults = 0;
  for (int i = 0; i < places; ++i) {
    const auto place = random() % syncs;
    faults += report("failing fsync", place, failing_sync(place, random()));
  }
  std::printf("failing fsync: %d of about %llu places, %d faults (seed %llu)\n", places,
              static_cast<unsigned long long>(syncs), faults,
              static_cast<unsigned long long>(seed));
  return faults;
}

}  // namespace hoanhap::crash
