#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/json.h"
#include "plan/model.h"
#include "records/model.h"
#include "units/registry.h"

namespace hoanhap::records {

// What one save asks for: only what was changed, as PUT /records/{id}/draft carries it
// ({cells, explanations, notes, corrections}). Pure.
//
// `computed`: the cells that nobody types. `explainable`: ids a text may explain (the form's
// warnings, and what sources.h adds). In a view `corrections` may differ from computed figures.
struct EditRules {
  const plan::Form& form;
  const std::set<std::string, std::less<>>& computed;
  const std::set<std::string, std::less<>>& explainable;
  bool view = false;
  const units::Registry* units = nullptr;
};

// Applies `body` to `contents` and answers the keys it touched: an element's id,
// "explanation:<id>", "note:<element>", "correction:<element>". All or nothing: every refused field
// is in one error.
Result<std::vector<std::string>> apply_edit(const EditRules& rules, const Json& body,
                                            Contents& contents);

// One touched key's value in `contents`, as JSON, for showing a conflict.
std::string touched_json(const plan::Form& form, const Contents& contents, std::string_view key);

// The keys of `body` that others changed after version `base`, to something else than `body` says.
struct Conflict {
  std::string key, yours, theirs;  // the values as JSON
  Touch touch;
};
std::vector<Conflict> find_conflicts(const EditRules& rules, const Json& body, const Contents& now,
                                     const Touches& touches, std::int64_t base);

// "Không phát sinh": every blank required cell that can say so says so: numbers 0, yes/no no, a
// choice with several answers none of them. Texts, dates and single choices stay blank. The keys
// touched.
std::vector<std::string> nothing_occurred(const EditRules& rules, Contents& contents);

}  // namespace hoanhap::records
