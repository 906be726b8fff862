// kill -9 in the middle of writing, again and again in one folder.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <random>
#include <thread>

#include "audit/sealer.h"
#include "workload.h"

namespace hoanhap::crash {
namespace {

constexpr int kClients = 4;

struct Child {
  pid_t id = 0;
  int acknowledgements = -1;  // 8 bytes for each report that was answered
};

Child start(const std::string& folder, std::int64_t first) {
  int ends[2] = {-1, -1};
  if (::pipe(ends) != 0) return {};
  const auto out = std::to_string(ends[1]), from = std::to_string(first);
  const auto id = ::fork();
  if (id == 0) {
    ::close(ends[0]);
    ::execl("/proc/self/exe", "hoanhap_crash", "child", folder.c_str(), from.c_str(), out.c_str(),
            nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  return {id, ends[0]};
}

bool read_one(int descriptor, std::int64_t& n) {
  return ::read(descriptor, &n, sizeof n) == static_cast<ssize_t>(sizeof n);
}

}  // namespace

int child_of_killed(const std::string& folder, std::int64_t first, int descriptor) {
  storage::SqliteOptions options;
  options.checkpoint_pages = 60;  // so that checkpoints are among what is cut off
  const auto workload = Workload::open(folder, options);
  if (!workload) return 1;
  const audit::Sealer sealer((*workload)->database(), std::chrono::milliseconds(3));
  std::vector<std::jthread> clients;
  for (int c = 0; c < kClients; ++c)
    clients.emplace_back([&, c] {
      for (auto n = first + c; n < first + 100'000; n += kClients) {
        if (!(*workload)->submit(n)) return;
        if (::write(descriptor, &n, sizeof n) != static_cast<ssize_t>(sizeof n)) return;
      }
    });
  return 0;
}

int run_killed(int rounds, std::uint64_t seed) {
  const Folder folder;
  std::mt19937_64 random(seed);
  std::set<std::int64_t> acknowledged;
  int faults = 0;
  std::int64_t next = 0;
  for (int round = 0; round < rounds && faults == 0; ++round) {
    const auto child = start(folder.path(), next);
    std::int64_t n = 0;
    // Some rounds are cut while the folder is opened, most while reports come in.
    if (round % 4 != 3 && read_one(child.acknowledgements, n)) acknowledged.insert(n);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 60'000));
    ::kill(child.id, SIGKILL);
    ::waitpid(child.id, nullptr, 0);
    while (read_one(child.acknowledgements, n)) acknowledged.insert(n);
    ::close(child.acknowledgements);
    // Past whatever may have been committed without its answer having come.
    next = std::max(next, acknowledged.empty() ? 0 : *acknowledged.rbegin()) + 1000;

    const auto after = Workload::open(folder.path());
    const auto found =
        after ? (*after)->faults(acknowledged) : std::vector<std::string>{after.error().cause};
    for (const auto& fault : found) std::printf("  killed, round %d: %s\n", round, fault.c_str());
    faults += static_cast<int>(found.size());
  }
  std::printf("killed: %d rounds, %zu reports acknowledged, %d faults (seed %llu)\n", rounds,
              acknowledged.size(), faults, static_cast<unsigned long long>(seed));
  return faults + (acknowledged.empty() ? 1 : 0);
}

}  // namespace hoanhap::crash
