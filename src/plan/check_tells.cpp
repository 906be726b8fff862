#include <algorithm>

#include <fmt/format.h>

#include "indicators/expression.h"
#include "plan/check.h"

namespace hoanhap::plan {
namespace {

using indicators::Expression;
using indicators::Op;

// Design §1: small counts of people are hidden, and a figure that follows such a count would undo
// it. A fine of 300,000 đồng beside "<5 people fined" says "one". So the plan names the counts that
// a figure tells of; where it can be seen that one does and the plan is silent, the plan is
// refused.
class Tells {
 public:
  Tells(const Bound& bound, Report& report) : bound_(bound), report_(report) {}

  void run() {
    for (std::size_t i = 0; i < bound_.plan.forms.size(); ++i) {
      const auto& form = bound_.plan.forms[i];
      const auto& source = bound_.forms[i];
      const bool people = std::any_of(form.elements.begin(), form.elements.end(),
                                      [](const Element& e) { return e.counts_people; });
      for (std::size_t j = 0; j < form.elements.size(); ++j) {
        const auto& node = *source.elements[j];
        if (node.find("tells of"))
          told(form, form.elements[j], node);
        else if (people)
          silent(form.elements[j], node);
      }
      for (const auto& check : form.checks)
        if (check.severity == Severity::error && check.holds) equal(form, *check.holds, check.at);
    }
  }

 private:
  void told(const Form& form, const Element& e, const Node& node) {
    const auto at = member::at(node, "tells of");
    if (e.counts_people)
      return report_.error(
          at, fmt::format("\"{}\" đếm người nên đã được che; bỏ \"tells of\"", e.id),
          fmt::format("\"{}\" counts people and is hidden itself; leave \"tells of\" out", e.id));
    if (!e.numeric() && e.type != ElementType::choice)
      return report_.error(
          at, "chỉ số và lựa chọn có \"tells of\"; lời văn chỉ các bên của báo cáo đọc được",
          "only numbers and choices have \"tells of\"; texts are for the report's parties alone");
    if (member::words(node, "tells of").size() > 1 &&
        e.tells_of.size() < member::words(node, "tells of").size())
      report_.error(member::at_word(node, "tells of", "none"),
                    "\"none\" đứng một mình, không cùng tên ô nào", "\"none\" stands alone");
    for (const auto& id : e.tells_of)
      if (const auto* count = form.element(id))
        fits(e, *count, member::at_word(node, "tells of", id));
  }

  void fits(const Element& e, const Element& count, const Position& at) {
    if (!count.counts_people)
      return report_.error(
          at, fmt::format("\"{}\" không đếm người nên không có gì để lộ", count.id),
          fmt::format("\"{}\" counts no people, so there is nothing to tell of it", count.id));
    // The two are released cell by cell; a cell of one must be the same units and days of the
    // other.
    if (e.numeric() && (e.over_time != count.over_time || e.over_units != count.over_units))
      report_.error(
          at,
          fmt::format("\"{}\" và \"{}\" phải cộng theo thời gian và đơn vị như nhau", e.id,
                      count.id),
          fmt::format("\"{}\" and \"{}\" must add up alike over time and units", e.id, count.id));
  }

  // Money beside counts of people follows them more often than not: the plan has to say.
  void silent(const Element& e, const Node& node) {
    if (e.type != ElementType::money || e.from) return;
    const auto dot = e.counts.find('.');
    const auto* form =
        dot == std::string::npos ? nullptr : bound_.plan.form(e.counts.substr(0, dot));
    const auto* official = form ? form->element(e.counts.substr(dot + 1)) : nullptr;
    if (official && !official->tells_of.empty()) return;
    report_.error(
        member::at(node, "type"),
        fmt::format("biểu này đếm người: số tiền \"{}\" làm lộ số người nào? Ghi tells of: [ô, …], "
                    "hoặc tells of: none",
                    e.id),
        fmt::format(
            "this form counts people: which of them does the money \"{}\" tell of? Say tells "
            "of: [cell, …], or tells of: none",
            e.id));
  }

  // x = a + b of people: x is such a count by another name.
  void equal(const Form& form, const Expression& holds, const Position& at) {
    if (holds.op == Op::and_)
      for (const auto& argument : holds.arguments) equal(form, argument, at);
    if (holds.op != Op::equal) return;
    bool people = false;
    std::vector<const Element*> open;
    for (const auto& id : indicators::elements_of(holds)) {
      const auto* e = form.element(id);
      if (!e) continue;
      people = people || e->counts_people;
      if (!e->counts_people && e->tells_of.empty() && e->numeric()) open.push_back(e);
    }
    for (const auto* e : open)
      if (people)
        report_.error(
            at,
            fmt::format(
                "theo phép kiểm tra này \"{}\" tính được từ số người; thêm tells of vào ô đó",
                e->id),
            fmt::format("by this check \"{}\" follows from counts of people; give it tells of",
                        e->id));
  }

  const Bound& bound_;
  Report& report_;
};

}  // namespace

void check_tells(const Bound& bound, Report& report) { Tells(bound, report).run(); }

}  // namespace hoanhap::plan
