#include "identity/present.h"

namespace hoanhap::identity {

void write_unit(JsonWriter& json, const units::Registry& registry, UnitId unit, Date as_at) {
  const auto* found = registry.find(unit);
  json.begin_object().field("id", unit.value);
  json.field("slug", std::string_view(found ? found->slug : ""));
  json.field("name", std::string_view(found ? found->name(as_at) : ""));
  if (found) json.field("kind", std::string_view(found->kind));
  json.end_object();
}

}  // namespace hoanhap::identity
