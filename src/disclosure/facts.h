#pragma once

#include <vector>

#include "core/ids.h"
#include "core/period.h"
#include "disclosure/count.h"
#include "plan/model.h"

namespace hoanhap::disclosure {

// The exact figures behind one released table, as they were accepted when it was made: units by
// base periods by slots. They are held as `PeopleCount`s, which nothing but a release in the making
// can open.
struct Facts {
  const plan::Form* form = nullptr;
  Period period;
  std::vector<Period> parts;  // the base periods that make up `period`, in order
  struct Row {
    UnitId unit;
    int place = -1;  // whose own units know these figures; -1: nobody below the publishing unit
    std::vector<std::vector<PeopleCount>> parts;  // [part][slot]; an empty part: nothing accepted
  };
  std::vector<Row> rows;
  std::vector<PeopleCount> city;  // by slot, as the roll-up has it; empty: the sum of the rows
};

// A linear fact that a form's checks state of every row: Σ factor · element + constant (= or >=) 0.
struct Relation {
  struct Part {
    int slot;
    std::int64_t factor;
  };
  std::vector<Part> parts;
  std::int64_t constant = 0;
  enum class Kind { equal, at_least } kind = Kind::equal;
};

// Forms that speak of one fact: the figure of `slot` in `form` is, for the same place and days, the
// sum of another form's (`same`, Element::counts), the sum over all places of one or several
// (`whole_city`, Element::from of a consolidation), or at most another form's (`part`,
// Element::part_of). Without sources it is made in a way that the puzzle can't follow, and so it is
// never shown.
struct Link {
  const plan::Form* form;
  int slot;
  struct Source {
    const plan::Form* form;
    int slot;
  };
  std::vector<Source> sources;
  enum class Kind { same, whole_city, part } kind = Kind::same;
};

}  // namespace hoanhap::disclosure
