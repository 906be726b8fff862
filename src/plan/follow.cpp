#include "plan/follow.h"

#include <fmt/format.h>

#include "plan/lock.h"

namespace hoanhap::plan {
namespace {

class Follow {
 public:
  void form(const Form& before, const Form& now) {
    const bool changed = content_hash(before) != content_hash(now);
    for (const auto& element : now.elements) this->element(before, now, element);
    if (changed ? now.version > before.version : now.version >= before.version) return;
    refuse(now.at,
           fmt::format("biểu {} {}, mà phiên bản trong plan.lock là {}; bản đang áp dụng là {}",
                       now.id, changed ? "đã thay đổi" : "giữ nguyên", now.version, before.version),
           fmt::format("form {} {}, but plan.lock gives version {}; the one in force has {}",
                       now.id, changed ? "has changed" : "is the same", now.version,
                       before.version));
  }

  std::vector<Diagnostic> found;

 private:
  void element(const Form& before, const Form& now, const Element& element) {
    const auto id = now.id + "." + element.id;
    if (const auto* old = before.element(element.id)) {
      if (lock_type(*old) != lock_type(element))
        refuse(element.at, fmt::format("{} đổi kiểu: {} → {}", id, lock_type(*old), lock_type(element)),
               fmt::format("{} changes its type: {} → {}", id, lock_type(*old), lock_type(element)));
      else if (old->slot != element.slot)
        refuse(element.at,
               fmt::format("{} đổi vị trí: {} → {}", id, old->slot, element.slot),
               fmt::format("{} changes its slot: {} → {}", id, old->slot, element.slot));
    } else if (element.slot >= 0 && element.slot < before.slots()) {
      refuse(element.at,
             fmt::format("{} nhận vị trí {} đã có chủ", id, element.slot),
             fmt::format("{} takes slot {}, which another element had", id, element.slot));
    }
  }

  void refuse(Position at, const std::string& vi, const std::string& en) {
    found.push_back({std::move(at),
                     Diagnostic::Kind::error,
                     {vi + "; soạn tiếp từ thư mục của kế hoạch đang áp dụng (cùng plan.lock), rồi "
                           "chạy: hoanhap plan check --write-lock",
                      en + "; go on from the folder of the plan in force (with its plan.lock), then "
                           "run: hoanhap plan check --write-lock"}});
  }
};

}  // namespace

std::vector<Diagnostic> follow(const Plan& before, const Plan& now) {
  Follow follow;
  for (const auto& form : now.forms)
    if (const auto* old = before.form(form.id)) follow.form(*old, form);
  return std::move(follow.found);
}

}  // namespace hoanhap::plan
