// hoanhap backup and hoanhap restore: copies of both stores, and back. The copy of keys has a last
// day.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/verbs.h"
#include "core/clock.h"
#include "support/backup.h"

namespace hoanhap::cli {
namespace {

int refuse(const char* verb, const Error& error) {
  std::fprintf(stderr, "hoanhap %s: %s\n", verb,
               (error.detail.en.empty() ? error.cause : error.detail.en).c_str());
  return 1;
}

struct Arguments {
  std::string data, folder;
  int key_days = support::kKeyDays;
};

int back_up(const Arguments& a) {
  const auto made = support::back_up(a.data, a.folder, Clock().today(), a.key_days);
  if (!made) return refuse("backup", made.error());
  std::printf(
      "%s\n%s\nThe copy of keys may be used until %s; after that day no backup opens a "
      "destroyed record.\n",
      made->main.c_str(), made->keys.c_str(), made->last_day.iso().c_str());
  return 0;
}

int restore(const Arguments& a) {
  const auto restored = support::restore(a.folder, a.data, Clock().today());
  if (!restored) return refuse("restore", restored.error());
  std::printf("%s\n", restored->main.c_str());
  if (restored->keys.empty())
    std::printf(
        "No copy of keys may be used any more: every sealed record is lost. Start with "
        "--accept-lost-keys to count them as destroyed.\n");
  else
    std::printf("%s\n", restored->keys.c_str());
  return 0;
}

CLI::App* verb(CLI::App& app, const char* name, const char* help,
               const std::shared_ptr<Arguments>& arguments) {
  auto* added = app.add_subcommand(name, help);
  added->add_option("--data", arguments->data, "Data folder")->required();
  return added;
}

}  // namespace

void add_backup(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();
  auto* backs = verb(app, "backup", "Copy both stores; a server may be running", arguments);
  backs->add_option("--to", arguments->folder, "Backup folder")->required();
  backs
      ->add_option("--key-days", arguments->key_days, "Days for which the copy of keys may be used")
      ->check(CLI::Range(1, 30))
      ->capture_default_str();
  backs->callback([arguments, &status] { status = back_up(*arguments); });
  auto* restores =
      verb(app, "restore", "Bring the newest usable copies into a new folder", arguments);
  restores->add_option("--from", arguments->folder, "Backup folder")->required();
  restores->callback([arguments, &status] { status = restore(*arguments); });
}

}  // namespace hoanhap::cli
