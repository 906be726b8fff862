#pragma once

#include <set>
#include <string>
#include <vector>

#include "plan/model.h"
#include "records/model.h"

namespace hoanhap::records {

// What is not right with a filled form. Pure; the browser shows the same from the same plan.
struct Problem {
  enum class Kind { blank, range, check, missing_base, differs };
  Kind kind = Kind::check;
  std::string id;       // of the check: what an explanation is keyed by; "" for blank and range
  std::string element;  // the cell to look at first
  Text text;
  bool explained = false;  // warnings only
};
std::string_view name(Problem::Kind kind);

// Errors stop the presenting; warnings ask for an explanation.
struct Problems {
  std::vector<Problem> errors, warnings;
};

// `computed` names the cells that nobody types (a view's sums, a consolidation's `from`): they may
// be blank. `previous` is the period before, null where there is none; a check that compares with
// it holds then, like every check whose value is blank. One that ends in an error (overflow,
// division by zero) does not hold.
Problems find_problems(const plan::Form& form, const Contents& contents, const Contents* previous,
                       const std::set<std::string, std::less<>>& computed = {});

// Marks the warnings that `explanations` answers.
void mark_explained(Problems& problems, const Texts& explanations);

// The first reason not to present: 422 `blank-cells`, `checks-failed` or `explanations-missing`,
// each with all its fields.
Result<bool> presentable(const plan::Form& form, const Problems& problems);

}  // namespace hoanhap::records
