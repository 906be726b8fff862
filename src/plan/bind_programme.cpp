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
}

}  // namespace hoanhap::plan
