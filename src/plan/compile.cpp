#include "plan/compile.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "core/bytes.h"
#include "indicators/suggest.h"
#include "plan/canonical.h"
#include "plan/check.h"
#include "plan/files.h"
#include "plan/held.h"
#include "plan/lock.h"

namespace hoanhap::plan {
namespace {

constexpr std::string_view kKnown[] = {"programme.yaml", "units.yaml",      "tasks.yaml",
                                       "targets.yaml",   "indicators.yaml", "clauses.yaml",
                                       "help.yaml"};

bool known(std::string_view path) {
  return std::find(std::begin(kKnown), std::end(kKnown), path) != std::end(kKnown) ||
         path.starts_with("forms/") || path.starts_with("assessment/");
}

Sources read_all(const std::vector<SourceFile>& files, Report& report) {
  Sources sources;
  for (const auto& file : files) {
    if (file.path == "clauses.tsv") {
      sources.clauses_tsv = file.text;
      sources.has_clauses = true;
    } else if (file.path == "plan.lock") {
      sources.lock = file.text;
      sources.has_lock = true;
    } else if (!file.path.ends_with(".yaml")) {
      sources.others.push_back(file.path);
    } else if (!known(file.path)) {
      const auto hint = indicators::with_suggestion(
          {"tệp này không thuộc kế hoạch", "this file is no part of a plan"}, file.path,
          {std::begin(kKnown), std::end(kKnown)});
      report.warning({file.path, 1, 1}, hint.vi, hint.en);
    } else {
      std::vector<Diagnostic> problems;
      auto root = read(file, problems);
      if (root.at.file.empty()) root.at = {file.path, 1, 1};
      for (auto& problem : problems)
        report.error(std::move(problem.at), std::move(problem.message));
      sources.files.push_back({file.path, std::move(root), !problems.empty()});
    }
  }
  return sources;
}

void check(const Sources& sources, const Bound& bound, Report& report) {
  check_names(sources, bound, report);
  check_units(bound, report);
  check_forms(bound, report);
  check_tells(bound, report);
  check_duties(bound, report);
  check_due(bound, report);
  check_sums(bound, report);
  check_goals(bound, report);
  check_clauses(sources, bound, report);
}

}  // namespace

Compiled compile_files(const std::vector<SourceFile>& files, const Stages* stages) {
  Report report;
  const auto sources = read_all(files, report);
  auto bound = bind(sources, report);
  check(sources, bound, report);
  const auto before = sources.has_lock ? read_lock(sources.lock, report) : Lock{};
  const auto lock = apply(before, bound, report);
  Compiled result;
  result.lock = write(lock, bound.plan.id);
  if (stages && stages->read)
    for (const auto& file : sources.files)
      *stages->read += fmt::format("# {}\n{}", file.path, dump(file.root));
  if (stages && stages->bind) *stages->bind = dump(bound);
  if (!report.failed()) {
    if (!sources.has_lock)
      report.warning({"plan.lock", 0, 0},
                     "chưa có plan.lock; chạy: hoanhap plan check --write-lock",
                     "there is no plan.lock yet; run: hoanhap plan check --write-lock");
    else if (result.lock != sources.lock)
      report.warning({"plan.lock", 1, 1},
                     "plan.lock không còn khớp kế hoạch; chạy: hoanhap plan check --write-lock",
                     "plan.lock no longer fits the plan; run: hoanhap plan check --write-lock");
    mark_held(bound.plan);
    for (auto& form : bound.plan.forms) form.index();
    const auto text = canonical(bound.plan);
    if (stages && stages->compile) *stages->compile = text;
    bound.plan.hash = hex(blake2b(text));
    result.plan = std::make_shared<const Plan>(std::move(bound.plan));
  }
  result.diagnostics = report.take();
  return result;
}

Compiled compile_folder(const std::string& path) {
  std::vector<Diagnostic> problems;
  const auto files = load_folder(path, problems);
  if (!problems.empty()) return {nullptr, std::move(problems), {}};
  auto result = compile_files(files);
  if (result.plan) {
    auto plan = std::make_shared<Plan>(*result.plan);
    plan->folder = path;
    result.plan = std::move(plan);
  }
  return result;
}

}  // namespace hoanhap::plan
