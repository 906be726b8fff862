// clauses.tsv, the programme's duty list, and clauses.yaml, what carries each of its rows.
#include <fmt/format.h>

#include "core/bytes.h"
#include "core/text.h"
#include "plan/bind.h"
#include "plan/schema.h"

namespace hoanhap::plan {
namespace {

constexpr std::string_view kHeader =
    "id\tactor\tduty_vi\tduty_en\twhen\treceiver\tbecomes\thow\tprotects";
constexpr std::size_t kColumns = 9;

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = line.find(by);
    parts.push_back(line.substr(0, at));
    if (at == std::string_view::npos) return parts;
    line.remove_prefix(at + 1);
  }
}

Clause clause(const std::vector<std::string_view>& cells, std::string_view row) {
  const auto cell = [&](std::size_t i) { return std::string(cells[i]); };
  Clause result;
  result.id = cell(0);
  result.actor = cell(1);
  result.duty = {cell(2), cell(3)};
  result.when = cell(4);
  result.receiver = cell(5);
  result.becomes = cell(6);
  result.how = cell(7);
  result.protects = cell(8);
  const auto hash = blake2b(row);
  result.hash = hex(std::span(hash).first(16));
  return result;
}

void rows(std::string_view text, Bound& bound, Report& report) {
  if (text.size() > kMaxFileBytes || !valid_utf8(text))
    return report.error({"clauses.tsv", 1, 1}, "clauses.tsv phải là UTF-8, nhiều nhất 1 MiB",
                        "clauses.tsv must be UTF-8 of at most 1 MiB");
  const auto lines = split(text, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto line = lines[i];
    if (line.ends_with('\r')) line.remove_suffix(1);
    const Position at{"clauses.tsv", static_cast<int>(i + 1), 1};
    if (i == 0) {
      if (line != kHeader)
        report.error(at,
                     "dòng đầu phải là các cột id, actor, duty_vi, duty_en, when, receiver, "
                     "becomes, how, protects",
                     "the first line must be the columns id, actor, duty_vi, duty_en, when, "
                     "receiver, becomes, how, protects");
      continue;
    }
    if (line.empty()) continue;
    const auto cells = split(line, '\t');
    if (cells.size() != kColumns) {
      report.error(at, fmt::format("dòng này có {} cột, phải có {}", cells.size(), kColumns),
                   fmt::format("this row has {} columns, it must have {}", cells.size(), kColumns));
      continue;
    }
    bound.plan.clauses.push_back(clause(cells, line));
    bound.clauses.push_back({at, nullptr});
  }
}

struct Outcome {
  std::string_view key;
  ClauseOutcome outcome;
};
// `tracked` comes last: beside another answer it says what stands in the clause's place.
constexpr Outcome outcomes[] = {
    {"refused", ClauseOutcome::refused},
    {"replaced", ClauseOutcome::replaced},
    {"not measurable", ClauseOutcome::not_measurable},
    {"later", ClauseOutcome::later},
    {"context", ClauseOutcome::context},
    {"tracked", ClauseOutcome::tracked},
};

void answer(const Node::Entry& entry, Clause& clause, Report& report) {
  check_shape(entry.value, *object("answer"), report);
  int answers = 0;
  bool found = false;
  for (const auto& [key, outcome] : outcomes) {
    if (!entry.value.find(key)) continue;
    if (outcome != ClauseOutcome::tracked) ++answers;
    if (found) continue;
    found = true;
    clause.outcome = outcome;
    if (outcome != ClauseOutcome::tracked) clause.reason = member::text(entry.value, key);
  }
  clause.carried_by = member::words(entry.value, "tracked");
  if (answers > 1 || !found)
    report.error(entry.at,
                 fmt::format("khoản {} cần đúng một câu trả lời: tracked, refused, replaced, not "
                             "measurable, later hoặc context",
                             entry.key),
                 fmt::format("clause {} needs exactly one answer: tracked, refused, replaced, not "
                             "measurable, later or context",
                             entry.key));
}

}  // namespace

void bind_clauses(const Sources& sources, Bound& bound, Report& report) {
  if (sources.has_clauses) rows(sources.clauses_tsv, bound, report);
  const auto* file = sources.file("clauses.yaml");
  if (!file || file->broken) return;
  if (file->root.kind != Node::Kind::map)
    return report.error(file->root.at, "tệp này gồm các dòng \"khoản: câu trả lời\"",
                        "this file holds lines \"clause: answer\"");
  std::map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < bound.plan.clauses.size(); ++i)
    index.emplace(bound.plan.clauses[i].id, i);
  for (const auto& entry : file->root.entries) {
    const auto found = index.find(entry.key);
    if (found == index.end()) {
      report.error(entry.at, fmt::format("clauses.tsv không có khoản \"{}\"", entry.key),
                   fmt::format("clauses.tsv has no clause \"{}\"", entry.key));
      continue;
    }
    bound.clauses[found->second].answer = &entry;
    answer(entry, bound.plan.clauses[found->second], report);
  }
}

}  // namespace hoanhap::plan
