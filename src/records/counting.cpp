#include "records/counting.h"

#include "records/store.h"

namespace hoanhap::records {

bool is_view(const Record& record, const plan::Form& form) {
  return !record.event_date && record.period.kind != form.base;
}

bool counts(const Record& record, const plan::Form& form) {
  return record.period.kind == form.base;
}

Result<bool> count(storage::Tx& tx, const units::Registry& units, const plan::Form& form,
                   const Record& record, rollup::Which which) {
  if (!counts(record, form)) return true;
  const auto parts = store::counting(tx, form.id, record.unit, record.period, which);
  if (parts.empty())
    return rollup::replace(tx, units, form, record.unit, record.period, which, nullptr);
  rollup::Vector sum = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) sum.add(parts[i]);
  return rollup::replace(tx, units, form, record.unit, record.period, which, &sum);
}

}  // namespace hoanhap::records
