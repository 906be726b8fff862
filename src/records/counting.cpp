#include "records/counting.h"

#include "records/store.h"

namespace hoanhap::records {

CalendarKind calendar_of(const plan::Plan& plan, const plan::Form& form) {
  const auto* calendar = plan.calendar(form.calendar);
  return calendar ? calendar->kind : CalendarKind::calendar_months;
}

bool is_view(const Record& record, const plan::Form& form) {
  return !record.event_date && record.period.kind != form.base;
}

bool counts(const Record& record, const plan::Form& form) {
  return record.period.kind == form.base;
}

Result<bool> count(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
                   const plan::Form& form, const Record& record, rollup::Which which) {
  if (!counts(record, form)) return true;
  const auto calendar = calendar_of(plan, form);
  const auto parts = store::counting(tx, form.id, record.unit, record.period, which);
  if (parts.empty())
    return rollup::replace(tx, units, form, record.unit, record.period, which, nullptr, calendar);
  rollup::Vector sum = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) sum.add(parts[i]);
  return rollup::replace(tx, units, form, record.unit, record.period, which, &sum, calendar);
}

}  // namespace hoanhap::records
