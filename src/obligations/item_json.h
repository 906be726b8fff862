#pragma once

#include "access/actor.h"
#include "core/json.h"
#include "obligations/model.h"
#include "plan/model.h"
#include "units/registry.h"

namespace hoanhap::obligations {

// One line of "Việc của tôi" as the API gives it, for this actor.
void write_item(JsonWriter& out, const Item& item, const plan::Plan& plan,
                const units::Registry& units, const access::Actor& actor, Date today);

// The duty that an item comes from; for a flash report, the flash duty of its form.
const plan::Duty* duty_of(const Obligation& obligation, const plan::Plan& plan);

// {date, kind, last_timely_day, local_setting}: when it is due, and whether the plan or a local
// setting says so.
void write_due(JsonWriter& out, const Obligation& obligation, const plan::Plan& plan);

// The last day in time, of a flash report too (whose row holds the event's day).
Date last_timely_of(const Obligation& obligation, const plan::Plan& plan);

}  // namespace hoanhap::obligations
