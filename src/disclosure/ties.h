#pragma once

#include <string>
#include <vector>

#include "plan/model.h"

namespace hoanhap::disclosure {

// A figure that is released because and as far as others are (Element::held without counting
// people): money and cases that tell of people, second sources, what a consolidation takes over.
struct Tie {
  const plan::Element* element;
  std::vector<std::string> counts;  // of its own form: each must be shown in the same cell
  // Where it states again what another form states: that figure must be out, and be the same.
  const plan::Form* source = nullptr;
  std::string source_element;
  bool whole_city = false;  // the source's total; else what its units say of the same place
  bool never = false;       // made in a way that no released figure stands for
};

std::vector<Tie> ties_of(const plan::Plan& plan, const plan::Form& form);

}  // namespace hoanhap::disclosure
