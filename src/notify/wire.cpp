#include "notify/wire.h"

#include "obligations/wire.h"

namespace hoanhap::notify {

void write_instant(JsonWriter& out, std::string_view key, const std::optional<Instant>& instant) {
  obligations::write_text_or_null(out, key, instant ? std::optional(instant->iso()) : std::nullopt);
}

void write_reminder(JsonWriter& out, const Reminder& reminder, std::string_view by,
                    const units::Registry& units) {
  out.begin_object().field("id", reminder.id.value);
  out.field("kind", reminder.kind == Kind::hand ? "hand" : "ladder");
  out.field("whom", name(reminder.rung.whom)).field("days", reminder.rung.days);
  out.field("on", reminder.on.iso()).field("at", reminder.at.iso()).key("by");
  if (reminder.by)
    out.begin_object().field("name", by).end_object();
  else
    out.null();
  out.key("unit");
  obligations::write_unit(out, units, reminder.unit, reminder.on);
}

void write_told(JsonWriter& out, const Told& told, std::string_view name,
                const units::Registry& units, Date as_at) {
  out.begin_object().field("name", name).key("unit");
  obligations::write_unit(out, units, told.unit, as_at);
  out.field("at", told.at.iso());
  write_instant(out, "read_at", told.read_at);
  out.key("mail");
  if (told.mail_state.empty()) {
    out.null();
  } else {
    out.begin_object().field("state", told.mail_state);
    write_instant(out, "at", told.mailed_at);
    out.end_object();
  }
  out.end_object();
}

void write_next(JsonWriter& out, const std::optional<Coming>& coming) {
  if (!coming) {
    out.null();
    return;
  }
  out.begin_object().field("on", coming->on.iso()).field("whom", name(coming->rung.whom));
  out.field("days", coming->rung.days).end_object();
}

void write_setting(JsonWriter& out, const Setting& setting) {
  out.begin_object().field("version", setting.version).key("ladder").begin_array();
  for (const auto& rung : setting.ladder)
    out.begin_object().field("days", rung.days).field("whom", name(rung.whom)).end_object();
  out.end_array().field("hour", setting.hour);
  out.field("local_setting", true).field("is_default", setting.version == 0).end_object();
}

}  // namespace hoanhap::notify
