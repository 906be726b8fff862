#pragma once

#include <string_view>

#include "core/json.h"
#include "core/period.h"
#include "units/registry.h"

namespace hoanhap::obligations {

// The shapes that every answer about obligations and records shares (docs: API, "Unit", "Period").
// `as_at` chooses the name a unit bore then. A unit that is gone from the registry keeps its
// number.
void write_unit(JsonWriter& out, const units::Registry& units, UnitId unit, Date as_at);
void write_period(JsonWriter& out, const Period& period, CalendarKind calendar);
void write_text_or_null(JsonWriter& out, std::string_view key,
                        const std::optional<std::string>& text);

}  // namespace hoanhap::obligations
