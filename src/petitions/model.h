#pragma once

#include <optional>
#include <string>

#include "core/date.h"
#include "core/ids.h"

namespace hoanhap::petitions {

using PetitionId = Id<struct PetitionTag>;

// What a unit meets in carrying out the plan and cannot settle alone (III.1.g, III.3.j, IV.9): a
// difficulty, or a proposal. It goes to one office, which answers; both sides may close it.
enum class Kind { difficulty, proposal };
enum class State { raised, answered, closed, withdrawn };

// What somebody does with one. `passed_on`: another office is the right one.
enum class Step { raised, passed_on, answered, asked_again, closed, withdrawn };

std::string_view name(Kind kind);
std::string_view name(State state);
std::string_view name(Step step);  // as stored and as the API says it
std::optional<Kind> kind_named(std::string_view name);
std::optional<State> state_named(std::string_view name);

struct Petition {
  PetitionId id;
  UnitId unit;      // who asks
  RecordId record;  // the report it comes with; 0: by itself
  Kind kind = Kind::difficulty;
  std::string title;
  UnitId addressee;  // the office that answers
  UnitId via;        // who stands between and sees it; 0: nobody
  UnitId passed_by;  // who passed it on last, and keeps sight of it; 0: nobody
  State state = State::raised;
  std::int64_t version = 1;  // +1 with every step; what If-Match names
  Instant raised_at;
  std::optional<Instant> answered_at, closed_at;
};

struct StepTaken {
  Step step = Step::raised;
  std::string text;  // may be empty when closing
  std::string salt;  // of the commitment that the audit chain holds instead of the text
  UnitId to;         // of passed_on
  UserId actor;
  UnitId unit;  // on whose behalf
  Instant at;
};

}  // namespace hoanhap::petitions
