#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/period.h"

namespace hoanhap::directives {

using DirectiveId = Id<struct DirectiveTag>;

// An office asks some of its units for a report that the plan's rhythm does not bring, or brings
// later (clauses IV.1.a, IV.6.b): a form of the plan for a period, or an answer in words. It
// becomes an obligation of each unit asked.
struct Directive {
  DirectiveId id;
  UnitId issuer;
  std::optional<std::string> number;  // of the paper that orders it, where there is one
  std::optional<Date> dated;
  std::string title, body;
  std::string salt;  // of the commitment that the audit chain holds instead of the texts
  std::string form;
  Period period;
  Date opens_on, last_timely;  // the last day in time
  UserId issued_by;
  Instant issued_at;
  std::optional<std::string> withdrawn_reason;
};

struct Asked {
  UnitId unit;
  ObligationId obligation;  // the directive's own, or the plan's for the same report
  std::optional<Instant> seen_at;
};

}  // namespace hoanhap::directives
