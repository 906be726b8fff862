#include <unordered_set>

#include <fmt/format.h>

#include "plan/check.h"

namespace hoanhap::plan {
namespace {

constexpr const char* kRecurrences[] = {"once",        "flash",        "monthly", "quarterly",
                                        "half-yearly", "nine-monthly", "yearly"};

class Duties {
 public:
  Duties(const Bound& bound, Report& report) : plan_(bound.plan), bound_(bound), report_(report) {}

  void run() {
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) whole(plan_.tasks[i], *bound_.tasks[i]);
    for (std::size_t i = 0; i < plan_.duties.size(); ++i) {
      owners_.push_back(owners(plan_.duties[i]));
      if (plan_.duties[i].owes.empty()) continue;
      period(plan_.duties[i]);
      date(plan_.duties[i], bound_.duties[i]);
      own_judge(i);
    }
    for (std::size_t i = 0; i < plan_.duties.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) one_owner(j, i);
  }

 private:
  // A duty is all of: who owes, which form, when, to whom.
  void whole(const Task& task, const Node& node) {
    const Node::Entry* sign = nullptr;  // what makes it a duty
    for (const char* key : {"form", "to", "via"})
      if (!sign) sign = node.entry(key);
    const Node::Entry* recurrence = nullptr;
    for (const char* key : kRecurrences)
      if (!recurrence) recurrence = node.entry(key);
    if (recurrence) sign = recurrence;
    if (!node.find("owes")) {
      if (sign)
        report_.error(
            sign->at,
            fmt::format("nghĩa vụ của \"{}\" không có ai thực hiện; thêm \"owes: <nhóm đơn vị>\"",
                        task.id),
            fmt::format("nobody owes the duty of \"{}\"; add \"owes: <unit set>\"", task.id));
      return;
    }
    const auto at = node.entry("owes")->at;
    for (const char* key : {"form", "to"})
      if (!node.find(key))
        report_.error(at, fmt::format("nghĩa vụ của \"{}\" thiếu \"{}\"", task.id, key),
                      fmt::format("the duty of \"{}\" lacks \"{}\"", task.id, key));
    if (!recurrence)
      report_.error(at,
                    fmt::format("nghĩa vụ của \"{}\" không ghi khi nào: once, flash, monthly, "
                                "quarterly, half-yearly, nine-monthly hoặc yearly",
                                task.id),
                    fmt::format("the duty of \"{}\" does not say when: once, flash, monthly, "
                                "quarterly, half-yearly, nine-monthly or yearly",
                                task.id));
    if (plan_.set(member::word(node, "owes")) &&
        plan_.units_of(member::word(node, "owes"), plan_.from).empty())
      report_.error(
          member::at(node, "owes"),
          fmt::format(
              "nhóm \"{}\" không có đơn vị nào, nên nghĩa vụ của \"{}\" không có ai thực hiện",
              member::word(node, "owes"), task.id),
          fmt::format("the set \"{}\" has no unit, so nobody owes the duty of \"{}\"",
                      member::word(node, "owes"), task.id));
  }

  std::unordered_set<std::string_view> owners(const Duty& duty) const {
    std::unordered_set<std::string_view> result;
    const auto* set = plan_.set(duty.owes);
    for (const auto& unit : plan_.units)
      if (set ? std::find(set->kinds.begin(), set->kinds.end(), unit.kind) != set->kinds.end() ||
                    std::find(set->members.begin(), set->members.end(), unit.id) !=
                        set->members.end()
              : unit.id == duty.owes)
        result.insert(unit.id);
    return result;
  }

  // The form must be filled for this kind of period at all.
  void period(const Duty& duty) {
    const auto* form = plan_.form(duty.form);
    if (!form || duty.recurrence.flash || duty.recurrence.kind == form->base) return;
    if (std::find(form->views.begin(), form->views.end(), duty.recurrence.kind) !=
        form->views.end())
      return;
    std::string kinds(rhythm_word(form->base));
    for (const auto view : form->views) kinds += fmt::format(", {}", rhythm_word(view));
    report_.error(duty.at,
                  fmt::format("biểu \"{}\" không có kỳ {}; có: {}", form->id,
                              rhythm_word(duty.recurrence.kind), kinds),
                  fmt::format("form \"{}\" has no {} period; it has: {}", form->id,
                              rhythm_word(duty.recurrence.kind), kinds));
  }

  void date(const Duty& duty, const Bound::DutySource& source) {
    if (!duty.due.date ||
        (*duty.due.date >= plan_.from && *duty.due.date <= plan_.to.plus_days(366)))
      return;
    const char* key = duty.due.kind == DueKind::before ? "before" : "by";
    report_.error(member::at(*source.due, key),
                  fmt::format("ngày {} nằm ngoài thời gian của kế hoạch", duty.due.date->iso()),
                  fmt::format("{} lies outside the time of the plan", duty.due.date->iso()));
  }

  // Nobody accepts what they sent (design §5).
  void own_judge(std::size_t i) {
    const auto& duty = plan_.duties[i];
    const auto& judge = duty.via.empty() ? duty.to : duty.via;
    if (!owners_[i].contains(judge)) return;
    const auto& node = *bound_.duties[i].task;
    report_.error(member::at(node, duty.via.empty() ? "to" : "via"),
                  fmt::format("\"{}\" vừa nộp vừa duyệt báo cáo này", judge),
                  fmt::format("\"{}\" would accept its own report", judge));
  }

  // Design §4: no cell of a form has two owners for one period.
  void one_owner(std::size_t first, std::size_t second) {
    const auto& a = plan_.duties[first];
    const auto& b = plan_.duties[second];
    if (a.form.empty() || a.form != b.form || a.recurrence.kind != b.recurrence.kind ||
        a.recurrence.flash != b.recurrence.flash)
      return;
    const auto* form = plan_.form(b.form);
    std::string_view shared;
    for (const auto& unit : plan_.units)
      if (shared.empty() && owners_[first].contains(unit.id) && owners_[second].contains(unit.id))
        shared = unit.id;
    if (!form || form->elements.empty() || shared.empty()) return;
    const auto cell = fmt::format("{}.{}", form->id, form->elements.front().id);
    report_.error(b.at,
                  fmt::format("hai nghĩa vụ cùng giữ ô {} của {}: ở đây và {}; bỏ một, hoặc ghi "
                              "nguồn bằng \"counts\"",
                              cell, shared, print(a.at)),
                  fmt::format("two duties own the cell {} of {}: here and {}; keep one, or name "
                              "the source with \"counts\"",
                              cell, shared, print(a.at)));
  }

  const Plan& plan_;
  const Bound& bound_;
  Report& report_;
  std::vector<std::unordered_set<std::string_view>> owners_;
};

}  // namespace

void check_duties(const Bound& bound, Report& report) { Duties(bound, report).run(); }

}  // namespace hoanhap::plan
