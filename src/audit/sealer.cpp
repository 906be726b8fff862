#include "audit/sealer.h"

#include "core/log.h"

namespace hoanhap::audit {

Sealer::Sealer(storage::Database& database, std::chrono::milliseconds rest)
    : database_(database), rest_(rest), thread_([this] { work(); }) {}

Sealer::~Sealer() {
  stopping_ = true;
  thread_.join();
  static_cast<void>(seal(database_));
}

void Sealer::work() {
  std::uint64_t seen = 0;
  bool behind = true;  // something may be left from before the start
  while (!stopping_) {
    const auto now = database_.wait_for_commit(seen, rest_);
    if (now == seen && !behind) continue;
    seen = now;
    const auto sealed = seal(database_);
    behind = !sealed && !database_.failed();
    if (!sealed) log::warn("audit.seal", {{"cause", sealed.error().cause}});
    if (!stopping_) std::this_thread::sleep_for(rest_);
  }
}

}  // namespace hoanhap::audit
