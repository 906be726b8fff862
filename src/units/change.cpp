#include <algorithm>

#include "units/registry.h"
#include "units/store.h"

namespace hoanhap::units {
namespace {

// The unit's facts and edges, none later than `last`.
void end_unit(storage::Tx& tx, const Unit& unit, Date last, Instant now) {
  std::vector<store::Fact> facts{{"life", "", unit.from, last}};
  const auto keep = [&](const char* what, const std::vector<Named>& list) {
    for (const auto& one : list)
      if (one.from <= last) facts.push_back({what, one.value, one.from, std::min(one.to, last)});
  };
  keep("name", unit.names);
  keep("code", unit.codes);
  for (const auto& alias : unit.aliases) facts.push_back({"alias", alias, kAlways, last});
  store::set_facts(tx, unit.id, std::move(facts), now);

  std::vector<store::EdgeFact> edges;
  const auto cut = [&](const char* tree, const std::vector<Unit::Edge>& list) {
    for (const auto& edge : list)
      if (edge.from <= last)
        edges.push_back({tree, edge.parent, edge.from, std::min(edge.to, last)});
  };
  cut("line", unit.line);
  cut("place", unit.place);
  cut("within", unit.within);
  store::set_edges(tx, unit.id, std::move(edges), now);
}

// A place is its own territory; anything else keeps the old unit's.
std::vector<store::EdgeFact> inherited(const Registry& known, const Unit& old, UnitId fresh,
                                       Date on) {
  std::vector<store::EdgeFact> edges;
  const auto last = on.plus_days(-1);
  const auto place = known.place_of(old.id, last);
  if (place) edges.push_back({"place", place == old.id ? fresh : place, on, kForever});
  if (const auto line = known.line_parent(old.id, last))
    edges.push_back({"line", line, on, kForever});
  if (const auto above = known.within(old.id, last))
    edges.push_back({"within", above, on, kForever});
  return edges;
}

UnitId begin_unit(storage::Tx& tx, const Change::NewUnit& unit, Date on, Instant now) {
  const auto id = store::insert(tx, unit.slug, unit.kind, unit.name_en);
  std::vector<store::Fact> facts{{"life", "", on, kForever}, {"name", unit.name, on, kForever}};
  if (!unit.code.empty()) facts.push_back({"code", unit.code, on, kForever});
  for (const auto& alias : unit.aliases) facts.push_back({"alias", alias, on, kForever});
  store::set_facts(tx, id, std::move(facts), now);
  return id;
}

}  // namespace

Result<std::vector<UnitId>> change(storage::Tx& tx, const Change& change, Instant now) {
  TRY_ASSIGN(const auto known, Registry::load(tx));
  if (change.before.empty() || change.after.empty())
    return invalid("before", {"Cần ít nhất một đơn vị cũ và một đơn vị mới.",
                              "At least one old and one new unit are needed."});
  std::vector<const Unit*> before;
  for (const auto& slug : change.before) {
    const auto* unit = known->find(slug);
    if (!unit) return not_found();
    if (!unit->exists(change.on) || unit->from >= change.on)
      return invalid("before", {"Đơn vị \"" + slug + "\" không tồn tại vào ngày thay đổi.",
                                "Unit \"" + slug + "\" isn't alive on the day of the change."});
    before.push_back(unit);
  }
  for (const auto& unit : change.after)
    if (known->find(unit.slug))
      return invalid("after", {"Mã \"" + unit.slug + "\" đã có đơn vị dùng; chọn mã khác.",
                               "The id \"" + unit.slug + "\" is in use; choose another."});
  std::vector<UnitId> made;
  for (const auto& unit : change.after) {
    const auto id = begin_unit(tx, unit, change.on, now);
    store::set_edges(tx, id, inherited(*known, *before.front(), id, change.on), now);
    for (const auto* old : before) store::succeed(tx, {old->id, id, change.on}, now);
    made.push_back(id);
  }
  for (const auto* old : before) end_unit(tx, *old, change.on.plus_days(-1), now);
  return made;
}

}  // namespace hoanhap::units
