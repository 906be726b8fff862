#pragma once

#include <map>
#include <string>
#include <vector>

#include "plan/bind.h"

namespace hoanhap::plan {

// plan.lock: what must not change silently once figures exist. Each form's version and layout, each
// element's type and slot, each clause's hash. A slot is never given twice: a removed element keeps
// its line as a grave.
struct Lock {
  struct Cell {
    std::string id, type;
    int slot = -1;  // -1: a type without a slot
    bool grave = false;
    Position at;
  };
  struct Form {
    std::string id;
    int version = 1, layout = 1;
    std::string hash;  // of elements and checks
    std::vector<Cell> cells;
    Position at;
    const Cell* cell(std::string_view id) const;
  };
  std::vector<Form> forms;
  std::map<std::string, std::string, std::less<>> clauses;
  const Form* form(std::string_view id) const;
};

Lock read_lock(std::string_view text, Report& report);
std::string write(const Lock& lock, std::string_view plan_id);

// Gives every element its slot and every form its version and layout, as `lock` says or going on
// from it, and returns the lock as it should be now. Reports elements whose type or slot differs.
Lock apply(const Lock& lock, Bound& bound, Report& report);

// Of what a version counts: a form's elements and checks.
std::string content_hash(const Form& form);
std::string_view lock_type(
    const Element& element);  // "whole", …; "choices" where several may be ticked

}  // namespace hoanhap::plan
