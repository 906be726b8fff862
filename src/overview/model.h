#pragma once

#include <optional>
#include <vector>

#include "core/ids.h"
#include "core/period.h"
#include "disclosure/count.h"
#include "disclosure/store.h"
#include "plan/model.h"

namespace hoanhap::overview {

using disclosure::Cell;

// A form's figures of one period, unit by unit, as one viewer may see them: exact where they are
// entitled, released and suppressed where they are not. Screens, Excel and Word all print this.
struct TableView {
  const plan::Form* form = nullptr;
  Period period;
  std::vector<const plan::Element*> elements;  // those with numbers, in form order
  struct Row {
    UnitId unit;
    std::vector<Cell> cells;  // as `elements`
  };
  std::vector<Row> rows;
  std::vector<Cell> total;  // the publishing unit's, of what is accepted
  std::optional<disclosure::store::Release> released;
};

}  // namespace hoanhap::overview
