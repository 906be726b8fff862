#include <fmt/format.h>

#include "plan/bind.h"
#include "plan/schema.h"

namespace hoanhap::plan {
namespace {

std::vector<Holiday> holidays(const Node& root) {
  std::vector<Holiday> result;
  for (const auto& node : member::list(root, "holidays")) {
    const auto from = member::date(node, "from"), to = member::date(node, "to");
    if (from && to) result.push_back({*from, *to, member::text(node, "title")});
  }
  return result;
}

void calendars(const Node& root, Bound& bound) {
  for (const auto& node : member::list(root, "calendars")) {
    Calendar calendar;
    calendar.id = member::word(node, "id");
    calendar.kind = node.word("kind") == "decree 09/2019" ? CalendarKind::decree_09
                                                          : CalendarKind::calendar_months;
    calendar.shift_to_working_day = node.word("on holiday") == "next working day";
    calendar.holidays = holidays(root);
    bound.plan.calendars.push_back(std::move(calendar));
  }
}

std::vector<Choice> choices(const Node& node, std::string_view key) {
  std::vector<Choice> result;
  for (const auto& choice : member::list(node, key))
    result.push_back({member::word(choice, "id"), member::text(choice, "title")});
  return result;
}

// Hours and months that make sense; out of them, a mistake in the file rather than a choice.
int between(const Node& node, std::string_view key, int least, int most, Report& report) {
  const auto value = member::whole(node, key);
  if (!value) return least;
  if (*value >= least && *value <= most) return static_cast<int>(*value);
  report.error(member::at(node, key), fmt::format("phải từ {} đến {}", least, most),
               fmt::format("must lie between {} and {}", least, most));
  return least;
}

Support support(const Node& node, Report& report) {
  Support s;
  s.office = member::word(node, "office");
  if (const auto* children = node.find("children")) {
    s.children = member::word(*children, "office");
    s.children_hours = between(*children, "hours", 1, 168, report);
    s.children_local = member::flag(*children, "local", false);
  }
  if (const auto* consent = node.find("consent")) {
    s.consent_months = between(*consent, "months", 1, 24, report);
    s.consent_local = member::flag(*consent, "local", false);
  }
  s.services = choices(node, "services");
  s.outcomes = choices(node, "outcomes");
  return s;
}

}  // namespace

void bind_programme(const Sources& sources, Bound& bound, Report& report) {
  const auto* file = sources.file("programme.yaml");
  if (!file)
    return report.error({"programme.yaml", 0, 0}, "thiếu tệp programme.yaml",
                        "the file programme.yaml is missing");
  if (file->broken) return;
  const auto& root = file->root;
  check_shape(root, *object("programme"), report);
  bound.programme = &root;
  auto& plan = bound.plan;
  plan.id = member::word(root, "programme");
  plan.title = member::text(root, "title");
  plan.year =
      static_cast<int>(std::clamp<std::int64_t>(member::whole(root, "year").value_or(0), 0, 9999));
  plan.from = member::date(root, "from").value_or(kOpenFrom);
  plan.to = member::date(root, "to").value_or(kOpenTo);
  plan.publishing_unit = member::word(root, "publishing unit");
  if (const auto* document = root.find("document"))
    plan.document = {
        member::word(*document, "number"), member::word(*document, "issuer"),
        member::word(*document, "signer"), member::word(*document, "place"),
        member::word(*document, "parent"), member::date(*document, "date").value_or(Date{})};
  calendars(root, bound);
  if (const auto* sealed = root.find("support")) plan.support = support(*sealed, report);
}

}  // namespace hoanhap::plan
