#include <map>

#include <fmt/format.h>

#include "plan/words.h"

namespace hoanhap::plan {
namespace {

// What of the plan names a clause, beside what clauses.yaml says carries it.
using Mentions = std::map<std::string, std::vector<std::string>, std::less<>>;

Mentions mentions(const Plan& plan) {
  Mentions found;
  const auto note = [&](const std::vector<std::string>& clauses, const std::string& what) {
    for (const auto& clause : clauses) found[clause].push_back(what);
  };
  for (const auto& task : plan.tasks) note(task.clauses, "task:" + task.id);
  for (const auto& target : plan.targets) note(target.clauses, "target:" + target.id);
  for (const auto& indicator : plan.indicators)
    note(indicator.clauses, "indicator:" + indicator.id);
  for (const auto& form : plan.forms)
    for (const auto& e : form.elements) note(e.clauses, "form:" + form.id + "." + e.id);
  return found;
}

std::string join(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// The duties of the tasks named, each with its due rule, so that a local setting is seen here too.
void duties(std::string& out, const Plan& plan, const std::vector<std::string>& carriers,
            Language language) {
  for (const auto& duty : plan.duties)
    if (std::find(carriers.begin(), carriers.end(), "task:" + duty.task) != carriers.end())
      out += fmt::format("    {}: {}\n", duty.id, in(in_words(duty), language));
}

}  // namespace

std::string trace(const Plan& plan, Language language) {
  const bool vi = language == Language::vi;
  const auto found = mentions(plan);
  std::map<ClauseOutcome, int> counts;
  std::string out;
  for (const auto& clause : plan.clauses) {
    ++counts[clause.outcome];
    auto carriers = clause.carried_by;
    if (const auto more = found.find(clause.id); more != found.end())
      for (const auto& what : more->second)
        if (std::find(carriers.begin(), carriers.end(), what) == carriers.end())
          carriers.push_back(what);
    out += fmt::format("{}\t{}: {}\n", clause.id, in(in_words(clause.outcome), language),
                       in(clause.duty, language));
    if (!carriers.empty()) out += fmt::format("    → {}\n", join(carriers));
    duties(out, plan, carriers, language);
    if (clause.reason != Text{})
      out += fmt::format("    {}: {}\n", vi ? "lý do" : "reason", in(clause.reason, language));
    const bool guarded =
        clause.outcome == ClauseOutcome::refused || clause.outcome == ClauseOutcome::replaced;
    if (guarded && !clause.protects.empty())
      out += fmt::format("    {}: {}\n",
                         vi ? "quyền được bảo vệ (điều không được có)" : "protects against",
                         clause.protects);
  }
  out += fmt::format("\n{} {}", plan.clauses.size(), vi ? "khoản" : "clauses");
  for (const auto& [outcome, count] : counts)
    out += fmt::format("; {} {}", in(in_words(outcome), language), count);
  return out + "\n";
}

}  // namespace hoanhap::plan
