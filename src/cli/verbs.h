#pragma once

namespace CLI {
class App;
}

namespace hoanhap::cli {

// Each verb is one file; it adds its subcommand and, when that ran, leaves 0 or 1 in `status`, with
// the reason of a 1 already on standard error.
void add_serve(CLI::App& app, int& status);
void add_demo(CLI::App& app, int& status);
void add_plan(CLI::App& app, int& status);
void add_activate(CLI::App& plan, int& status);  // a verb of `plan`
void add_rebuild(CLI::App& app, int& status);
void add_audit(CLI::App& app, int& status);
void add_user(CLI::App& app, int& status);
void add_unseal(CLI::App& app, int& status);
void add_doctor(CLI::App& app, int& status);
void add_backup(CLI::App& app, int& status);  // and restore

}  // namespace hoanhap::cli
