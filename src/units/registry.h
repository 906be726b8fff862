#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/result.h"
#include "storage/database.h"

namespace hoanhap::plan { struct Plan; }

namespace hoanhap::units {

struct Named { std::string value; Date from, to; };

// One unit over its whole life. `line` is who directs it; `place` the territory its figures are about
// (a place is its own); `within` the place one level up. Keyed by our own id: official codes are
// reused in reality (24133 has named three units).
struct Unit {
  UnitId id;
  std::string slug, kind;
  std::vector<Named> names, codes;
  std::string name_en;
  std::vector<std::string> aliases;
  struct Edge { UnitId parent; Date from, to; };
  std::vector<Edge> line, place, within;  // each with its validity
  Date from, to;
  std::string name(Date as_at) const;
};

// Every unit with its history, read only. Every query says as at which date (design §5). A new one is
// loaded after a change of units; holders keep theirs as a shared_ptr for the length of a request.
class Registry {
 public:
  static Result<std::shared_ptr<const Registry>> load(storage::Database& database);
  static Result<std::shared_ptr<const Registry>> load(storage::Tx& tx);

  const Unit* find(UnitId id) const;
  const Unit* find(std::string_view slug) const;
  UnitId id_of(std::string_view slug) const;  // 0 when unknown
  std::vector<const Unit*> valid(Date as_at) const;
  std::vector<const Unit*> of_kinds(const std::vector<std::string>& kinds, Date as_at) const;
  UnitId line_parent(UnitId unit, Date as_at) const;
  UnitId place_of(UnitId unit, Date as_at) const;
  UnitId within(UnitId place, Date as_at) const;
  std::vector<UnitId> places_in(UnitId place, Date as_at) const;   // direct children of a place
  // The unit, then its parents up to the root: in the territory tree (starting at the unit's place,
  // after the unit itself where the unit is not a place) or in the line tree.
  enum class Tree { territory, line };
  std::vector<UnitId> path_up(UnitId unit, Tree tree, Date as_at) const;
  const Unit* by_name(std::string_view typed, Date as_at) const;   // name, alias or code, folded
  const std::vector<Unit>& all() const { return units_; }

 private:
  std::vector<Unit> units_;
  std::unordered_map<std::int64_t, std::size_t> by_id_;
  std::unordered_map<std::string, std::size_t> by_slug_;
};

// Stores the plan's units that are new, and ends or amends those that changed; inside activation's
// transaction. Returns how many were added.
Result<int> apply_plan(storage::Tx& tx, const plan::Plan& plan);

}  // namespace hoanhap::units
