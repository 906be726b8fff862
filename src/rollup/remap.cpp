#include "rollup/rows.h"

namespace hoanhap::rollup {
namespace {

// One unit's own row, of one form.
struct Own {
  UnitId unit;
  Period period;
  std::int64_t layout = 0;
};

std::vector<Own> own_rows(storage::Tx& tx, const plan::Form& form) {
  std::vector<Own> rows;
  tx.query(
      "select unit_id, period, layout from total where form = ?1 and part = 0", {form.id},
      [&](const storage::Row& row) {
        rows.push_back({UnitId{row.integer(0)}, Period::from_key(row.integer(1)), row.integer(2)});
      });
  return rows;
}

Result<bool> move(Rows& rows, const plan::Form& form, const Own& own,
                  const std::vector<UnitId>& from, const std::vector<UnitId>& to) {
  const auto period = own.period.key();
  TRY_ASSIGN(auto* const row, rows.at({own.unit, period, Rows::Part::own, own.layout}));
  for (const auto which : {Which::sent, Which::accepted}) {
    const auto figures = beneath(form, row->vector(which));
    if (figures.empty()) continue;
    const auto shift = [&](UnitId unit, const Vector& minus, const Vector& plus) -> Result<bool> {
      TRY_ASSIGN(auto* const total, rows.at({unit, period, Rows::Part::beneath, own.layout}));
      auto& vector = total->vector(which);
      if (!vector.exchange(minus, plus)) return internal("remap: a total does not hold its parts");
      if (vector.empty()) vector = {};
      total->changed = true;
      return true;
    };
    for (std::size_t level = 1; level < from.size(); ++level) TRY(shift(from[level], figures, {}));
    for (std::size_t level = 1; level < to.size(); ++level) TRY(shift(to[level], {}, figures));
  }
  return true;
}

}  // namespace

Result<std::size_t> remap(storage::Tx& tx, const plan::Plan& plan, const units::Registry& before,
                          const units::Registry& after) {
  std::size_t moved = 0;
  for (const auto& form : plan.forms) {
    const auto* const calendar = plan.calendar(form.calendar);
    const auto kind = calendar == nullptr ? CalendarKind::calendar_months : calendar->kind;
    Rows rows(tx, form.id);
    for (const auto& own : own_rows(tx, form)) {
      const auto from = path_of(before, form, own.unit, own.period, kind);
      const auto to = path_of(after, form, own.unit, own.period, kind);
      if (from == to) continue;
      TRY(move(rows, form, own, from, to));
      ++moved;
    }
    rows.store();
  }
  return moved;
}

}  // namespace hoanhap::rollup
