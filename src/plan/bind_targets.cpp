#include "plan/bind.h"
#include "plan/schema.h"

namespace hoanhap::plan {
namespace {

// Both files may be left out: a small plan has neither.
const Node* root(const Sources& sources, std::string_view path, std::string_view name,
                 Report& report) {
  const auto* file = sources.file(path);
  if (!file || file->broken) return nullptr;
  check_shape(file->root, *object(name), report);
  return &file->root;
}

Target target(const Node& node) {
  Target result;
  result.id = member::word(node, "id");
  result.clauses = member::clauses(node);
  result.title = member::text(node, "title");
  result.goal = node.find("at most") ? Target::Goal::at_most : Target::Goal::share_at_least;
  result.reach = node.find("at most") ? member::decimal(node, "at most").value_or(0)
                                      : percent(node.word("reach")).value_or(0);
  result.counts_people = member::flag(node, "people", false);
  result.note = member::text(node, "note");
  result.at = node.at;
  return result;
}

Indicator indicator(const Node& node) {
  Indicator result;
  result.id = member::word(node, "id");
  result.title = member::text(node, "title");
  result.unit_of_measure = member::word(node, "unit");
  result.counts_people = member::flag(node, "people", false);
  result.clauses = member::clauses(node);
  result.at = node.at;
  return result;
}

}  // namespace

void bind_targets(const Sources& sources, Bound& bound, Report& report) {
  if (const auto* targets = root(sources, "targets.yaml", "targets file", report))
    for (const auto& node : member::list(*targets, "targets")) {
      bound.plan.targets.push_back(target(node));
      bound.targets.push_back(&node);
    }
  if (const auto* indicators = root(sources, "indicators.yaml", "indicators file", report))
    for (const auto& node : member::list(*indicators, "indicators")) {
      bound.plan.indicators.push_back(indicator(node));
      bound.indicators.push_back(&node);
    }
}

}  // namespace hoanhap::plan
