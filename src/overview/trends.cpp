// Each indicator over the year, in the rhythm of the reports it is made of.
#include <algorithm>
#include <map>

#include "disclosure/load.h"
#include "obligations/wire.h"
#include "overview/rules.h"
#include "overview/seen.h"
#include "overview/service.h"
#include "overview/wire.h"

namespace hoanhap::overview {

using access::Actor;
using access::Capability;

Result<std::string> Service::trends(const Actor& actor, Period period) {
  if (!actor.may_anywhere(Capability::overview)) return forbidden();
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const auto last = period.days(CalendarKind::calendar_months).last;
    // One view of the figures a period, shared by every indicator that has it.
    std::map<Period, Seen> seen;
    const auto at = [&](Period p) -> const Seen& {
      return seen.try_emplace(p, tx, *plan, *units, actor, p).first->second;
    };
    JsonWriter out;
    out.begin_object().key("period");
    obligations::write_period(out, period, CalendarKind::calendar_months);
    out.key("trends").begin_array();
    for (const auto& indicator : plan->indicators) {
      if (!indicator.value) continue;
      out.begin_object().field("id", indicator.id).field("title", indicator.title);
      out.field("unit", indicator.unit_of_measure).field("people", indicator.counts_people);
      out.key("points").begin_array();
      for (const auto point : points_of(*plan, *indicator.value, period.year, last)) {
        out.begin_object().key("period");
        obligations::write_period(out, point, CalendarKind::calendar_months);
        const auto shown = at(point).show(*indicator.value);
        out.key("value");
        disclosure::write(out, shown.cell, shown.decimal);
        out.end_object();
      }
      out.end_array().end_object();
    }
    out.end_array().end_object();
    return out.take();
  });
}

}  // namespace hoanhap::overview
