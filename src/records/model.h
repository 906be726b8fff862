#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/date.h"
#include "core/ids.h"
#include "core/period.h"
#include "obligations/service.h"

namespace hoanhap::records {

// What stands in one filled form. Numbers lie by slot, so that they pack; everything else by
// element. A blank is an absent entry: never a zero, never an empty text. A choice with several
// answers that holds an empty list says "none of these", which is not a blank.
struct Correction {  // a view's figure that differs from its base reports, and why
  std::int64_t value = 0;
  std::string reason;
  bool operator==(const Correction&) const = default;
};
using Words = std::map<std::string, std::vector<std::string>, std::less<>>;
using Texts = std::map<std::string, std::string, std::less<>>;
struct Contents {
  std::vector<std::optional<std::int64_t>> numbers;  // whole, đồng, decimal x 10^4, yes/no as 1/0
  Words words;                                       // text, date (ISO), choice and unit ids
  Texts explanations;                                // of a warning, by its id
  Texts notes;                                       // to a cell, by element
  std::map<std::string, Correction, std::less<>> corrections;
  bool operator==(const Contents&) const = default;
};

enum class State { draft, presented, sent, accepted, returned, reopened };
std::string_view name(State state);
std::optional<State> state_named(std::string_view name);

// One filled form: a report for a period, or a flash report on a date. `sent_revision` and
// `accepted_revision` are what the totals are made of (README, "What counts").
struct Record {
  RecordId id;
  std::string form;
  UnitId unit, receiver, via;  // via 0: the receiver itself checks
  Period period;
  std::optional<Date> event_date;
  ObligationId obligation;
  State state = State::draft;
  std::int64_t version = 1;
  int revision = 0;  // 0 before the first presentation
  std::optional<int> sent_revision, accepted_revision;
  UserId presented_by, sent_by;  // of the current revision
  std::optional<Instant> first_sent_at, sent_at, accepted_at;
  std::optional<std::string> accepted_head;
  std::optional<std::string> outgoing_number;
  std::optional<Date> outgoing_date;
  UserId created_by;
  Instant created_at;

  obligations::Parties parties() const { return {unit, via, receiver}; }
  bool editable() const {
    return state == State::draft || state == State::returned || state == State::reopened;
  }
};

// What is being typed. Whatever can be written in has one; a report that came whole gets it when it
// is returned or reopened.
struct Draft {
  std::string plan_hash;
  int form_version = 1;
  int base_revision = 0;
  Contents contents;
  UserId author;
  Instant saved_at;
};

// Who changed a cell last, and which version of the record that made.
struct Touch {
  UserId by;
  Instant at;
  std::int64_t version = 0;
};
using Touches = std::map<std::string, Touch, std::less<>>;

struct Revision {
  int revision = 0;
  int form_version = 1, layout = 1;
  Contents contents;
  std::string sources = "{}";  // JSON: what a view or consolidation was made from (sources.h)
  std::string salt, hash;
  UserId author;
  Instant at;
};

struct StepTaken {
  std::string step;  // presented sent_back sent returned accepted reopened
  int revision = 0;
  UserId actor;
  UnitId unit;  // on whose behalf
  std::optional<std::string> reason;
  Instant at;
  UserId right_of = {};  // whose lent right it was; 0: the actor's own
};

}  // namespace hoanhap::records
