#pragma once

#include <span>
#include <string_view>

#include "core/result.h"

namespace hoanhap::trail {

struct Action {
  std::string_view id;  // as entries have it
  Text text;
};

// What entries can say was done, in words. An action that says something of a report's figures is
// not among them: it is shown and looked for as another one (`shown_as`).
std::span<const Action> actions();

// The action that `stored` is shown as. "Nothing occurred" is itself a figure, so it reads as any
// other saving of a draft (design §1).
std::string_view shown_as(std::string_view stored);

// In words; the id itself where an action has none, so that nothing written stays unseen.
Text action_text(std::string_view shown);

// "record:17" as "Báo cáo số 17"; what has no words is given as it is. People are named by whoever
// asks (`user_of`).
Text subject_text(std::string_view subject);
// The person of "user:17"; 0 for any other subject.
std::int64_t user_of(std::string_view subject);

}  // namespace hoanhap::trail
