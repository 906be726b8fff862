#include "obligations/wire.h"

namespace hoanhap::obligations {

void write_unit(JsonWriter& out, const units::Registry& units, UnitId unit, Date as_at) {
  if (!unit) {
    out.null();
    return;
  }
  const auto* found = units.find(unit);
  out.begin_object().field("id", unit.value);
  out.field("slug", found ? std::string_view(found->slug) : std::string_view());
  out.field("name", found ? found->name(as_at) : std::string());
  out.end_object();
}

void write_period(JsonWriter& out, const Period& period, CalendarKind calendar) {
  const auto days = period.days(calendar);
  out.begin_object().field("code", period.code()).field("kind", name(period.kind));
  out.field("label", period.label());
  out.field("first", days.first.iso()).field("last", days.last.iso());
  out.end_object();
}

void write_text_or_null(JsonWriter& out, std::string_view key,
                        const std::optional<std::string>& text) {
  out.key(key);
  if (text)
    out.value(*text);
  else
    out.null();
}

}  // namespace hoanhap::obligations
