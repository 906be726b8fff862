#include "petitions/passages.h"

#include <charconv>

#include <fmt/format.h>

#include "petitions/rules.h"
#include "petitions/store.h"

namespace hoanhap::petitions {
namespace {

constexpr std::string_view kStep = "step:";

Text words(Step step) {
  switch (step) {
    case Step::raised:
      return {"Nội dung nêu", "What was raised"};
    case Step::passed_on:
      return {"Lý do chuyển", "Reason of passing it on"};
    case Step::answered:
      return {"Trả lời", "Answer"};
    case Step::asked_again:
      return {"Nội dung hỏi lại", "What was asked again"};
    case Step::closed:
      return {"Lời kết thúc", "Closing words"};
    case Step::withdrawn:
      return {"Lý do rút", "Reason of withdrawing it"};
  }
  return {};
}

}  // namespace

Result<obligations::Passages> passages(storage::Tx& tx, const access::Actor& actor, PetitionId id) {
  const auto petition = store::find(tx, id);
  if (!petition || !may_read(actor, *petition)) return not_found();
  obligations::Passages all;
  all.title = petition->kind == Kind::difficulty ? Text{"Khó khăn, vướng mắc", "Difficulty"}
                                                 : Text{"Kiến nghị, đề xuất", "Proposal"};
  all.unit = petition->unit;
  obligations::add(all, "title", {"Tiêu đề", "Title"}, petition->title,
                   {petition->unit, petition->via});
  const auto steps = store::steps(tx, id);
  for (std::size_t i = 0; i < steps.size(); ++i)
    obligations::add(all, fmt::format("{}{}", kStep, i), words(steps[i].step), steps[i].text,
                     {steps[i].unit, petition->via});
  return all;
}

void excise(storage::Tx& tx, PetitionId id, std::string_view part) {
  if (!part.starts_with(kStep)) {
    store::excise_title(tx, id);
    return;
  }
  int index = -1;
  const auto digits = part.substr(kStep.size());
  std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (index >= 0) store::excise_step(tx, id, index);
}

}  // namespace hoanhap::petitions
