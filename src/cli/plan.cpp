// hoanhap plan check|explain|trace DIR, plan diff OLD NEW, plan schema: what a plan folder says,
// and what is wrong with it.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>

#include <fmt/format.h>

#include "cli/verbs.h"
#include "plan/compile.h"
#include "plan/diff.h"
#include "plan/files.h"
#include "plan/schema.h"
#include "plan/words.h"

namespace hoanhap::cli {
namespace {

struct Arguments {
  std::string folder, other, language = "vi", dump;
  bool write_lock = false;
  plan::Language in() const { return language == "en" ? plan::Language::en : plan::Language::vi; }
};

// The plan, or null with every reason on standard error.
std::shared_ptr<const plan::Plan> compiled(const std::string& folder, const Arguments& arguments) {
  const auto result = plan::compile_folder(folder);
  for (const auto& diagnostic : result.diagnostics)
    std::fprintf(stderr, "%s\n", plan::print(diagnostic, arguments.in()).c_str());
  return result.plan;
}

bool write_lock(const std::string& folder, const std::string& text) {
  std::ofstream out(folder + "/plan.lock", std::ios::binary | std::ios::trunc);
  out << text;
  out.flush();
  if (!out) std::fprintf(stderr, "hoanhap plan check: cannot write %s/plan.lock\n", folder.c_str());
  return static_cast<bool>(out);
}

int check(const Arguments& arguments) {
  auto result = plan::compile_folder(arguments.folder);
  if (result.plan && arguments.write_lock) {
    if (!write_lock(arguments.folder, result.lock)) return 1;
    result = plan::compile_folder(arguments.folder);
  }
  for (const auto& diagnostic : result.diagnostics)
    std::fprintf(stderr, "%s\n", plan::print(diagnostic, arguments.in()).c_str());
  if (!result.plan) return 1;
  const auto& p = *result.plan;
  const auto counts =
      arguments.in() == plan::Language::vi
          ? fmt::format("đúng. {} đơn vị, {} biểu, {} nghĩa vụ, {} chỉ tiêu, {} chỉ số, {} khoản.",
                        p.units.size(), p.forms.size(), p.duties.size(), p.targets.size(),
                        p.indicators.size(), p.clauses.size())
          : fmt::format(
                "fine. {} units, {} forms, {} duties, {} targets, {} indicators, {} clauses.",
                p.units.size(), p.forms.size(), p.duties.size(), p.targets.size(),
                p.indicators.size(), p.clauses.size());
  std::printf("%s: %s\n%s\n", p.id.c_str(), counts.c_str(), p.hash.c_str());
  return 0;
}

// The text dump of one stage, for whoever works on the compiler.
int dump(const Arguments& arguments) {
  std::vector<plan::Diagnostic> problems;
  const auto files = plan::load_folder(arguments.folder, problems);
  std::string text;
  plan::Stages stages;
  (arguments.dump == "read"   ? stages.read
   : arguments.dump == "bind" ? stages.bind
                              : stages.compile) = &text;
  for (auto& diagnostic : plan::compile_files(files, &stages).diagnostics)
    problems.push_back(std::move(diagnostic));
  for (const auto& diagnostic : problems)
    std::fprintf(stderr, "%s\n", plan::print(diagnostic, arguments.in()).c_str());
  std::printf("%s", text.c_str());
  return text.empty() ? 1 : 0;
}

int show(const Arguments& arguments, std::string (*print)(const plan::Plan&, plan::Language)) {
  const auto plan = compiled(arguments.folder, arguments);
  if (!plan) return 1;
  std::printf("%s", print(*plan, arguments.in()).c_str());
  return 0;
}

int compare(const Arguments& arguments) {
  const auto before = compiled(arguments.folder, arguments),
             now = compiled(arguments.other, arguments);
  if (!before || !now) return 1;
  std::printf("%s", plan::print(plan::diff(*before, *now), arguments.in()).c_str());
  return 0;
}

CLI::App* verb(CLI::App& plan, const char* name, const char* help,
               const std::shared_ptr<Arguments>& arguments) {
  auto* added = plan.add_subcommand(name, help);
  added->add_option("--lang", arguments->language, "Language of the answer")
      ->check(CLI::IsMember({"vi", "en"}))
      ->capture_default_str();
  return added;
}

}  // namespace

void add_plan(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();
  auto* plan = app.add_subcommand("plan", "Check, explain, trace and compare plans");
  plan->require_subcommand(1);

  auto* checks =
      verb(*plan, "check", "Compile a plan folder; every mistake with its place", arguments);
  checks->add_option("DIR", arguments->folder, "Plan folder")->required();
  checks->add_flag("--write-lock", arguments->write_lock, "Write plan.lock when the plan compiles");
  checks->add_option("--dump", arguments->dump, "Print what a stage made of it")
      ->check(CLI::IsMember({"read", "bind", "compile"}));
  checks->callback([arguments, &status] {
    status = arguments->dump.empty() ? check(*arguments) : dump(*arguments);
  });

  auto* explains =
      verb(*plan, "explain", "Who owes what to whom by when; forms; targets", arguments);
  explains->add_option("DIR", arguments->folder, "Plan folder")->required();
  explains->callback([arguments, &status] { status = show(*arguments, &plan::explain); });

  auto* traces = verb(*plan, "trace", "Every clause and what it became", arguments);
  traces->add_option("DIR", arguments->folder, "Plan folder")->required();
  traces->callback([arguments, &status] { status = show(*arguments, &plan::trace); });

  auto* diffs = verb(*plan, "diff", "What differs between two plans, in words", arguments);
  diffs->add_option("OLD", arguments->folder, "Plan folder")->required();
  diffs->add_option("NEW", arguments->other, "Plan folder")->required();
  diffs->callback([arguments, &status] { status = compare(*arguments); });

  auto* schema = plan->add_subcommand("schema", "JSON Schema of the plan files, for editors");
  schema->callback([&status] {
    std::printf("%s", plan::json_schema().c_str());
    status = 0;
  });
}

}  // namespace hoanhap::cli
