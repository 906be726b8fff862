// hoanhap user invite|reset: the first step for a new person, and the way back for one who can't
// sign in. It counts as one person: the code printed is a half, unless nobody is left to confirm
// (identity/operator.h).
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/verbs.h"
#include "identity/operator.h"
#include "storage/database.h"
#include "units/registry.h"

namespace hoanhap::cli {
namespace {

struct Given {
  std::string data, login, name, unit, role = "officer";
};

struct Opened {
  std::unique_ptr<storage::Database> database;
  std::shared_ptr<const units::Registry> registry;
  Clock clock;
  identity::Passwords passwords;

  identity::Surroundings around() {
    return {*database, clock, clock, [this] { return registry; }};
  }
};

int failed(const char* verb, const Error& error) {
  const auto& text = error.detail.en.empty() ? error.title.en : error.detail.en;
  std::fprintf(stderr, "hoanhap user %s: %s\n", verb, text.c_str());
  for (const auto& field : error.fields)
    std::fprintf(stderr, "  %s: %s\n", field.field.c_str(), field.detail.en.c_str());
  return 1;
}

// Refused while a server has the folder: then the application itself is the place to do it.
Result<std::unique_ptr<Opened>> open(const Given& given) {
  auto opened = std::make_unique<Opened>();
  TRY_ASSIGN(opened->database, storage::open_sqlite(given.data));
  TRY_ASSIGN(opened->registry, units::Registry::load(*opened->database));
  return opened;
}

void print(const identity::OperatorCode& code) {
  std::printf("%s\n", code.code.c_str());
  if (code.whole)
    std::printf("The whole code, good once within 7 days: nobody is left who could confirm.\n");
  else
    std::printf(
        "The first half of a code, good within 7 days. The head of the unit confirms in the "
        "application and hands over the second half.\n");
}

int invite(const Given& given) {
  auto opened = open(given);
  if (!opened) return failed("invite", opened.error());
  auto& here = **opened;
  const auto unit = here.registry->id_of(given.unit);
  if (!unit) {
    std::fprintf(stderr, "hoanhap user invite: no unit \"%s\" in this folder\n",
                 given.unit.c_str());
    return 1;
  }
  identity::Sessions sessions(here.around(), here.passwords);
  const identity::People people(here.around(), sessions);
  const auto code =
      identity::operator_invite(here.around(), people, {unit, given.name, given.login, given.role});
  if (!code) return failed("invite", code.error());
  print(*code);
  return 0;
}

int reset(const Given& given) {
  auto opened = open(given);
  if (!opened) return failed("reset", opened.error());
  auto& here = **opened;
  identity::Sessions sessions(here.around(), here.passwords);
  const identity::People people(here.around(), sessions);
  const auto code = identity::operator_reset(here.around(), people, given.login);
  if (!code) return failed("reset", code.error());
  print(*code);
  return 0;
}

}  // namespace

void add_user(CLI::App& app, int& status) {
  auto* verb =
      app.add_subcommand("user", "Accounts: invite somebody, or let them set a new password");
  verb->require_subcommand(1);
  auto given = std::make_shared<Given>();
  auto* add = verb->add_subcommand("invite", "Print the first half of a one-time code");
  add->add_option("--data", given->data, "Data folder")->required();
  add->add_option("--unit", given->unit, "Unit, as the plan names it (ea-tam)")->required();
  add->add_option("--login", given->login, "Login")->required();
  add->add_option("--name", given->name, "Name and position, as screens show them")->required();
  add->add_option("--role", given->role,
                  "officer, head, checker, receiver, leader, administrator, auditor");
  add->callback([given, &status] { status = invite(*given); });
  auto* again = verb->add_subcommand("reset", "Print the first half of a code for a new password");
  again->add_option("--data", given->data, "Data folder")->required();
  again->add_option("--login", given->login, "Login")->required();
  again->callback([given, &status] { status = reset(*given); });
}

}  // namespace hoanhap::cli
