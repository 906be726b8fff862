#pragma once

#include <cstdint>
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

namespace hoanhap::plan {
struct Plan;
}

namespace hoanhap::units {

inline constexpr Date kAlways{-25567};    // 1900-01-01: "from" of what has no known beginning
inline constexpr Date kForever{2932896};  // 9999-12-31: "to" of what has no known end

struct Named {
  std::string value;
  Date from, to;
  auto operator<=>(const Named&) const = default;
};

// One unit over its whole life. `line` is who directs it; `place` the territory its figures are
// about (a place is its own); `within` the place one level up. Keyed by our own id: official codes
// are reused in reality (24133 has named three units).
struct Unit {
  UnitId id;
  std::string slug, kind;
  std::vector<Named> names, codes;  // by their beginnings
  std::string name_en;
  std::vector<std::string> aliases;
  struct Edge {
    UnitId parent;
    Date from, to;
  };
  std::vector<Edge> line, place, within;  // each with its validity
  Date from, to;

  std::string name(Date as_at) const;  // the nearest one where none held on that day; else the slug
  std::string code(Date as_at) const;  // "" where none held
  bool exists(Date as_at) const { return from <= as_at && as_at <= to; }
};

// One line of the lineage: `after` took over from `before` on the first day `on`.
struct Succession {
  UnitId before, after;
  Date on;
};

// The smallest group of units that can be compared across changes of the map: whoever existed on
// the day of the figures, and whoever stands for the same ground on the map asked for. After a
// merge the group has one unit on the map; figures from before a split can't be apportioned, so it
// has all the parts, and the answer is their union, never a guess (design §5).
struct Area {
  std::vector<UnitId> then;  // whose figures these are
  std::vector<UnitId> now;   // whom they stand for on the map
};

// Every unit with its history, read only. Every query says as at which date (design §5). A new one
// is loaded after a change of units; holders keep theirs as a shared_ptr for the length of a
// request.
//
// Threads: immutable after `load`, safe from any. Fails: only `load`, as the database does. Unknown
// ids answer null, 0 or empty. Lists keep the order in which units were stored (the plan's).
class Registry {
 public:
  static Result<std::shared_ptr<const Registry>> load(storage::Database& database);
  // Inside a transaction; `known_at`: as was believed then, instead of what is believed now.
  static Result<std::shared_ptr<const Registry>> load(
      storage::Tx& tx, std::optional<Instant> known_at = std::nullopt);

  const Unit* find(UnitId id) const;
  const Unit* find(std::string_view slug) const;
  UnitId id_of(std::string_view slug) const;  // 0 when unknown
  std::vector<const Unit*> valid(Date as_at) const;
  std::vector<const Unit*> of_kinds(const std::vector<std::string>& kinds, Date as_at) const;
  UnitId line_parent(UnitId unit, Date as_at) const;
  UnitId place_of(UnitId unit, Date as_at) const;
  UnitId within(UnitId place, Date as_at) const;
  std::vector<UnitId> places_in(UnitId place, Date as_at) const;  // direct children of a place
  // The unit, then its parents up to the root: in the territory tree (starting at the unit's place,
  // after the unit itself where the unit is not a place) or in the line tree.
  enum class Tree { territory, line };
  std::vector<UnitId> path_up(UnitId unit, Tree tree, Date as_at) const;
  // Name, alias, code or slug, folded ("thong nhat"); null when none fits, or more than one unit
  // does.
  const Unit* by_name(std::string_view typed, Date as_at) const;
  // Whose figures of `figures` belong together on the map of `map` (map >= figures), around `unit`.
  Area area(UnitId unit, Date figures, Date map) const;
  const std::vector<Succession>& successions() const { return successions_; }
  const std::vector<Unit>& all() const { return units_; }

 private:
  friend class Loader;
  std::vector<Unit> units_;
  std::vector<Succession> successions_;
  std::unordered_map<std::int64_t, std::size_t> by_id_;
  std::unordered_map<std::string, std::size_t> by_slug_;
  // Whoever has ever lain within a place, in stored order.
  std::unordered_map<std::int64_t, std::vector<std::size_t>> inside_;
};

// Stores the plan's units that are new, and supersedes the facts of those that changed; inside
// activation's transaction. Returns how many were added. Units that the plan doesn't name stay as
// they are, and a unit that a later change has ended is not brought back by an older plan. `now` is
// when we come to believe it.
Result<int> apply_plan(storage::Tx& tx, const plan::Plan& plan, Instant now = {});

// A merge (several before, one after), a split (one before, several after) or a renewal (one, one):
// the old units end the day before `on`, the new ones begin on it with the old ones' parents, and
// the lineage is kept. No figure is touched. Units below the old ones (their police, their unions)
// need a change of their own.
struct Change {
  struct NewUnit {
    std::string slug, kind, name, name_en, code;
    std::vector<std::string> aliases;
  };
  std::vector<std::string> before;  // slugs
  std::vector<NewUnit> after;
  Date on;
};
// Fails: `not_found` for an unknown slug, `invalid` for a slug in use or a unit that isn't alive.
Result<std::vector<UnitId>> change(storage::Tx& tx, const Change& change, Instant now);

}  // namespace hoanhap::units
