#pragma once

#include <string>
#include <vector>

#include "core/date.h"
#include "indicators/expression.h"
#include "obligations/model.h"
#include "plan/model.h"

namespace hoanhap::overview {

// Where a target stands. Pure.
enum class Progress {
  met,
  under_way,  // not met, and the period still runs
  not_met,
  no_data,  // nothing accepted, nothing to divide by, or not for this viewer's eyes
};
std::string_view name(Progress progress);

Progress progress_of(const plan::Target& target, const indicators::Value& numerator,
                     const indicators::Value& denominator, bool period_over);
// Numerator over denominator as a fraction of one with four places; blank where there is none.
indicators::Value share_of(const indicators::Value& numerator,
                           const indicators::Value& denominator);
std::string goal_text(const plan::Target& target);  // "100%", "≤ 0"

// Obligations of `form` for the periods from `first` to `last`, of one kind.
struct Range {
  std::string form;
  Period first, last;
};
// Where to look for what is owed in `asked`: duties of its own kind and of shorter ones; in a year
// also what is owed once.
std::vector<Range> ranges_of(const plan::Plan& plan, Period asked);
// Whether what is owed for `owed` is shown under `asked`, by the same rule.
bool belongs(Period owed, Period asked);

// The periods at which a series of `expression` has a point, up to `last`: those of the longest
// base among the forms it is made of, since before that report comes there is nothing to show.
std::vector<Period> points_of(const plan::Plan& plan, const indicators::Expression& expression,
                              int year, Date last);

// How the obligations of a period came in. Waived ones are not due; what was filed counts by its
// first filing.
struct Tally {
  int due = 0, timely = 0, late = 0, missing = 0;
  void add(const obligations::Item& item, Date today);
};

// What somebody should look at: overdue and nothing filed, or returned and not sent again.
struct Attention {
  const obligations::Item* item;
  int days;
  bool returned;
};
std::optional<Attention> attention_of(const obligations::Item& item, Date today);
Text attention_text(const Attention& attention, const Text& form, const Text& period);

}  // namespace hoanhap::overview
