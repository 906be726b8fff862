#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "units/registry.h"

namespace hoanhap::units::store {

// The only SQL on units. Facts and edges are superseded, never changed in place.

struct Fact {
  std::string what;  // name, code, alias, life
  std::string value;
  Date from, to;
  auto operator<=>(const Fact&) const = default;
};
struct EdgeFact {
  std::string tree;  // line, place, within
  UnitId parent;
  Date from, to;
  auto operator<=>(const EdgeFact&) const = default;
};

UnitId insert(storage::Tx& tx, std::string_view slug, std::string_view kind,
              std::string_view name_en);
void describe(storage::Tx& tx, UnitId unit, std::string_view kind, std::string_view name_en);
// Makes exactly these the unit's facts (edges) as believed from `now` on; what stays is not
// touched.
void set_facts(storage::Tx& tx, UnitId unit, std::vector<Fact> wanted, Instant now);
void set_edges(storage::Tx& tx, UnitId unit, std::vector<EdgeFact> wanted, Instant now);
void succeed(storage::Tx& tx, const Succession& succession, Instant now);

}  // namespace hoanhap::units::store
