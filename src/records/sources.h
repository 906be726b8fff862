#pragma once

#include <set>
#include <string>
#include <vector>

#include "records/figures.h"
#include "records/model.h"
#include "records/store.h"

namespace hoanhap::records {

// What a report that nobody types from scratch is made of: a view (half-year, year) of its base
// reports, or a consolidation of other units' reports. Live while the report can be written in;
// frozen with the revision when it is presented, because the head signs what they read.
struct SourceValue {
  std::string form;
  UnitId unit;
  std::optional<std::int64_t> value;
  bool decimal = false;
  bool hidden = false;  // from this reader: a view's mark, never stored (view.h)
};

// One fact that two forms state, place by place (Element::counts). They are never added.
struct Comparison {
  std::string one;      // "bao-cao-phuong-xa.xp-canh-cao"
  std::string other;    // "cong-an-thang.xp-canh-cao", the official one
  std::string element;  // the consolidation's cell that shows `one`
  bool decimal = false;
  struct Row {
    UnitId place;
    std::optional<std::int64_t> a, b;
    bool differs() const { return a && b && *a != *b; }
  };
  std::vector<Row> rows;
  std::vector<std::string> checks;  // checks whose explanation explains this too
  std::string id() const { return "compare:" + one; }
  bool differs() const;
};

struct Made {
  std::vector<std::pair<std::string, std::optional<std::int64_t>>> cells;  // element -> its figure
  std::set<std::string, std::less<>> computed;  // the elements among them; nobody types these
  std::set<std::string, std::less<>> failed;    // could not be computed: overflow, division by zero
  std::vector<std::pair<std::string, std::vector<SourceValue>>> sources;
  std::vector<store::Submission> submissions;
  std::vector<store::Missing> missing;
  std::vector<Comparison> compare;
};

// Views read what was sent by the unit itself; consolidations what was accepted, and the cells of
// their own in `typed`. Empty for any other record.
Result<Made> make(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
                  const plan::Form& form, const Record& record, const Contents& typed);
rollup::Which which_of(const plan::Form& form);

// The two sources of every fact that both of `form`'s `from` cells read, for `period`.
std::vector<Comparison> compare(const plan::Plan& plan, const units::Registry& units,
                                const plan::Form& form, const Figures& figures, Period period);

// `typed` with the computed figures in place; a view's corrections win over them.
Contents effective(const plan::Form& form, const Contents& typed, const Made& made);

// The elements that a record of this form and length computes.
std::set<std::string, std::less<>> computed_elements(const plan::Form& form, const Record& record);

std::string made_to_json(
    const Made& made);  // frozen with a revision; the cells are in the revision
Made made_from_json(std::string_view json);

// What has changed below since a revision was presented: a source that sends a correction, or one
// that came late. Numbers only.
struct Change {
  UnitId unit;
  std::string form, element;
  std::optional<std::int64_t> then, now;
};
std::vector<Change> changes_since(storage::Tx& tx, const plan::Plan& plan, const plan::Form& form,
                                  const Made& frozen, const Made& live);

}  // namespace hoanhap::records
