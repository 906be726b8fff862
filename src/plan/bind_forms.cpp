#include "core/decimal.h"
#include "plan/bind.h"
#include "plan/schema.h"

namespace hoanhap::plan {
namespace {

ElementType type(std::string_view word) {
  if (word == "money") return ElementType::money;
  if (word == "decimal") return ElementType::decimal;
  if (word == "text") return ElementType::text;
  if (word == "date") return ElementType::date;
  if (word == "yes/no") return ElementType::yes_no;
  if (word == "choice") return ElementType::choice;
  if (word == "unit") return ElementType::unit;
  return ElementType::whole;
}

OverTime over_time(std::string_view word) {
  if (word == "sum") return OverTime::sum;
  if (word == "last") return OverTime::last;
  if (word == "max") return OverTime::max;
  return OverTime::none;
}

FormNature nature(std::string_view word) {
  if (word == "event") return FormNature::event;
  if (word == "document") return FormNature::document;
  if (word == "consolidation") return FormNature::consolidation;
  if (word == "reply") return FormNature::reply;
  return FormNature::report;
}

std::optional<std::int64_t> bound_of(const Node& node, std::string_view key, ElementType type) {
  const auto scaled = member::decimal(node, key);
  if (!scaled) return std::nullopt;
  return type == ElementType::decimal ? *scaled : *scaled / kDecimalScale;
}

Element element(const Node& node) {
  Element e;
  e.id = member::word(node, "id");
  e.title = member::text(node, "title");
  e.help = member::text(node, "help");
  e.type = type(node.word("type"));
  e.over_time = over_time(node.word("time"));
  e.over_units = node.word("units") == "sum" ? OverUnits::sum : OverUnits::none;
  e.counts_people = member::flag(node, "people", false);
  e.required = member::flag(node, "required", true);
  e.slot = -1;  // given by the lock, in compile
  e.min = bound_of(node, "min", e.type);
  e.max = bound_of(node, "max", e.type);
  if (!e.min && (e.type == ElementType::whole || e.type == ElementType::money)) e.min = 0;
  e.max_length = static_cast<int>(
      std::clamp<std::int64_t>(member::whole(node, "max length").value_or(2000), 1, 20'000));
  if (e.type != ElementType::text) e.max_length = 0;
  for (const auto& choice : member::list(node, "choices"))
    e.choices.push_back({member::word(choice, "id"), member::text(choice, "title")});
  e.many = member::flag(node, "many", false);
  e.prefill_previous = node.word("prefill") == "previous";
  e.sealed =
      node.word("prefill") == "filed referrals" ? "filed" : std::string(node.word("from support"));
  e.counts = member::word(node, "counts");
  e.tells_of = member::words(node, "tells of");
  std::erase(e.tells_of, "none");
  e.part_of = member::word(node, "part of");
  e.clauses = member::words(node, "clauses");
  e.at = node.at;
  return e;
}

// BCPX of bao-cao-phuong-xa.
std::string initials(std::string_view id) {
  std::string result;
  bool first = true;
  for (const char c : id) {
    if (first && c >= 'a' && c <= 'z')
      result += static_cast<char>(c - 'a' + 'A');
    else if (first && c != '-')
      result += c;
    first = c == '-';
  }
  return result;
}

Form header(const Node& root, const Plan& plan) {
  Form form;
  form.id = member::word(root, "form");
  form.title = member::text(root, "title");
  form.nature = nature(root.word("nature"));
  const auto usual =
      form.nature == FormNature::event ? PeriodKind::half_month : PeriodKind::quarter;
  form.base = rhythm_kind(root.word("base")).value_or(usual);
  for (const auto& view : member::words(root, "views"))
    if (const auto kind = rhythm_kind(view)) form.views.push_back(*kind);
  form.calendar =
      member::word(root, "calendar", plan.calendars.empty() ? "" : plan.calendars.front().id);
  form.line_tree = root.word("totals") == "line";
  form.text_template = member::word(root, "template");
  form.short_id = member::word(root, "short", initials(form.id));
  form.at = root.at;
  return form;
}

}  // namespace

void bind_forms(const Sources& sources, Bound& bound, Report& report) {
  for (const auto& file : sources.files) {
    if (file.broken || !file.path.starts_with("forms/")) continue;
    const auto& root = file.root;
    check_shape(root, *object("form"), report);
    auto form = header(root, bound.plan);
    Bound::FormSource source{&root, {}};
    for (const auto& section_node : member::list(root, "sections")) {
      Section section{member::text(section_node, "title"), {}};
      for (const auto& node : member::list(section_node, "elements")) {
        form.elements.push_back(element(node));
        section.elements.push_back(form.elements.back().id);
        source.elements.push_back(&node);
      }
      form.sections.push_back(std::move(section));
    }
    bound.plan.forms.push_back(std::move(form));
    bound.forms.push_back(std::move(source));
  }
}

}  // namespace hoanhap::plan
