#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/ids.h"

namespace hoanhap::excise {

using ExcisionId = Id<struct ExcisionTag>;

enum class Kind { record, obligation, petition, directive };
enum class State { open, confirmed, refused, withdrawn };

// Why. A word of a list and no text, so that the reason can't repeat what is removed.
enum class Reason {
  person,  // it tells who somebody is
  number,  // it holds an identity or telephone number, a birth date, an address
  secret,  // it is a state secret
  asked    // the person concerned or an authority has asked for it
};

std::string_view name(Kind kind);
std::string_view name(State state);
std::string_view name(Reason reason);  // as stored and as the API says it
std::optional<Kind> kind_named(std::string_view name);
std::optional<State> state_named(std::string_view name);
std::optional<Reason> reason_named(std::string_view name);

// One text to be taken out: proposed by one person, done or refused by another.
struct Excision {
  ExcisionId id;
  Kind kind = Kind::record;
  std::int64_t subject = 0;
  std::string part;
  Reason reason = Reason::person;
  State state = State::open;
  UserId proposed_by;
  Instant proposed_at;
  UserId decided_by;
  std::optional<Instant> decided_at;
};

}  // namespace hoanhap::excise
