#include "plan/lock.h"

#include <charconv>
#include <set>

#include <fmt/format.h>

#include "core/bytes.h"
#include "core/text.h"

namespace hoanhap::plan {
namespace {

constexpr int kMostSlots = 100'000;

std::vector<std::string> fields(std::string_view line) {
  std::vector<std::string> result;
  while (!(line = trim(line)).empty()) {
    const auto end = std::min(line.find(' '), line.size());
    result.emplace_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return result;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0 ||
      value > kMostSlots)
    return std::nullopt;
  return value;
}

// One line after another; the format is ours, so a line that does not fit was edited by hand.
class Reader {
 public:
  explicit Reader(Report& report) : report_(report) {}
  Lock take() { return std::move(lock_); }

  void line(std::string_view text, int n) {
    const Position at{"plan.lock", n, 1 + static_cast<int>(text.find_first_not_of(' '))};
    const auto f = fields(text);
    if (f.empty() || f[0].starts_with('#') || f[0] == "plan") return;
    const bool fine = f[0] == "form" ? form(f, at) : f[0] == "clause" ? clause(f) : cell(f, at);
    if (!fine)
      report_.error(
          at, "dòng này không đúng dạng của plan.lock; tệp do chương trình ghi, đừng sửa tay",
          "this is not a line of plan.lock; the compiler writes this file, do not edit it");
  }

 private:
  bool form(const std::vector<std::string>& f, const Position& at) {
    if (f.size() != 8 || f[2] != "version" || f[4] != "layout" || f[6] != "hash") return false;
    const auto version = number(f[3]), layout = number(f[5]);
    if (!version || !layout || lock_.form(f[1])) return false;
    lock_.forms.push_back({f[1], *version, *layout, f[7], {}, at});
    slots_.clear();
    return true;
  }
  bool clause(const std::vector<std::string>& f) {
    return f.size() == 3 && lock_.clauses.emplace(f[1], f[2]).second;
  }
  bool cell(const std::vector<std::string>& f, const Position& at) {
    if (lock_.forms.empty() || f.size() < 3 || f.size() > 4 || (f.size() == 4 && f[3] != "grave"))
      return false;
    const auto slot = f[2] == "-" ? std::optional(-1) : number(f[2]);
    auto& form = lock_.forms.back();
    if (!slot || form.cell(f[0])) return false;
    if (*slot >= 0 && !slots_.insert(*slot).second)
      report_.error(
          at, fmt::format("vị trí {} của biểu \"{}\" ghi hai lần trong plan.lock", *slot, form.id),
          fmt::format("slot {} of form \"{}\" stands twice in plan.lock", *slot, form.id));
    form.cells.push_back({f[0], f[1], *slot, f.size() == 4, at});
    return true;
  }

  Report& report_;
  Lock lock_;
  std::set<int> slots_;
};

// One form against its lines in the lock.
class Apply {
 public:
  Apply(const Lock::Form* old, Form& form, const Bound::FormSource& source, Report& report)
      : old_(old), form_(form), source_(source), report_(report) {}

  Lock::Form run() {
    int next = 0;
    if (old_)
      for (const auto& cell : old_->cells) {
        next = std::max(next, cell.slot + 1);
        if (cell.slot >= 0) taken_.emplace(cell.slot, cell.id);
      }
    const int before = next;
    for (std::size_t i = 0; i < form_.elements.size(); ++i)
      stated(form_.elements[i], *source_.elements[i]);
    for (auto& e : form_.elements) {
      if (!e.numeric() || e.slot >= 0) continue;
      const auto* cell = old_ ? old_->cell(e.id) : nullptr;
      if (cell && cell->slot >= 0) {
        e.slot = cell->slot;
        continue;
      }
      while (taken_.contains(next)) ++next;
      e.slot = next;
      taken_.emplace(next, e.id);
    }
    form_.slot_count = taken_.empty() ? 0 : taken_.rbegin()->first + 1;
    return result(before);
  }

 private:
  // The element's type against the lock, and a slot that the form states itself.
  void stated(Element& e, const Node& node) {
    const auto* cell = old_ ? old_->cell(e.id) : nullptr;
    if (cell && cell->type != lock_type(e))
      report_.error(
          member::at(node, "type"),
          fmt::format("phần tử \"{}\" có kiểu {}, nhưng plan.lock ghi {}; hãy đặt mã mới cho phần "
                      "tử kiểu mới",
                      e.id, lock_type(e), cell->type),
          fmt::format(
              "element \"{}\" is {}, but plan.lock says {}; give the new kind of cell a new id",
              e.id, lock_type(e), cell->type));
    const auto slot = member::whole(node, "slot");
    if (!slot || !e.numeric()) return;
    const auto holder =
        *slot >= 0 && *slot < kMostSlots ? taken_.find(static_cast<int>(*slot)) : taken_.end();
    const bool moved = cell && cell->slot >= 0 && cell->slot != *slot;
    const bool reused = holder != taken_.end() && holder->second != e.id;
    if (moved)
      return report_.error(
          member::at(node, "slot"),
          fmt::format(
              "phần tử \"{}\" ở vị trí {}, nhưng plan.lock ghi {}; vị trí không bao giờ đổi", e.id,
              *slot, cell->slot),
          fmt::format("element \"{}\" has slot {}, but plan.lock says {}; a slot never changes",
                      e.id, *slot, cell->slot));
    if (reused)
      return report_.error(
          member::at(node, "slot"),
          fmt::format("vị trí {} đã thuộc về \"{}\"; vị trí không bao giờ dùng lại", *slot,
                      holder->second),
          fmt::format("slot {} belongs to \"{}\"; a slot is never used again", *slot,
                      holder->second));
    if (*slot < 0 || *slot >= kMostSlots)
      return report_.error(member::at(node, "slot"), "\"slot\" phải từ 0 đến 99999",
                           "\"slot\" must be 0 to 99999");
    e.slot = static_cast<int>(*slot);
    taken_.emplace(e.slot, e.id);
  }

