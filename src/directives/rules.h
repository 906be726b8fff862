#pragma once

#include <vector>

#include "core/result.h"
#include "directives/model.h"
#include "plan/model.h"

namespace hoanhap::directives {

// Whom an office may ask for what. Pure; units are the plan's ids.

// The units that send something to `office` (it checks or receives it) or stand under it in line.
std::vector<std::string> units_of(const plan::Plan& plan, std::string_view office, Date as_at);

// The forms that `office` may ask of `unit`: those it checks or receives from it, and the plan's
// form for answers in words. Events and plans of the year are not asked for again.
std::vector<const plan::Form*> forms_of(const plan::Plan& plan, std::string_view office,
                                        std::string_view unit, Date as_at);

// The form for answers in words; null where the plan has none.
const plan::Form* reply_form(const plan::Plan& plan);

// Whether a report of `form` can be made for `period` at all: its own period, or a longer one that
// adds up from it, within the plan's year. `base`: there is one such report a unit, and the plan
// asks for it; a directive only brings it forward.
enum class Fit { no, base, longer };
Fit fit(const plan::Plan& plan, const plan::Form& form, Period period);

}  // namespace hoanhap::directives
