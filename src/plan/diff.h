#pragma once

#include <string>
#include <vector>

#include "plan/compile.h"

namespace hoanhap::plan {

// One thing that differs between two compiled plans, in words a person decides by. What stays the
// same in meaning (order, comments, positions) is no change.
struct PlanChange {
  enum class What {
    programme,
    calendar,
    unit,
    set,
    form,
    element,
    slot,
    check,
    task,
    duty,
    indicator,
    target,
    clause
  };
  enum class How { added, removed, changed };
  What what = What::programme;
  How how = How::changed;
  std::string id;  // "ea-tam", "bao-cao.tt-buoi", "bao-cao-phuong/quarterly"
  Text words;
  bool operator==(const PlanChange&) const = default;
};

// From `before` to `now`, in the order of What.
std::vector<PlanChange> diff(const Plan& before, const Plan& now);
Text in_words(const PlanChange& change);  // "biểu bao-cao: tên: A → B"
std::string print(const std::vector<PlanChange>& changes, Language language);

}  // namespace hoanhap::plan