  Lock::Form result(int slots_before) {
    Lock::Form now{form_.id, 1, 1, content_hash(form_), {}, {}};
    if (old_) {
      now.version = old_->version + (old_->hash == now.hash ? 0 : 1);
      now.layout = old_->layout + (form_.slot_count > slots_before ? 1 : 0);
      if (now.version == old_->version) now.layout = old_->layout;
    }
    form_.version = now.version;
    form_.layout = now.layout;
    for (const auto& e : form_.elements)
      now.cells.push_back({e.id, std::string(lock_type(e)), e.slot, false, {}});
    if (old_)
      for (const auto& cell : old_->cells)
        if (!now.cell(cell.id)) now.cells.push_back({cell.id, cell.type, cell.slot, true, {}});
    return now;
  }

  const Lock::Form* old_;
  Form& form_;
  const Bound::FormSource& source_;
  Report& report_;
  std::map<int, std::string> taken_;  // slot -> element
};

}  // namespace

const Lock::Cell* Lock::Form::cell(std::string_view wanted) const {
  for (const auto& candidate : cells)
    if (candidate.id == wanted) return &candidate;
  return nullptr;
}
const Lock::Form* Lock::form(std::string_view wanted) const {
  for (const auto& candidate : forms)
    if (candidate.id == wanted) return &candidate;
  return nullptr;
}

std::string_view lock_type(const Element& e) {
  switch (e.type) {
    case ElementType::whole:
      return "whole";
    case ElementType::money:
      return "money";
    case ElementType::decimal:
      return "decimal";
    case ElementType::text:
      return "text";
    case ElementType::date:
      return "date";
    case ElementType::yes_no:
      return "yes/no";
    case ElementType::choice:
      return e.many ? "choices" : "choice";
    case ElementType::unit:
      return "unit";
  }
  return {};
}

Lock read_lock(std::string_view text, Report& report) {
  Reader reader(report);
  int n = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    reader.line(text.substr(0, end), ++n);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.take();
}

std::string write(const Lock& lock, std::string_view plan_id) {
  std::string out = fmt::format(
      "# Written by `hoanhap plan check --write-lock`: commit it, do not edit it.\nplan {}\n",
      plan_id);
  for (const auto& form : lock.forms) {
    out += fmt::format("form {} version {} layout {} hash {}\n", form.id, form.version, form.layout,
                       form.hash);
    for (const auto& cell : form.cells)
      out +=
          fmt::format("  {} {} {}{}\n", cell.id, cell.type,
                      cell.slot < 0 ? "-" : std::to_string(cell.slot), cell.grave ? " grave" : "");
  }
  for (const auto& [id, hash] : lock.clauses) out += fmt::format("clause {} {}\n", id, hash);
  return out;
}

std::string content_hash(const Form& form) {
  std::string text;
  for (const auto& e : form.elements) {
    text +=
        fmt::format("{} {} {} {} {} {} {} {} {}", e.id, lock_type(e), static_cast<int>(e.over_time),
                    static_cast<int>(e.over_units), e.counts_people, e.required, e.min.value_or(-1),
                    e.max.value_or(-1), e.max_length);
    for (const auto& choice : e.choices) text += " " + choice.id;
    if (e.from) text += " from " + indicators::to_source(*e.from);
    text += '\n';
  }
  for (const auto& check : form.checks)
    text += fmt::format("{} {}\n", static_cast<int>(check.severity),
                        check.holds ? indicators::to_source(*check.holds) : "");
  const auto hash = blake2b(text);
  return hex(std::span(hash).first(8));
}

Lock apply(const Lock& lock, Bound& bound, Report& report) {
  Lock now;
  for (std::size_t i = 0; i < bound.plan.forms.size(); ++i)
    now.forms.push_back(
        Apply(lock.form(bound.plan.forms[i].id), bound.plan.forms[i], bound.forms[i], report)
            .run());
  for (const auto& old : lock.forms) {
    if (now.form(old.id)) continue;
    auto buried = old;
    for (auto& cell : buried.cells) cell.grave = true;
    now.forms.push_back(std::move(buried));
  }
  for (std::size_t i = 0; i < bound.plan.clauses.size(); ++i) {
    const auto& clause = bound.plan.clauses[i];
    now.clauses.emplace(clause.id, clause.hash);
    const auto old = lock.clauses.find(clause.id);
    if (old != lock.clauses.end() && old->second != clause.hash)
      report.warning(
          bound.clauses[i].row,
          fmt::format("khoản {} đã đổi so với plan.lock; xem lại phần thực hiện nó", clause.id),
          fmt::format("clause {} differs from plan.lock; look again at what carries it",
                      clause.id));
  }
  return now;
}

}  // namespace hoanhap::plan
