#include "records/validate.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/decimal.h"
#include "indicators/expression.h"
#include "records/cells.h"

namespace hoanhap::records {
namespace {

// The cells of one form and of the same form a period before, to an expression.
class RecordScope final : public indicators::Scope {
 public:
  RecordScope(const plan::Form& form, const Contents& now, const Contents* before)
      : form_(form), now_(now), before_(before) {}
  indicators::Value value(std::string_view element) const override { return cell(element, &now_); }
  indicators::Value previous(std::string_view element) const override {
    return cell(element, before_);
  }

 private:
  indicators::Value cell(std::string_view id, const Contents* contents) const {
    const auto* element = contents ? form_.element(id) : nullptr;
    if (!element) return indicators::Blank{};
    return value_of(*element, *contents);
  }
  const plan::Form& form_;
  const Contents& now_;
  const Contents* before_;
};

std::string shown(const plan::Element& element, std::int64_t bound) {
  return element.type == plan::ElementType::decimal ? format_vi_decimal(bound) : format_vi(bound);
}

void check_range(const plan::Element& element, const Contents& contents,
                 std::vector<Problem>& errors) {
  using plan::ElementType;
  const auto number = number_of(element, contents);
  if (!number || element.type == ElementType::yes_no) return;
  // Whole numbers and money count things: below zero only where the plan says so.
  const bool counts = element.type == ElementType::whole || element.type == ElementType::money;
  const auto min = element.min ? element.min
                   : counts    ? std::optional<std::int64_t>(0)
                               : std::nullopt;
  const auto complain = [&](const char* vi, const char* en, std::int64_t bound) {
    errors.push_back({Problem::Kind::range,
                      "",
                      element.id,
                      {fmt::format("{} {}.", vi, shown(element, bound)),
                       fmt::format("{} {}.", en, shown(element, bound))}});
  };
  if (min && *number < *min) complain("Không được nhỏ hơn", "May not be less than", *min);
  if (element.max && *number > *element.max)
    complain("Không được lớn hơn", "May not be more than", *element.max);
}

// A choice that a newer version of the form no longer offers.
void check_choices(const plan::Element& element, const Contents& contents,
                   std::vector<Problem>& errors) {
  const auto words = contents.words.find(element.id);
  if (element.type != plan::ElementType::choice || words == contents.words.end()) return;
  const auto gone = [&](const std::string& id) {
    return std::none_of(element.choices.begin(), element.choices.end(),
                        [&](const auto& c) { return c.id == id; });
  };
  if (std::any_of(words->second.begin(), words->second.end(), gone))
    errors.push_back({Problem::Kind::range,
                      "",
                      element.id,
                      {"Lựa chọn cũ không còn trong biểu; chọn lại.",
                       "An old choice is no longer offered; choose again."}});
}

bool holds(const plan::Check& check, const RecordScope& scope) {
  if (!check.holds) return true;
  const auto value = indicators::evaluate(*check.holds, scope);
  if (const auto* truth = std::get_if<indicators::Truth>(&value)) return truth->value;
  return !std::holds_alternative<indicators::Failed>(value);
}

std::string section_of(const plan::Form& form, std::string_view element) {
  for (const auto& section : form.sections)
    if (std::find(section.elements.begin(), section.elements.end(), element) !=
        section.elements.end())
      return section.title.vi;
  return {};
}

tl::unexpected<Error> refuse(const char* type, Text title, Text detail,
                             const std::vector<const Problem*>& problems) {
  Error error{ErrorCode::invalid, type, std::move(title), std::move(detail)};
  for (const auto* p : problems)
    error.fields.push_back({p->element.empty() ? p->id : p->element, p->text});
  return fail(std::move(error));
}

}  // namespace

std::string_view name(Problem::Kind kind) {
  switch (kind) {
    case Problem::Kind::blank:
      return "blank";
    case Problem::Kind::range:
      return "range";
    case Problem::Kind::check:
      return "check";
    case Problem::Kind::missing_base:
      return "missing-base";
    case Problem::Kind::differs:
      return "differs";
  }
  return {};
}

Problems find_problems(const plan::Form& form, const Contents& contents, const Contents* previous,
                       const std::set<std::string, std::less<>>& computed) {
  Problems found;
  for (const auto& element : form.elements) {
    if (element.required && blank(element, contents) && !computed.contains(element.id))
      found.errors.push_back(
          {Problem::Kind::blank, "", element.id, {"Chưa nhập.", "Not filled in."}});
    if (element.numeric())
      check_range(element, contents, found.errors);
    else
      check_choices(element, contents, found.errors);
  }
  const RecordScope scope(form, contents, previous);
  for (const auto& check : form.checks) {
    if (holds(check, scope)) continue;
    auto& into = check.severity == plan::Severity::error ? found.errors : found.warnings;
    into.push_back({Problem::Kind::check, check.id,
                    check.elements.empty() ? std::string() : check.elements.front(), check.say});
  }
  return found;
}

void mark_explained(Problems& problems, const Texts& explanations) {
  for (auto& warning : problems.warnings) {
    const auto text = explanations.find(warning.id);
    warning.explained = warning.explained || (text != explanations.end() && !text->second.empty());
  }
}

Result<bool> presentable(const plan::Form& form, const Problems& problems) {
  std::vector<const Problem*> blanks, failed, unexplained;
  for (const auto& p : problems.errors)
    (p.kind == Problem::Kind::blank ? blanks : failed).push_back(&p);
  for (const auto& p : problems.warnings)
    if (!p.explained) unexplained.push_back(&p);
  if (!blanks.empty()) {
    const auto section = section_of(form, blanks.front()->element);
    return refuse(
        "blank-cells", {"Còn ô chưa nhập", "Cells are still blank"},
        {fmt::format(
             "{} ô chưa nhập, ô đầu tiên ở mục \"{}\". Nhập số, hoặc chọn \"Không phát sinh\".",
             blanks.size(), section),
         fmt::format("{} cells are blank, the first in \"{}\". Fill them in, or choose \"Nothing "
                     "occurred\".",
                     blanks.size(), section)},
        blanks);
  }
  if (!failed.empty())
    return refuse(
        "checks-failed", {"Số liệu chưa khớp", "The figures do not agree"},
        {"Sửa các ô được nêu rồi trình lại.", "Correct the cells named, then present again."},
        failed);
  if (!unexplained.empty())
    return refuse("explanations-missing",
                  {"Còn cảnh báo chưa giải trình", "Warnings are not explained"},
                  {"Kiểm tra lại số liệu; nếu đúng, ghi giải trình cho từng cảnh báo.",
                   "Check the figures; if they are right, explain each warning."},
                  unexplained);
  return true;
}

}  // namespace hoanhap::records
