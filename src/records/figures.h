#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indicators/expression.h"
#include "plan/model.h"
#include "rollup/totals.h"
#include "units/registry.h"

namespace hoanhap::records {

// What expressions over units and periods are worth: a consolidation's `from`, indicators, targets.
// Exact figures of one `which`; who shows them to people not entitled goes through disclosure.
//
// - A unit's figure of a period combines its base rows by the element's rule over time.
// - Without `over`, every unit that owes the form takes part; `in KIND` is the period of that kind
// in
//   which the asked one ends. A form with a longer base answers for the base period around it.
// - sum, last, max skip blanks and are blank where nobody gave a figure; `last` goes back within
// the
//   period to a unit's latest figure. count(form) is submissions, count(form.x) those that answer
//   x, avg is per submission, share of a yes/no cell is yes over answers, distinct counts the
//   different choices ticked.
// - units(SET where …) asks each unit alone: its own rows and those of units whose place it is.
//
// Lives within one transaction and reads each (form, set, period) once. Not for several threads.
class Figures final : public indicators::Scope {
 public:
  Figures(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units, Period period,
          rollup::Which which);
  ~Figures() override;
  // The same figures, of `unit` alone; shares what was read.
  Figures of(UnitId unit) const;

  indicators::Value aggregate(const indicators::Expression& node) const override;
  indicators::Value units(std::string_view set,
                          const indicators::Expression* predicate) const override;
  indicators::Value target(std::string_view id) const override;
  indicators::Value indicator(std::string_view id) const override;
  indicators::Value petitions(std::string_view state) const override;

  struct UnitValue {
    UnitId unit;
    std::optional<std::int64_t> value;
  };
  // What stands behind an aggregate, unit by unit; empty for choices.
  std::vector<UnitValue> behind(const indicators::Expression& node) const;
  // The period whose rows an aggregate over `form` reads.
  Period period_of(const plan::Form& form, std::optional<PeriodKind> kind = std::nullopt) const;

 private:
  struct Shared;
  struct Rows;
  Figures(std::shared_ptr<Shared> shared, UnitId only);
  const Rows& rows(const plan::Form& form, std::string_view set, Period period) const;
  std::vector<UnitValue> values(const plan::Form& form, const plan::Element& element,
                                const indicators::Expression& node) const;
  indicators::Value choices(const plan::Form& form, const indicators::Expression& node) const;
  bool in_view(UnitId unit, Date as_at) const;

  std::shared_ptr<Shared> shared_;
  UnitId only_;  // 0: everybody
};

}  // namespace hoanhap::records
