#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "indicators/expression.h"
#include "plan/model.h"
#include "plan/node.h"
#include "plan/report.h"

namespace hoanhap::plan {

// Everything of a plan as it was read: one tree a file, and the two files that are not YAML.
struct Sources {
  struct File {
    std::string path;
    Node root;
    bool broken =
        false;  // a syntax error was reported; nothing is said about what it may have held
  };
  std::vector<File> files;
  std::vector<std::string> others;  // templates, by path
  std::string clauses_tsv, lock;
  bool has_clauses = false, has_lock = false;

  const File* file(std::string_view path) const;
  bool broken(std::string_view prefix) const;  // is any file broken whose path begins so
};

// The plan after binding: every part is in `plan`, in file order, with the node it came from beside
// it, so that a check can point at the very word it speaks of. Names are still text, expressions
// are bound trees or empty where a mistake was reported. Nodes belong to the Sources, which must
// live on.
struct Bound {
  Plan plan;
  struct FormSource {
    const Node* node = nullptr;
    std::vector<const Node*> elements;  // as plan.forms[i].elements
  };
  std::vector<FormSource> forms;
  std::vector<const Node*> sets, units, tasks, indicators, targets;
  const Node* programme = nullptr;
  struct DutySource {
    const Node* task;
    const Node* due;  // the value of the recurrence's key
  };
  std::vector<DutySource> duties;
  struct ClauseSource {
    Position row;                         // in clauses.tsv
    const Node::Entry* answer = nullptr;  // in clauses.yaml
  };
  std::vector<ClauseSource> clauses;
};

// read -> bind. Each binder checks the shape of its file by the table, then fills its part.
Bound bind(const Sources& sources, Report& report);
void bind_programme(const Sources& sources, Bound& bound, Report& report);
void bind_units(const Sources& sources, Bound& bound, Report& report);
void bind_forms(const Sources& sources, Bound& bound, Report& report);
void bind_tasks(const Sources& sources, Bound& bound, Report& report);
void bind_targets(const Sources& sources, Bound& bound, Report& report);
void bind_clauses(const Sources& sources, Bound& bound, Report& report);
void bind_expressions(const Sources& sources, Bound& bound, Report& report);
std::string dump(const Bound& bound);  // one part a line, references as they were written

// Helpers that read a member of a map as what the table says it is; an absent or wrongly shaped one
// (reported already) gives the fallback.
namespace member {
Text text(const Node& node, std::string_view key);
std::string word(const Node& node, std::string_view key, std::string_view fallback = {});
std::vector<std::string> words(const Node& node, std::string_view key);
std::vector<std::string> clauses(const Node& node);  // `clause` and `clauses`
bool flag(const Node& node, std::string_view key, bool fallback);
std::optional<std::int64_t> whole(const Node& node, std::string_view key);
std::optional<std::int64_t> decimal(const Node& node, std::string_view key);
std::optional<Date> date(const Node& node, std::string_view key);
const std::vector<Node>& list(const Node& node, std::string_view key);
Position at(const Node& node, std::string_view key);  // of the value, or of the node itself
// Of the item of a list that says `word`, or of the value.
Position at_word(const Node& node, std::string_view key, std::string_view word);
}  // namespace member

inline constexpr Date kOpenFrom{-25567};  // 1900-01-01
inline constexpr Date kOpenTo{2932896};   // 9999-12-31

std::optional<PeriodKind> rhythm_kind(std::string_view word);  // "quarterly" -> quarter
std::string_view rhythm_word(PeriodKind kind);

}  // namespace hoanhap::plan
