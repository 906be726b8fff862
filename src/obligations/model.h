#pragma once

#include <optional>
#include <string>

#include "core/date.h"
#include "core/ids.h"
#include "core/period.h"
#include "plan/model.h"

namespace hoanhap::obligations {

// One line of what a plan demands, before it has a key: a unit owes a form for a period, to a
// receiver, via an office, by a day. Units are the plan's ids.
struct Owed {
  std::string duty, form, unit, receiver, via;
  Period period;
  Date opens_on;     // the first day on which work on it makes sense
  Date last_timely;  // the last day in time
  bool local_setting = false;
  bool request = false;  // asked, not ordered (clause IV.8): never late
};

struct Obligation {
  ObligationId id;  // 0: a flash report, which nobody owes before its event
  std::string duty, form;
  UnitId unit, receiver, via;  // via 0: the receiver itself checks
  Period period;
  Date opens_on, last_timely;
  bool local_setting = false;
  bool request = false;
  std::optional<Date> event_date;
  std::optional<std::string> waived_reason;

  UnitId checker() const { return via ? via : receiver; }
};

// What obligations need to know of the record that answers one.
struct Filed {
  RecordId record;
  std::int64_t version = 0;
  std::string state;                     // as in the record table
  std::optional<Instant> first_sent_at;  // when it was first signed and sent; never changes
  std::optional<Instant> sent_at;        // the latest sending
  std::optional<std::string> reason;     // of the latest step, where it has one
  bool within_unit = false;              // that step passed between the unit's officer and its head
};

enum class State {
  upcoming,
  open,
  overdue,
  draft,
  presented,
  sent,
  returned,
  accepted,
  waived,
  reopened
};
std::string_view name(State state);
std::optional<State> state_named(std::string_view name);

struct Status {
  State state = State::upcoming;
  int late_days = 0;           // of the first filing, or until today where nothing was filed
  std::optional<bool> timely;  // nothing while it can still be either, and of a request
};

// A directive that asks for it by a day of its own (src/directives), the earliest where there are
// several.
struct Directed {
  std::int64_t directive = 0;
  std::string title;
  Date last_timely;
};

struct Item {
  Obligation obligation;
  std::optional<Filed> filed;
  std::optional<Directed> directed = std::nullopt;
};

}  // namespace hoanhap::obligations
