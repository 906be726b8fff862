#pragma once

#include <compare>
#include <map>
#include <set>
#include <span>
#include <string>

#include "rollup/totals.h"

namespace hoanhap::rollup {

// Rows of `total` while a write changes them: each is read and unpacked once, changed in memory,
// and written once, whether one report touches it or, in an import, a thousand do. The only writer
// of the table.
//
// Lives inside one write closure. Threads: that closure's. Fails: `internal` when a row can't be
// read.
class Rows {
 public:
  enum class Part { own = 0, beneath = 1 };
  struct Key {
    UnitId unit;
    std::int64_t period = 0;
    Part part = Part::own;
    std::int64_t layout = 0;
    auto operator<=>(const Key&) const = default;
  };
  struct Row {
    Vector sent, accepted;
    bool changed = false;
    Vector& vector(Which which) { return which == Which::sent ? sent : accepted; }
  };

  Rows(storage::Tx& tx, std::string_view form) : tx_(tx), form_(form) {}

  // Reads what there is of the units for a period, in one statement; afterwards `at` and `own` need
  // none for these.
  Result<bool> load(std::span<const UnitId> units, std::int64_t period);
  // The row, empty where there is none yet. The reference holds until `store`.
  Result<Row*> at(const Key& key);
  // The unit's own rows of a period, that of `layout` always among them.
  Result<std::vector<Key>> own(UnitId unit, std::int64_t period, std::int64_t layout);
  void store();
  std::size_t size() const { return rows_.size(); }

 private:
  storage::Tx& tx_;
  std::string_view form_;
  std::map<Key, Row> rows_;
  std::set<std::pair<UnitId, std::int64_t>> loaded_;
};

// A list of ids as SQL, "?4,?5,…", and how long it is for so many units: the next power of two, so
// that few texts exist and each is prepared once. The caller fills the rest with the last id.
std::size_t places_for(std::size_t units);
std::string id_list(int first, std::size_t places);

// SQL for the bytes of `which`; an `accepted` of one byte says "as sent".
std::string_view column(Which which);

// The unit and everyone above it in the form's tree. Each level is asked as of the period's last
// day, or of its own nearest day where it began later or ended earlier: what a ward reported before
// a merge goes where the ward belonged, and no figure falls out of the tree.
std::vector<UnitId> path_of(const units::Registry& units, const plan::Form& form, UnitId unit,
                            Period period, CalendarKind calendar);

// What a contribution becomes above its unit: elements that don't add up over units are left out.
Vector beneath(const plan::Form& form, const Vector& own);

// `replace` on rows that stay in memory until the caller stores them.
Result<bool> replace(Rows& rows, const units::Registry& units, const plan::Form& form, UnitId unit,
                     Period base_period, Which which, const Vector* now, CalendarKind calendar);

}  // namespace hoanhap::rollup
