#pragma once

#include <map>
#include <memory>
#include <optional>

#include "access/actor.h"
#include "disclosure/rules.h"
#include "disclosure/store.h"
#include "indicators/expression.h"
#include "records/figures.h"

namespace hoanhap::overview {

// What targets and indicators are worth to one viewer: accepted figures, and in the place of every
// count of people, and every figure that tells of one, that they are not entitled to, the released
// one. A hidden figure is `suppressed`,
// and so is everything computed from it.
//
// Lives within one transaction; reads each released table once. Not for several threads.
class Seen final : public indicators::Scope {
 public:
  Seen(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
       const access::Actor& actor, Period period);
  // The same, of `unit` alone; shares what was read.
  Seen of(UnitId unit) const;

  indicators::Value aggregate(const indicators::Expression& node) const override;
  indicators::Value units(std::string_view set,
                          const indicators::Expression* predicate) const override;
  indicators::Value target(std::string_view id) const override;
  indicators::Value indicator(std::string_view id) const override;
  indicators::Value petitions(std::string_view state) const override;

  // How an expression shows: its value as a cell. Where it is suppressed only because something has
  // not been released yet, the cell says that.
  struct Shown {
    disclosure::Cell cell;
    bool decimal = false;
    indicators::Value value;
  };
  Shown show(const indicators::Expression& expression) const;
  std::optional<bool> holds(const indicators::Expression& predicate, UnitId unit) const;

 private:
  struct Shared;
  Seen(std::shared_ptr<Shared> shared, records::Figures figures, UnitId only);
  bool entitled(const plan::Form& form, Period period) const;
  indicators::Value released(const plan::Form& form, const plan::Element& element,
                             const indicators::Expression& node) const;

  std::shared_ptr<Shared> shared_;
  records::Figures figures_;
  UnitId only_;  // 0: everybody
};

}  // namespace hoanhap::overview
