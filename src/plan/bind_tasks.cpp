#include <charconv>

#include <fmt/format.h>

#include "plan/bind.h"
#include "plan/schema.h"

namespace hoanhap::plan {
namespace {

// The number in "end + 5 days" or "24 hours"; nullopt for anything else.
std::optional<int> number_between(std::string_view text, std::string_view before,
                                  std::string_view after) {
  if (!text.starts_with(before)) return std::nullopt;
  text.remove_prefix(before.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || value < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  while (text.starts_with(' ')) text.remove_prefix(1);
  const bool one = after.ends_with('s') && text == after.substr(0, after.size() - 1);
  return text == after || one ? std::optional(value) : std::nullopt;
}

constexpr int kMostDays = 366, kMostHours = 24 * 366;

void due_by(const Node& node, Due& due, Report& report) {
  due.kind = DueKind::by;
  const auto text = node.word("by");
  if (const auto date = Date::parse_iso(text)) {
    due.date = *date;
  } else if (const auto days = number_between(text, "end +", "days"); days && *days <= kMostDays) {
    due.days_after_end = *days;
  } else if (text != "end") {
    report.error(member::at(node, "by"),
                 "\"by\" phải là một ngày (2018-04-27) hoặc như \"end + 5 days\"",
                 "\"by\" must be a date (2018-04-27) or such as \"end + 5 days\"");
  }
}

Due due(const Node& node, bool flash, Report& report) {
  Due result;
  result.local_setting = member::flag(node, "local", false);
  if (node.kind != Node::Kind::map) return result;
  const bool before = node.find("before"), by = node.find("by"), within = node.find("within");
  if (before + by + within != 1 || within != flash) {
    report.error(node.at,
                 flash ? "hạn của báo cáo nhanh viết là { within: 24 hours }"
                       : "hạn phải có đúng một mục: before hoặc by",
                 flash ? "a flash report is due { within: 24 hours }"
                       : "a due rule has exactly one of: before, by");
    return result;
  }
  if (before) {
    result.kind = DueKind::before;
    result.date = member::date(node, "before");
  }
  if (by) due_by(node, result, report);
  if (within) {
    const auto hours = number_between(node.word("within"), "", "hours");
    if (!hours || *hours > kMostHours)
      report.error(member::at(node, "within"), "\"within\" viết như \"24 hours\"",
                   "\"within\" is written such as \"24 hours\"");
    result.hours_after_event = hours.value_or(24);
  }
  return result;
}

constexpr std::string_view kRecurrences[] = {"once",        "flash",        "monthly", "quarterly",
                                             "half-yearly", "nine-monthly", "yearly"};

void duties(const Node& node, Task& task, Bound& bound, Report& report) {
  for (const auto recurrence : kRecurrences) {
    const auto* rule = node.find(recurrence);
    if (!rule) continue;
    Duty duty;
    duty.id = fmt::format("{}/{}", task.id, recurrence);
    duty.task = task.id;
    duty.owes = member::word(node, "owes");
    duty.form = member::word(node, "form");
    duty.recurrence.flash = recurrence == "flash";
    const auto* form = bound.plan.form(duty.form);
    duty.recurrence.kind =
        rhythm_kind(recurrence).value_or(form ? form->base : PeriodKind::half_month);
    duty.due = due(*rule, duty.recurrence.flash, report);
    duty.to = member::word(node, "to");
    duty.via = member::word(node, "via");
    duty.request = member::flag(node, "request", false);
    duty.at = node.entry(recurrence)->at;
    task.duties.push_back(duty.id);
    bound.plan.duties.push_back(std::move(duty));
    bound.duties.push_back({&node, rule});
  }
}

}  // namespace

void bind_tasks(const Sources& sources, Bound& bound, Report& report) {
  const auto* file = sources.file("tasks.yaml");
  if (!file)
    return report.error({"tasks.yaml", 0, 0}, "thiếu tệp tasks.yaml",
                        "the file tasks.yaml is missing");
  if (file->broken) return;
  check_shape(file->root, *object("tasks file"), report);
  for (const auto& node : member::list(file->root, "tasks")) {
    Task task;
    task.id = member::word(node, "id");
    task.clauses = member::clauses(node);
    task.title = member::text(node, "title");
    task.lead = member::words(node, "lead");
    task.coordinates = member::words(node, "with");
    task.rhythm = member::word(node, "rhythm");
    task.evidence = member::text(node, "evidence");
    task.at = node.at;
    duties(node, task, bound, report);
    bound.plan.tasks.push_back(std::move(task));
    bound.tasks.push_back(&node);
  }
}

}  // namespace hoanhap::plan
