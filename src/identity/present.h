#pragma once

#include "core/json.h"
#include "identity/surroundings.h"

namespace hoanhap::identity {

// {"id":3,"slug":"ea-tam","name":"Phường Ea Tam"}; a unit that is gone keeps its last name.
void write_unit(JsonWriter& json, const units::Registry& registry, UnitId unit, Date as_at);

}  // namespace hoanhap::identity
