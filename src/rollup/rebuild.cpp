// The second, plain implementation (design §5): it knows the tables and the rules, and uses none of
// what `replace` is made of. Slow and simple on purpose; where the two disagree, one of them is
// wrong.
#include <fmt/format.h>

#include <map>
#include <set>
#include <tuple>

#include "rollup/totals.h"

namespace hoanhap::rollup {
namespace {

__extension__ typedef __int128 Wide;  // so that adding up can't overflow here

// One slot of one row, counted by hand.
struct Cell {
  Wide sum = 0;
  std::int64_t numbers = 0, zeros = 0, blanks = 0, suppressed = 0;
};
struct Sum {
  std::int64_t records = 0;
  std::map<std::size_t, Cell> cells;
};
// Which row: period, unit, 0 for its own and 1 for what lies beneath it.
using Place = std::tuple<std::int64_t, std::int64_t, int>;
using Expected = std::map<Place, Sum>;
using Stored = std::map<Place, Vector>;

// Some periods of one form that follow each other, few enough to hold in memory together.
struct Stretch {
  std::string form;
  std::int64_t first = 0, last = 0;  // Period::key()
};
constexpr std::int64_t kRowsAtOnce = 20'000;

const char* column_of(Which which) {
  return which == Which::sent ? "sent_revision" : "accepted_revision";
}

void put(Sum& sum, const Vector& values, const std::set<std::size_t>& left_out) {
  sum.records += values.records;
  for (std::size_t i = 0; i < values.slots.size(); ++i) {
    if (left_out.count(i) > 0) continue;
    const auto& slot = values.slots[i];
    auto& cell = sum.cells[i];
    cell.sum += slot.sum;
    cell.numbers += slot.numbers;
    cell.zeros += slot.zeros;
    cell.blanks += slot.blanks;
    cell.suppressed += slot.suppressed;
  }
}

// The unit's parent in a tree on the last day of the period on which the unit existed.
std::optional<UnitId> parent_at(const units::Unit& unit,
                                const std::vector<units::Unit::Edge>& edges, DateRange period) {
  auto day = period.last;
  if (unit.to < day) day = unit.to;
  if (day < unit.from) day = unit.from;
  for (const auto& edge : edges)
    if (edge.from <= day && day <= edge.to && edge.parent) return edge.parent;
  return std::nullopt;
}

// Who stands above `unit` for figures of `period`, nearest first.
std::vector<UnitId> above(const units::Registry& units, const units::Unit& unit, bool line,
                          DateRange period) {
  std::vector<UnitId> result;
  std::set<std::int64_t> met = {unit.id.value};
  const auto* here = &unit;
  if (!line) {
    const auto place = parent_at(unit, unit.place, period);
    if (place && met.insert(place->value).second) {
      result.push_back(*place);
      here = units.find(*place);
    }
  }
  while (here != nullptr) {
    const auto next = parent_at(*here, line ? here->line : here->within, period);
    if (!next || !met.insert(next->value).second) break;
    result.push_back(*next);
    here = units.find(*next);
  }
  return result;
}

Result<Expected> recompute(storage::Tx& tx, const plan::Plan& plan, const plan::Form& form,
                           const units::Registry& units, const Stretch& stretch, Which which) {
  const auto* const calendar = plan.calendar(form.calendar);
  const auto kind = calendar != nullptr ? calendar->kind : CalendarKind::calendar_months;
  std::set<std::size_t> stays;  // elements that don't add up over units
  for (const auto& element : form.elements)
    if (element.slot >= 0 && element.over_units == plan::OverUnits::none)
      stays.insert(static_cast<std::size_t>(element.slot));

  Expected expected;
  Result<bool> good = true;
  const auto add = [&](const storage::Row& row) {
    const auto key = row.integer(1);
    const auto period = Period::from_key(key);
    if (period.kind != form.base) return;  // a view of the same facts
    const auto values = decode(row.blob(2));
    const auto* const unit = units.find(UnitId{row.integer(0)});
    if (!values || unit == nullptr) {
      good = values ? internal("rebuild: a record of an unknown unit") : fail(values.error());
      return;
    }
    put(expected[{key, unit->id.value, 0}], *values, {});
    for (const auto higher : above(units, *unit, form.line_tree, period.days(kind)))
      put(expected[{key, higher.value, 1}], *values, stays);
  };
  tx.query(fmt::format("select r.unit_id, r.period, v.cells from record r join revision v "
                       "on v.record_id = r.id and v.revision = r.{} "
                       "where r.form = ?1 and r.period between ?2 and ?3",
                       column_of(which)),
           {form.id, stretch.first, stretch.last}, add);
  TRY(good);
  return expected;
}

// The stored rows, those of several layouts together.
Result<Stored> stored_rows(storage::Tx& tx, const Stretch& stretch, Which which) {
  Stored rows;
  Result<bool> good = true;
  tx.query(
      "select period, unit_id, part, sent, accepted from total "
      "where form = ?1 and period between ?2 and ?3",
      {stretch.form, stretch.first, stretch.last}, [&](const storage::Row& row) {
        const bool as_sent = row.blob(4).size() == 1;
        const auto vector = decode(row.blob(which == Which::sent || as_sent ? 3 : 4));
        if (!vector) {
          good = fail(vector.error());
          return;
        }
        rows[{row.integer(0), row.integer(1), static_cast<int>(row.integer(2))}].add(*vector);
      });
  TRY(good);
  return rows;
}

// Every form and period that has rows or records, in stretches.
std::vector<Stretch> stretches(storage::Tx& tx) {
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> counts;
  for (const auto* table : {"total", "record"})
    tx.query(fmt::format("select form, period, count(*) from {} group by form, period", table), {},
             [&](const storage::Row& row) {
               counts[{std::string(row.text(0)), row.integer(1)}] += row.integer(2);
             });
  std::vector<Stretch> result;
  std::int64_t rows = 0;
  for (const auto& [place, count] : counts) {
    const auto& [form, period] = place;
    if (result.empty() || result.back().form != form || rows + count > kRowsAtOnce) {
      result.push_back({form, period, period});
      rows = 0;
    }
    result.back().last = period;
    rows += count;
  }
  return result;
}

std::string compare(const Sum& expected, const Vector& stored) {
  if (expected.records != stored.records)
    return fmt::format("records: {} stored, {} counted", stored.records, expected.records);
  auto size = stored.slots.size();
  if (!expected.cells.empty()) size = std::max(size, expected.cells.rbegin()->first + 1);
  for (std::size_t i = 0; i < size; ++i) {
    const auto found = expected.cells.find(i);
    const auto cell = found == expected.cells.end() ? Cell{} : found->second;
    const auto slot = i < stored.slots.size() ? stored.slots[i] : Slot{};
    if (cell.sum != slot.sum)
      return fmt::format("slot {}: {} stored, {} counted", i, slot.sum,
                         static_cast<std::int64_t>(cell.sum));
    if (cell.numbers != slot.numbers || cell.zeros != slot.zeros || cell.blanks != slot.blanks ||
        cell.suppressed != slot.suppressed)
      return fmt::format("slot {}: made of other cells", i);
  }
  return "";
}

class Check {
 public:
  Check(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units)
      : tx_(tx), plan_(plan), units_(units) {}

