#include "disclosure/ties.h"

#include "disclosure/relations.h"
#include "indicators/expression.h"

namespace hoanhap::disclosure {
namespace {

void repeat(Tie& tie, const plan::Plan& plan, const std::string& fact, bool whole_city) {
  const auto dot = fact.find('.');
  const auto* form = dot == std::string::npos ? nullptr : plan.form(fact.substr(0, dot));
  const auto* official = form ? form->element(fact.substr(dot + 1)) : nullptr;
  if (!official || !official->held) return;
  tie.source = form;
  tie.source_element = official->id;
  tie.whole_city = whole_city;
}

}  // namespace

std::vector<Tie> ties_of(const plan::Plan& plan, const plan::Form& form) {
  std::vector<Tie> ties;
  for (const auto& element : form.elements) {
    if (!element.held || element.counts_people || element.slot < 0) continue;
    Tie tie{&element, element.tells_of};
    repeat(tie, plan, element.counts, false);
    if (element.from) {
      const auto sums = plain_sums(*element.from);
      tie.never = sums.size() != 1;
      if (!tie.never) repeat(tie, plan, sums[0].form + "." + sums[0].name, true);
    }
    ties.push_back(std::move(tie));
  }
  return ties;
}

}  // namespace hoanhap::disclosure
