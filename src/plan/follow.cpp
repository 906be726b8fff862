#include "plan/follow.h"

#include <algorithm>

#include <fmt/format.h>

#include "plan/lock.h"

namespace hoanhap::plan {
namespace {

class Follow {
 public:
  void form(const Lock::Form& before, const Form& now) {
    for (const auto& element : now.elements) this->element(before, now, element);
    const bool changed = before.hash != content_hash(now);
    if (changed ? now.version > before.version : now.version >= before.version) return;
    refuse(
        now.at,
        fmt::format("biểu {} {}, mà phiên bản trong plan.lock là {}; bản đang áp dụng là {}",
                    now.id, changed ? "đã thay đổi" : "giữ nguyên", now.version, before.version),
        fmt::format("form {} {}, but plan.lock gives version {}; the one in force has {}", now.id,
                    changed ? "has changed" : "is the same", now.version, before.version));
  }

  std::vector<Diagnostic> found;

 private:
  void element(const Lock::Form& before, const Form& now, const Element& element) {
    const auto id = now.id + "." + element.id;
    if (const auto* old = before.cell(element.id)) {
      if (old->type != lock_type(element))
        refuse(element.at, fmt::format("{} đổi kiểu: {} → {}", id, old->type, lock_type(element)),
               fmt::format("{} changes its type: {} → {}", id, old->type, lock_type(element)));
      else if (old->slot != element.slot)
        refuse(element.at, fmt::format("{} đổi vị trí: {} → {}", id, old->slot, element.slot),
               fmt::format("{} changes its slot: {} → {}", id, old->slot, element.slot));
      return;
    }
    const auto owner = std::ranges::find(before.cells, element.slot, &Lock::Cell::slot);
    if (element.slot < 0 || owner == before.cells.end()) return;
    refuse(element.at, fmt::format("{} nhận vị trí {}, vốn của {}", id, element.slot, owner->id),
           fmt::format("{} takes slot {}, which is {}'s", id, element.slot, owner->id));
  }

  void refuse(Position at, const std::string& vi, const std::string& en) {
    found.push_back(
        {std::move(at),
         Diagnostic::Kind::error,
         {vi + "; soạn tiếp từ thư mục của kế hoạch đang áp dụng (cùng plan.lock), rồi "
               "chạy: hoanhap plan check --write-lock",
          en + "; go on from the folder of the plan in force (with its plan.lock), then "
               "run: hoanhap plan check --write-lock"}});
  }
};

}  // namespace

std::vector<Diagnostic> follow(std::string_view lock, const Plan& now) {
  Report unread;  // the compiler wrote it
  const auto before = read_lock(lock, unread);
  Follow follow;
  for (const auto& form : now.forms)
    if (const auto* old = before.form(form.id)) follow.form(*old, form);
  return std::move(follow.found);
}

}  // namespace hoanhap::plan
