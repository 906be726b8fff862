#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "plan/model.h"

namespace hoanhap::plan {

struct Diagnostic {
  Position at;
  enum class Kind { error, warning } kind = Kind::error;
  Text message;  // what is wrong; what would be right
};

enum class Language { vi, en };
std::string print(const Diagnostic& diagnostic, Language language);  // file:line:column: lỗi: …

struct Compiled {
  std::shared_ptr<const Plan> plan;  // null when there is an error
  std::vector<Diagnostic> diagnostics;
  std::string lock;  // what plan.lock should hold
};

// read -> bind -> check -> compile for the folder at `path`. Never throws on any content.
Compiled compile_folder(const std::string& path);

// What a browser needs of the plan: forms, elements, checks as source text and syntax tree,
// choices, period kinds, unit names; no clause texts.
std::string browser_json(const Plan& plan);

}  // namespace hoanhap::plan
