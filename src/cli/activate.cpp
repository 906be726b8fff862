// hoanhap plan activate DIR --data DIR: shows what a plan will do, then takes two people's
// passwords.
#include <termios.h>
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "app/activation.h"
#include "app/plans/folder.h"
#include "cli/verbs.h"
#include "identity/sessions.h"
#include "plan/compile.h"
#include "plan/follow.h"
#include "units/registry.h"

namespace hoanhap::cli {
namespace {

int refuse(const Error& error) {
  std::fprintf(stderr, "hoanhap plan activate: %s\n", error.detail.en.c_str());
  return 1;
}

// A line from the terminal, without echo for a password.
std::string ask(const char* question, bool hidden) {
  termios old{};
  const bool terminal = isatty(STDIN_FILENO) != 0;
  if (terminal) {
    std::fprintf(stderr, "%s", question);
    tcgetattr(STDIN_FILENO, &old);
    auto quiet = old;
    if (hidden) quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
  }
  std::string line;
  std::getline(std::cin, line);
  if (terminal) {
    tcsetattr(STDIN_FILENO, TCSANOW, &old);
    if (hidden) std::fputc('\n', stderr);
  }
  return line;
}

// Who signs with login and password, and holds `needed` somewhere.
Result<UserId> person(identity::Sessions& sessions, access::Capability needed, const char* who) {
  std::fprintf(stderr, "%s\n", who);
  const auto login = ask("  login: ", false);
  const auto password = ask("  password: ", true);
  TRY_ASSIGN(const auto opened, sessions.sign_in(login, password, "terminal"));
  TRY(sessions.sign_out(opened.actor, opened.token));
  if (!opened.actor.may_anywhere(needed)) return forbidden();
  return opened.actor.user;
}

// The plan in force as the data folder keeps it; null where it keeps none.
plan::Compiled in_force(storage::Database& database) {
  const auto files = database.read([](storage::Tx& tx) -> Result<app::plans::Files> {
    const auto active = app::plans::in_force(tx);
    return active ? app::plans::files(tx, active->id) : app::plans::Files{};
  });
  return files && !files->empty() ? app::plans::compile(*files) : plan::Compiled{};
}

// Figures that are stored would change their meaning.
bool broken(const std::string& lock, const plan::Plan& now) {
  const auto found = plan::follow(lock, now);
  for (const auto& diagnostic : found)
    std::fprintf(stderr, "%s\n", plan::print(diagnostic, plan::Language::en).c_str());
  return !found.empty();
}

int activate(const std::string& folder, const std::string& data) {
  const auto compiled = plan::compile_folder(folder);
  for (const auto& diagnostic : compiled.diagnostics)
    std::fprintf(stderr, "%s\n", plan::print(diagnostic, plan::Language::en).c_str());
  if (!compiled.plan) return 1;
  auto database = storage::open_sqlite(data);
  if (!database) return refuse(database.error());

  const Clock clock;
  const auto [before, ignored, lock] = in_force(**database);
  if (before && broken(lock, *compiled.plan)) return 1;
  const auto effect = app::preview(**database, clock, before.get(), *compiled.plan);
  if (!effect) return refuse(effect.error());
  std::printf("%s (%s)\n%s", compiled.plan->title.vi.c_str(),
              compiled.plan->hash.substr(0, 12).c_str(), effect->to_text().c_str());
  std::fflush(stdout);

  auto registry = units::Registry::load(**database);
  if (!registry) return refuse(registry.error());
  const identity::Surroundings around{**database, clock, clock, [&] { return *registry; }};
  identity::Passwords passwords;
  identity::Sessions sessions(around, passwords);
  const auto first =
      person(sessions, access::Capability::activate, "Who proposes it (administrator):");
  if (!first) return refuse(first.error());
  const auto second =
      person(sessions, access::Capability::activate, "Who confirms it (another administrator):");
  if (!second) return refuse(second.error());
  const auto done = app::activate(**database, clock, before.get(), *compiled.plan,
                                  app::plans::read_folder(folder), *first, *second);
  if (!done) return refuse(done.error());
  std::printf("Active from now on.\n");
  return 0;
}

}  // namespace

void add_activate(CLI::App& plan, int& status) {
  struct Arguments {
    std::string folder, data;
  };
  auto arguments = std::make_shared<Arguments>();
  auto* verb = plan.add_subcommand(
      "activate", "Put a plan into force: shows its effect, takes two administrators");
  verb->add_option("DIR", arguments->folder, "Plan folder")->required();
  verb->add_option("--data", arguments->data, "Data folder; no server may be running on it")
      ->required();
  verb->callback([arguments, &status] { status = activate(arguments->folder, arguments->data); });
}

}  // namespace hoanhap::cli
