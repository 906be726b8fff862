// hoanhap audit verify: recomputes the audit chain of a data folder.
#include "audit/audit.h"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/verbs.h"
#include "storage/database.h"

namespace hoanhap::cli {
namespace {

int verify(const std::string& data) {
  auto database = storage::open_sqlite(data);
  if (!database) {
    std::fprintf(stderr, "hoanhap audit verify: %s\n", database.error().detail.en.c_str());
    return 1;
  }
  const auto verdict = audit::verify(**database);
  if (!verdict) {
    std::fprintf(stderr, "hoanhap audit verify: %s\n", verdict.error().detail.en.c_str());
    return 1;
  }
  if (verdict->broken_at != 0) {
    std::fprintf(stderr, "hoanhap audit verify: the chain breaks at entry %lld\n",
                 static_cast<long long>(verdict->broken_at));
    return 1;
  }
  std::printf("%lld entries, head %s, %lld not yet sealed\n",
              static_cast<long long>(verdict->entries), verdict->head.c_str(),
              static_cast<long long>(verdict->unsealed));
  return 0;
}

}  // namespace

void add_audit(CLI::App& app, int& status) {
  auto* verb = app.add_subcommand("audit", "The audit trail");
  verb->require_subcommand(1);
  auto* check = verb->add_subcommand("verify", "Recompute the chain; 1 when it does not fit");
  auto data = std::make_shared<std::string>();
  check->add_option("--data", *data, "Data folder")->required();
  check->callback([data, &status] { status = verify(*data); });
}

}  // namespace hoanhap::cli
