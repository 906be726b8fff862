#pragma once

#include <string>
#include <vector>

#include "plan/node.h"

namespace hoanhap::plan {

// The files of a plan folder, sorted by path: *.yaml at the top, forms/*.yaml, assessment/*.yaml,
// clauses.tsv, plan.lock with their text, and templates/* by name only. Links that lead out of the
// folder, files over 1 MiB and more than 500 files are refused.
std::vector<SourceFile> load_folder(const std::string& path, std::vector<Diagnostic>& diagnostics);

// Whether a file at this path inside the folder is part of a plan; others are passed over.
bool belongs(std::string_view path);
inline constexpr std::size_t kMaxFiles = 500;

// Text dumps of the stages, filled where a pointer is given; for tests and `plan check --dump`.
struct Stages {
  std::string* read = nullptr;
  std::string* bind = nullptr;
  std::string* compile = nullptr;
};

// compile_folder without a folder. Plan::folder stays empty.
Compiled compile_files(const std::vector<SourceFile>& files, const Stages* stages = nullptr);

}  // namespace hoanhap::plan
