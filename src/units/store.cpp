#include "units/store.h"

#include <algorithm>

namespace hoanhap::units {

// Reads every unit with its history in three ordered passes.
class Loader {
 public:
  static std::shared_ptr<const Registry> run(storage::Tx& tx, std::int64_t known_at) {
    auto registry = std::make_shared<Registry>();
    units(tx, *registry);
    facts(tx, *registry, known_at);
    edges(tx, *registry, known_at);
    for (std::size_t i = 0; i < registry->units_.size(); ++i)
      for (const auto& edge : registry->units_[i].within) {
        auto& inside = registry->inside_[edge.parent.value];
        if (inside.empty() || inside.back() != i) inside.push_back(i);
      }
    tx.query(
        "select old_id, new_id, on_day from unit_succeeds where recorded_at <= ?1 "
        "order by on_day, id",
        {known_at}, [&](const storage::Row& row) {
          registry->successions_.push_back({{row.integer(0)}, {row.integer(1)}, day(row, 2)});
        });
    return registry;
  }

 private:
  static Date day(const storage::Row& row, int column) {
    return {static_cast<int>(row.integer(column))};
  }
  static Unit* at(Registry& registry, std::int64_t id) {
    const auto found = registry.by_id_.find(id);
    return found == registry.by_id_.end() ? nullptr : &registry.units_[found->second];
  }

  static void units(storage::Tx& tx, Registry& registry) {
    tx.query("select id, slug, kind, name_en from unit order by id", {},
             [&](const storage::Row& row) {
               Unit unit;
               unit.id = {row.integer(0)};
               unit.slug = row.text(1);
               unit.kind = row.text(2);
               unit.name_en = row.text(3);
               unit.from = kForever;  // until a life is read: not yet known to exist
               unit.to = kAlways;
               registry.by_id_.emplace(unit.id.value, registry.units_.size());
               registry.by_slug_.emplace(unit.slug, registry.units_.size());
               registry.units_.push_back(std::move(unit));
             });
  }

  static void facts(storage::Tx& tx, Registry& registry, std::int64_t known_at) {
    tx.query(
        "select unit_id, what, value, valid_from, valid_to from unit_fact where recorded_at <= ?1 "
        "and (superseded_at is null or superseded_at > ?1) order by unit_id, valid_from, id",
        {known_at}, [&](const storage::Row& row) {
          auto* unit = at(registry, row.integer(0));
          if (!unit) return;
          const auto what = row.text(1);
          const Named named{std::string(row.text(2)), day(row, 3), day(row, 4)};
          if (what == "name") unit->names.push_back(named);
          if (what == "code") unit->codes.push_back(named);
          if (what == "alias") unit->aliases.push_back(named.value);
          if (what == "life") {
            unit->from = named.from;
            unit->to = named.to;
          }
        });
  }

  static void edges(storage::Tx& tx, Registry& registry, std::int64_t known_at) {
    tx.query(
        "select unit_id, tree, parent_id, valid_from, valid_to from unit_edge where recorded_at <= "
        "?1 and (superseded_at is null or superseded_at > ?1) order by unit_id, valid_from, id",
        {known_at}, [&](const storage::Row& row) {
          auto* unit = at(registry, row.integer(0));
          if (!unit) return;
          const Unit::Edge edge{{row.integer(2)}, day(row, 3), day(row, 4)};
          const auto tree = row.text(1);
          (tree == "line"    ? unit->line
           : tree == "place" ? unit->place
                             : unit->within)
              .push_back(edge);
        });
  }
};

Result<std::shared_ptr<const Registry>> Registry::load(storage::Tx& tx,
                                                       std::optional<Instant> known_at) {
  // The far future is later than every belief there is.
  return Loader::run(tx, known_at ? known_at->ms : (std::int64_t{1} << 62));
}

Result<std::shared_ptr<const Registry>> Registry::load(storage::Database& database) {
  return database.read([](storage::Tx& tx) { return load(tx); });
}

namespace store {

UnitId insert(storage::Tx& tx, std::string_view slug, std::string_view kind,
              std::string_view name_en) {
  return {tx.insert("insert into unit (slug, kind, name_en) values (?1, ?2, ?3) returning id",
                    {slug, kind, name_en})};
}

void describe(storage::Tx& tx, UnitId unit, std::string_view kind, std::string_view name_en) {
  tx.execute(
      "update unit set kind = ?2, name_en = ?3 where id = ?1 and (kind <> ?2 or name_en <> ?3)",
      {unit, kind, name_en});
}

void set_facts(storage::Tx& tx, UnitId unit, std::vector<Fact> wanted, Instant now) {
  std::vector<std::int64_t> gone;
  tx.query(
      "select id, what, value, valid_from, valid_to from unit_fact "
      "where unit_id = ?1 and superseded_at is null",
      {unit}, [&](const storage::Row& row) {
        const Fact fact{std::string(row.text(1)),
                        std::string(row.text(2)),
                        {static_cast<int>(row.integer(3))},
                        {static_cast<int>(row.integer(4))}};
        if (std::erase(wanted, fact) == 0) gone.push_back(row.integer(0));
      });
  for (const auto id : gone)
    tx.execute("update unit_fact set superseded_at = ?2 where id = ?1", {id, now.ms});
  for (const auto& fact : wanted)
    tx.execute(
        "insert into unit_fact (unit_id, what, value, valid_from, valid_to, recorded_at) "
        "values (?1, ?2, ?3, ?4, ?5, ?6)",
        {unit, fact.what, fact.value, fact.from.days, fact.to.days, now.ms});
}

void set_edges(storage::Tx& tx, UnitId unit, std::vector<EdgeFact> wanted, Instant now) {
  std::vector<std::int64_t> gone;
  tx.query(
      "select id, tree, parent_id, valid_from, valid_to from unit_edge "
      "where unit_id = ?1 and superseded_at is null",
      {unit}, [&](const storage::Row& row) {
        const EdgeFact edge{std::string(row.text(1)),
                            {row.integer(2)},
                            {static_cast<int>(row.integer(3))},
                            {static_cast<int>(row.integer(4))}};
        if (std::erase(wanted, edge) == 0) gone.push_back(row.integer(0));
      });
  for (const auto id : gone)
    tx.execute("update unit_edge set superseded_at = ?2 where id = ?1", {id, now.ms});
  for (const auto& edge : wanted)
    tx.execute(
        "insert into unit_edge (unit_id, tree, parent_id, valid_from, valid_to, recorded_at) "
        "values (?1, ?2, ?3, ?4, ?5, ?6)",
        {unit, edge.tree, edge.parent, edge.from.days, edge.to.days, now.ms});
}

void succeed(storage::Tx& tx, const Succession& succession, Instant now) {
  tx.execute(
      "insert into unit_succeeds (old_id, new_id, on_day, recorded_at) values (?1, ?2, ?3, ?4)",
      {succession.before, succession.after, succession.on.days, now.ms});
}

}  // namespace store
}  // namespace hoanhap::units
