// hoanhap doctor: what must always be true of a data folder, checked; changes nothing.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/verbs.h"
#include "storage/sqlite.h"
#include "support/doctor.h"
#include "units/registry.h"

namespace hoanhap::cli {
namespace {

int refuse(const Error& error) {
  std::fprintf(stderr, "hoanhap doctor: %s\n",
               (error.detail.en.empty() ? error.cause : error.detail.en).c_str());
  return 1;
}

int examine(const std::string& data) {
  storage::SqliteOptions options;
  options.access = storage::SqliteOptions::Access::read_only;
  auto database = storage::open_sqlite(data, options);
  if (!database) return refuse(database.error());
  auto keys = support::KeyStore::open_to_read(data + "/keys");
  if (!keys) return refuse(keys.error());
  auto registry = units::Registry::load(**database);
  if (!registry) return refuse(registry.error());
  const Clock clock;
  support::Service service(
      **database, **keys, clock, clock, [] { return std::shared_ptr<const plan::Plan>(); },
      [&] { return *registry; });
  const auto findings = support::examine(service);
  if (!findings) return refuse(findings.error());
  bool fine = true;
  for (const auto& finding : *findings) {
    std::printf("%-4s %-12s %s\n", finding.fine ? "ok" : "BAD", finding.question.c_str(),
                finding.answer.vi.c_str());
    if (!finding.fine) std::printf("     %-12s %s\n", "", finding.answer.en.c_str());
    fine = fine && finding.fine;
  }
  return fine ? 0 : 1;
}

}  // namespace

void add_doctor(CLI::App& app, int& status) {
  auto data = std::make_shared<std::string>();
  auto* verb = app.add_subcommand("doctor", "Check what must always be true of a data folder");
  verb->add_option("--data", *data, "Data folder; a server may be running on it")->required();
  verb->callback([data, &status] { status = examine(*data); });
}

}  // namespace hoanhap::cli
