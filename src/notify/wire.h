#pragma once

#include <optional>
#include <string_view>

#include "core/json.h"
#include "notify/model.h"
#include "notify/rules.h"
#include "units/registry.h"

namespace hoanhap::notify {

// The shapes of the API. `write_reminder` leaves its object open, for whoever adds to it.
void write_reminder(JsonWriter& out, const Reminder& reminder, std::string_view by,
                    const units::Registry& units);
void write_told(JsonWriter& out, const Told& told, std::string_view name,
                const units::Registry& units, Date as_at);
void write_next(JsonWriter& out, const std::optional<Coming>& coming);
void write_setting(JsonWriter& out, const Setting& setting);
void write_instant(JsonWriter& out, std::string_view key, const std::optional<Instant>& instant);

}  // namespace hoanhap::notify
