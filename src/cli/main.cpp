// hoanhap: one program, one verb each (issue text and --help agree; exit status 0, or 1 with the
// reason on standard error).
#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/verbs.h"

int main(int count, char** arguments) {
  CLI::App app{"Hoà Nhập: runs a social programme from its own written plan"};
  app.set_version_flag("--version", std::string("hoanhap ") + HOANHAP_VERSION);
  app.require_subcommand(1);
  int status = 0;
  hoanhap::cli::add_serve(app, status);
  hoanhap::cli::add_demo(app, status);
  hoanhap::cli::add_plan(app, status);
  hoanhap::cli::add_activate(*app.get_subcommand("plan"), status);
  hoanhap::cli::add_rebuild(app, status);
  hoanhap::cli::add_audit(app, status);
  hoanhap::cli::add_user(app, status);
  hoanhap::cli::add_unseal(app, status);
  hoanhap::cli::add_doctor(app, status);
  hoanhap::cli::add_backup(app, status);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "hoanhap: %s\n", error.what());
    return 1;
  }
  return status;
}
