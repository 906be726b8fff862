#include <algorithm>
#include <unordered_map>

#include "plan/model.h"
#include "units/registry.h"
#include "units/store.h"

namespace hoanhap::units {
namespace {

// Where a plan leaves a day out, the fact has always held, or holds for ever.
Date from_of(Date day) { return day == Date{} ? kAlways : day; }
Date to_of(Date day) { return day == Date{} ? kForever : day; }

// The day after which the unit is known to be gone: a merge or split since this plan was written.
Date end_of(const Registry& known, UnitId unit) {
  auto end = kForever;
  for (const auto& line : known.successions())
    if (line.before == unit) end = std::min(end, line.on.plus_days(-1));
  return end;
}

std::vector<store::Fact> facts_of(const plan::Unit& unit, Date end) {
  std::vector<store::Fact> facts;
  const auto add = [&](const char* what, const std::string& value, Date from, Date to) {
    const store::Fact fact{what, value, from_of(from), std::min(to_of(to), end)};
    if (fact.from <= fact.to && std::ranges::find(facts, fact) == facts.end())
      facts.push_back(fact);
  };
  add("life", "", unit.from, unit.to);
  for (const auto& name : unit.names) add("name", name.value, name.from, name.to);
  for (const auto& code : unit.codes) add("code", code.value, code.from, code.to);
  for (const auto& alias : unit.aliases) add("alias", alias, {}, {});
  return facts;
}

class Apply {
 public:
  Apply(storage::Tx& tx, const plan::Plan& plan, Instant now) : tx_(tx), plan_(plan), now_(now) {}

  Result<int> run() {
    TRY_ASSIGN(const auto known, Registry::load(tx_));
    int added = 0;
    for (const auto& unit : plan_.units) {  // all first: an edge may point forwards
      auto id = known->id_of(unit.id);
      if (!id) {
        id = store::insert(tx_, unit.id, unit.kind, unit.name_en);
        ++added;
      } else {
        store::describe(tx_, id, unit.kind, unit.name_en);
      }
      ids_.emplace(unit.id, id);
    }
    for (const auto& unit : plan_.units) TRY(amend(*known, unit));
    return added;
  }

 private:
  Result<bool> amend(const Registry& known, const plan::Unit& unit) {
    const auto id = ids_.at(unit.id);
    const auto end = end_of(known, id);
    store::set_facts(tx_, id, facts_of(unit, end), now_);
    std::vector<store::EdgeFact> edges;
    for (const auto& [tree, parent] :
         {std::pair<const char*, const std::string&>{"line", unit.line},
          {"place", unit.territory},
          {"within", unit.within}}) {
      if (parent.empty()) continue;
      const auto found = ids_.find(parent);
      if (found == ids_.end()) return internal("plan unit with an unknown parent: " + parent);
      edges.push_back({tree, found->second, from_of(unit.from), std::min(to_of(unit.to), end)});
    }
    store::set_edges(tx_, id, std::move(edges), now_);
    return true;
  }

  storage::Tx& tx_;
  const plan::Plan& plan_;
  Instant now_;
  std::unordered_map<std::string, UnitId> ids_;
};

}  // namespace

Result<int> apply_plan(storage::Tx& tx, const plan::Plan& plan, Instant now) {
  return Apply(tx, plan, now).run();
}

}  // namespace hoanhap::units
