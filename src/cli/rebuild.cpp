// hoanhap rebuild --check: recomputes every total from the records by a second implementation.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/verbs.h"
#include "plan/compile.h"
#include "rollup/totals.h"
#include "storage/database.h"
#include "units/registry.h"

namespace hoanhap::cli {
namespace {

int refuse(const Error& error) {
  std::fprintf(stderr, "hoanhap rebuild: %s\n", error.detail.en.c_str());
  return 1;
}

int check(const std::string& data, const std::string& folder) {
  const auto compiled = plan::compile_folder(folder);
  if (!compiled.plan) {
    for (const auto& diagnostic : compiled.diagnostics)
      std::fprintf(stderr, "%s\n", plan::print(diagnostic, plan::Language::en).c_str());
    return 1;
  }
  auto database = storage::open_sqlite(data);
  if (!database) return refuse(database.error());
  const auto registry = units::Registry::load(**database);
  if (!registry) return refuse(registry.error());
  const auto differences = rollup::rebuild_check(**database, *compiled.plan, **registry);
  if (!differences) return refuse(differences.error());
  for (const auto& d : *differences) {
    const auto* unit = (*registry)->find(d.unit);
    std::fprintf(stderr, "%s %s %s %s: %s\n", d.form.c_str(),
                 unit != nullptr ? unit->slug.c_str() : "?", d.period.code().c_str(),
                 d.which == rollup::Which::sent ? "sent" : "accepted", d.what.c_str());
  }
  if (!differences->empty()) return 1;
  std::printf("Every total equals its rebuild.\n");
  return 0;
}

}  // namespace

void add_rebuild(CLI::App& app, int& status) {
  struct Arguments {
    std::string data, plan;
    bool check = false;
  };
  auto arguments = std::make_shared<Arguments>();
  auto* verb = app.add_subcommand("rebuild", "Recompute the totals and compare; changes nothing");
  verb->add_flag("--check", arguments->check, "Compare, and list what differs")->required();
  verb->add_option("--data", arguments->data, "Data folder")->required();
  verb->add_option("--plan", arguments->plan, "Plan folder (default: the one last served)");
  verb->callback([arguments, &status] { status = check(arguments->data, arguments->plan); });
}

}  // namespace hoanhap::cli
