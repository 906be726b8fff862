// The second, plain implementation (design §5): it knows the tables and the rules, and uses none of
// what `replace` is made of. Slow and simple on purpose; where the two disagree, one of them is
// wrong.
#include <fmt/format.h>

#include <map>
#include <set>

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
// Everything of one form and period: (unit, as part of itself or from beneath) -> what it must
// hold.
using Expected = std::map<std::pair<std::int64_t, int>, Sum>;

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
                           const units::Registry& units, Period period, Which which) {
  const auto* const calendar = plan.calendar(form.calendar);
  const auto days =
      period.days(calendar != nullptr ? calendar->kind : CalendarKind::calendar_months);
  std::set<std::size_t> stays;  // elements that don't add up over units
  for (const auto& element : form.elements)
    if (element.slot >= 0 && element.over_units == plan::OverUnits::none)
      stays.insert(static_cast<std::size_t>(element.slot));

  Expected expected;
  Result<bool> good = true;
  tx.query(
      fmt::format("select r.unit_id, v.cells from record r join revision v "
                  "on v.record_id = r.id and v.revision = r.{} where r.form = ?1 and r.period = ?2",
                  column_of(which)),
      {form.id, period.key()}, [&](const storage::Row& row) {
        const auto values = decode(row.blob(1));
        const auto* const unit = units.find(UnitId{row.integer(0)});
        if (!values || unit == nullptr) {
          good = values ? internal("rebuild: a record of an unknown unit") : fail(values.error());
          return;
        }
        put(expected[{unit->id.value, 0}], *values, {});
        for (const auto higher : above(units, *unit, form.line_tree, days))
          put(expected[{higher.value, 1}], *values, stays);
      });
  TRY(good);
  return expected;
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
    tx_.query(
        "select distinct form, period from total union select distinct form, period from record",
        {},
        [&](const storage::Row& row) { work_.emplace(std::string(row.text(0)), row.integer(1)); });
    for (const auto& [id, key] : work_) {
      const auto* const form = plan_.form(id);
      const auto period = Period::from_key(key);
      for (const auto which : {Which::sent, Which::accepted}) TRY(check(id, form, period, which));
    }
    return std::move(differences_);
  }

 private:
  Result<bool> check(const std::string& id, const plan::Form* form, Period period, Which which) {
    Expected expected;
    if (form == nullptr) {
      note(id, 0, period, which, "the plan has no such form");
      return true;
    }
    if (form->slots() > 0 && form->base == period.kind) {
      TRY_ASSIGN(expected, recompute(tx_, plan_, *form, units_, period, which));
    }
    TRY_ASSIGN(const auto stored, rows_of(id, period, which));
    for (const auto& [key, sum] : expected) {
      const auto found = stored.find(key);
      note(id, key.first, period, which,
           compare(sum, found == stored.end() ? Vector{} : found->second));
    }
    for (const auto& [key, vector] : stored)
      if (expected.count(key) == 0) note(id, key.first, period, which, compare({}, vector));
    return true;
  }

  // The stored rows, those of several layouts together.
  Result<std::map<std::pair<std::int64_t, int>, Vector>> rows_of(const std::string& form,
                                                                 Period period, Which which) {
    std::map<std::pair<std::int64_t, int>, Vector> rows;
    Result<bool> good = true;
    tx_.query("select unit_id, part, sent, accepted from total where form = ?1 and period = ?2",
              {form, period.key()}, [&](const storage::Row& row) {
                const bool as_sent = row.blob(3).size() == 1;
                const auto vector =
                    decode(which == Which::sent || as_sent ? row.blob(2) : row.blob(3));
                if (vector)
                  rows[{row.integer(0), static_cast<int>(row.integer(1))}].add(*vector);
                else
                  good = fail(vector.error());
              });
    TRY(good);
    return rows;
  }

  void note(const std::string& form, std::int64_t unit, Period period, Which which,
            std::string what) {
    if (!what.empty()) differences_.push_back({form, UnitId{unit}, period, which, std::move(what)});
  }

  storage::Tx& tx_;
  const plan::Plan& plan_;
  const units::Registry& units_;
  std::set<std::pair<std::string, std::int64_t>> work_;
  std::vector<Difference> differences_;
};

}  // namespace

Result<std::vector<Difference>> rebuild_check(storage::Database& database, const plan::Plan& plan,
                                              const units::Registry& units) {
  return database.read([&](storage::Tx& tx) { return Check(tx, plan, units).run(); });
}

}  // namespace hoanhap::rollup
