#include <fmt/format.h>

#include "plan/check.h"

namespace hoanhap::plan {

void check_clauses(const Sources& sources, const Bound& bound, Report& report) {
  const auto* answers = sources.file("clauses.yaml");
  if (!sources.has_clauses) {
    if (answers && !answers->broken && !answers->root.entries.empty())
      report.error({"clauses.tsv", 0, 0}, "thiếu tệp clauses.tsv",
                   "the file clauses.tsv is missing");
    return;
  }
  if (answers && answers->broken) return;
  for (std::size_t i = 0; i < bound.plan.clauses.size(); ++i) {
    const auto& clause = bound.plan.clauses[i];
    const auto& source = bound.clauses[i];
    if (!source.answer) {
      report.error(source.row,
                   fmt::format("khoản {} chưa có câu trả lời trong clauses.yaml", clause.id),
                   fmt::format("clause {} has no answer in clauses.yaml", clause.id));
      continue;
    }
    const bool guarded = clause.outcome == ClauseOutcome::refused;
    if (guarded && clause.protects.empty())
      report.error(
          source.answer->at,
          fmt::format(
              "khoản {} bị từ chối nhưng cột protects của clauses.tsv không ghi quyền được bảo vệ",
              clause.id),
          fmt::format("clause {} is refused, but the column protects of clauses.tsv names no right",
                      clause.id));
    if (clause.outcome == ClauseOutcome::tracked && clause.carried_by.empty())
      report.error(source.answer->at,
                   fmt::format("khoản {} được theo dõi bằng gì? tracked còn trống", clause.id),
                   fmt::format("what carries clause {}? tracked is empty", clause.id));
  }
}

}  // namespace hoanhap::plan
