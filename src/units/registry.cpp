#include "units/registry.h"

#include <algorithm>

#include "core/text.h"

namespace hoanhap::units {
namespace {

static_assert(
    Date{std::chrono::sys_days{std::chrono::year{1900} / 1 / 1}.time_since_epoch().count()} ==
    kAlways);
static_assert(
    Date{std::chrono::sys_days{std::chrono::year{9999} / 12 / 31}.time_since_epoch().count()} ==
    kForever);

constexpr std::size_t kDeepest = 32;  // a tree that is deeper has a loop; stop instead of hanging

UnitId parent(const std::vector<Unit::Edge>& edges, Date as_at) {
  for (const auto& edge : edges)
    if (edge.from <= as_at && as_at <= edge.to) return edge.parent;
  return {};
}

const Named* holding(const std::vector<Named>& list, Date as_at) {
  for (const auto& one : list)
    if (one.from <= as_at && as_at <= one.to) return &one;
  return nullptr;
}

}  // namespace

std::string Unit::name(Date as_at) const {
  if (const auto* held = holding(names, as_at)) return held->value;
  if (names.empty()) return slug;
  return as_at < names.front().from ? names.front().value : names.back().value;
}

std::string Unit::code(Date as_at) const {
  const auto* held = holding(codes, as_at);
  return held ? held->value : "";
}

const Unit* Registry::find(UnitId id) const {
  const auto found = by_id_.find(id.value);
  return found == by_id_.end() ? nullptr : &units_[found->second];
}

const Unit* Registry::find(std::string_view slug) const {
  const auto found = by_slug_.find(std::string(slug));
  return found == by_slug_.end() ? nullptr : &units_[found->second];
}

UnitId Registry::id_of(std::string_view slug) const {
  const auto* unit = find(slug);
  return unit ? unit->id : UnitId{};
}

std::vector<const Unit*> Registry::valid(Date as_at) const {
  std::vector<const Unit*> result;
  for (const auto& unit : units_)
    if (unit.exists(as_at)) result.push_back(&unit);
  return result;
}

std::vector<const Unit*> Registry::of_kinds(const std::vector<std::string>& kinds,
                                            Date as_at) const {
  std::vector<const Unit*> result;
  for (const auto& unit : units_)
    if (unit.exists(as_at) && std::ranges::find(kinds, unit.kind) != kinds.end())
      result.push_back(&unit);
  return result;
}

UnitId Registry::line_parent(UnitId unit, Date as_at) const {
  const auto* found = find(unit);
  return found ? parent(found->line, as_at) : UnitId{};
}

UnitId Registry::place_of(UnitId unit, Date as_at) const {
  const auto* found = find(unit);
  return found ? parent(found->place, as_at) : UnitId{};
}

UnitId Registry::within(UnitId place, Date as_at) const {
  const auto* found = find(place);
  return found ? parent(found->within, as_at) : UnitId{};
}

std::vector<UnitId> Registry::places_in(UnitId place, Date as_at) const {
  std::vector<UnitId> result;
  const auto inside = inside_.find(place.value);
  if (inside == inside_.end()) return result;
  for (const auto index : inside->second) {
    const auto& unit = units_[index];
    if (unit.exists(as_at) && parent(unit.within, as_at) == place) result.push_back(unit.id);
  }
  return result;
}

std::vector<UnitId> Registry::path_up(UnitId unit, Tree tree, Date as_at) const {
  if (!find(unit)) return {};
  std::vector<UnitId> path{unit};
  if (tree == Tree::territory)
    if (const auto place = place_of(unit, as_at); place && place != unit) path.push_back(place);
  while (path.size() < kDeepest) {
    const auto above =
        tree == Tree::line ? line_parent(path.back(), as_at) : within(path.back(), as_at);
    if (!above || std::ranges::find(path, above) != path.end()) break;
    path.push_back(above);
  }
  return path;
}

const Unit* Registry::by_name(std::string_view typed, Date as_at) const {
  const auto wanted = fold(trim(typed));
  const Unit* found = nullptr;
  for (const auto& unit : units_) {
    if (!unit.exists(as_at)) continue;
    const auto fits = [&](const std::string& word) { return fold(word) == wanted; };
    if (!fits(unit.name(as_at)) && !fits(unit.code(as_at)) && !fits(unit.slug) &&
        std::ranges::none_of(unit.aliases, fits))
      continue;
    if (found) return nullptr;  // two units answer to it: the caller has to ask
    found = &unit;
  }
  return found;
}

Area Registry::area(UnitId unit, Date figures, Date map) const {
  // Every change between the two days ties old and new together; the group is what hangs together.
  std::vector<UnitId> group{unit};
  const auto has = [&](UnitId id) { return std::ranges::find(group, id) != group.end(); };
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& line : successions_) {
      if (line.on <= figures || line.on > map || has(line.before) == has(line.after)) continue;
      group.push_back(has(line.before) ? line.after : line.before);
      grown = true;
    }
  }
  Area area;
  for (const auto& one : units_) {  // in stored order
    if (!has(one.id)) continue;
    if (one.exists(figures)) area.then.push_back(one.id);
    if (one.exists(map)) area.now.push_back(one.id);
  }
  return area;
}

}  // namespace hoanhap::units