  Result<std::vector<Difference>> run() {
    for (const auto& stretch : stretches(tx_))
      for (const auto which : {Which::sent, Which::accepted}) TRY(check(stretch, which));
    return std::move(differences_);
  }

 private:
  Result<bool> check(const Stretch& stretch, Which which) {
    Expected expected;
    if (const auto* const form = plan_.form(stretch.form); form != nullptr && form->slots() > 0) {
      TRY_ASSIGN(expected, recompute(tx_, plan_, *form, units_, stretch, which));
    }
    TRY_ASSIGN(const auto stored, stored_rows(tx_, stretch, which));
    for (const auto& [place, sum] : expected) {
      const auto found = stored.find(place);
      note(stretch, place, which, compare(sum, found == stored.end() ? Vector{} : found->second));
    }
    for (const auto& [place, vector] : stored)
      if (!expected.contains(place)) note(stretch, place, which, compare({}, vector));
    return true;
  }

  void note(const Stretch& stretch, const Place& place, Which which, std::string what) {
    if (what.empty()) return;
    const auto& [period, unit, part] = place;
    differences_.push_back(
        {stretch.form, UnitId{unit}, Period::from_key(period), which, std::move(what)});
  }

  storage::Tx& tx_;
  const plan::Plan& plan_;
  const units::Registry& units_;
  std::vector<Difference> differences_;
};

}  // namespace

Result<std::vector<Difference>> rebuild_check(storage::Database& database, const plan::Plan& plan,
                                              const units::Registry& units) {
  return database.read([&](storage::Tx& tx) { return Check(tx, plan, units).run(); });
}

}  // namespace hoanhap::rollup
