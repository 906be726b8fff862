#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "rollup/rows.h"

namespace hoanhap::rollup {
namespace {

using plan::OverTime;

// How each slot goes through time; one that no element has any more is summed.
std::vector<OverTime> ways(const plan::Form& form) {
  std::vector<OverTime> result;
  for (const auto& element : form.elements) {
    if (element.slot < 0) continue;
    const auto slot = static_cast<std::size_t>(element.slot);
    if (result.size() <= slot) result.resize(slot + 1, OverTime::sum);
    result[slot] = element.over_time;
  }
  return result;
}

// Puts base periods together, oldest first, as their elements say.
class OverPeriods {
 public:
  explicit OverPeriods(const plan::Form& form, bool one_period)
      : ways_(ways(form)), one_(one_period) {}

  void add(const Vector& next) {
    auto& slots = result_.slots;
    if (slots.size() < next.slots.size()) slots.resize(next.slots.size());
    Vector summed = next;
    for (std::size_t i = 0; i < next.slots.size() && !one_; ++i) {
      const auto way = i < ways_.size() ? ways_[i] : OverTime::sum;
      if (way == OverTime::sum) continue;
      summed.slots[i] = {};
      const auto& slot = next.slots[i];
      if (takes(way, slots[i], slot)) slots[i] = slot;
    }
    result_.add(summed);
  }
  Vector take() { return std::exchange(result_, {}); }

 private:
  static bool takes(OverTime way, const Slot& held, const Slot& next) {
    switch (way) {
      case OverTime::last:
        return next.has_number() || !held.has_number();
      case OverTime::max:
        return !held.has_number() || (next.has_number() && next.sum > held.sum);
      case OverTime::none:
      case OverTime::sum:
        return false;
    }
    return false;
  }

  std::vector<OverTime> ways_;
  bool one_;  // nothing to put together: every element keeps its figure
  Vector result_;
};

Result<std::vector<Period>> made_of(const plan::Form& form, Period period, CalendarKind calendar) {
  auto parts = base_periods(form, period, calendar);
  if (parts.empty())
    return internal("totals of " + form.id + ": no base periods make up " + period.code());
  return parts;
}

enum class Asked { all, own };
std::string select_units(std::size_t places, Which which, Asked asked) {
  return fmt::format(
      "select unit_id, period, {}, part from total where form = ?1 and period between ?2 and ?3 "
      "and unit_id in ({}){} order by unit_id, period",
      column(which), id_list(4, places),
      asked == Asked::own ? fmt::format(" and part = {}", static_cast<int>(Rows::Part::own)) : "");
}

// What a query of `select_units` is asked with.
std::vector<storage::Param> params_of(const plan::Form& form, const std::vector<Period>& parts,
                                      const std::vector<UnitId>& units) {
  std::vector<storage::Param> params = {form.id, parts.front().key(), parts.back().key()};
  for (std::size_t i = 0; i < places_for(units.size()); ++i)
    params.emplace_back(units[std::min(i, units.size() - 1)]);
  return params;
}

// Collects the rows of each unit, which come ordered by unit and period, a period in one or more
// rows.
class PerUnit {
 public:
  explicit PerUnit(const plan::Form& form, bool one_period) : over_(form, one_period) {}

  void row(std::int64_t unit, std::int64_t period, std::span<const std::uint8_t> bytes) {
    if (unit != unit_ || period != period_) finish_period();
    if (unit != unit_) finish_unit();
    unit_ = unit;
    period_ = period;
    auto vector = decode(bytes);
    if (!vector)
      failed_ = vector.error();
    else if (current_.empty())
      current_ = std::move(*vector);
    else
      current_.add(*vector);
  }
  Result<std::unordered_map<std::int64_t, Vector>> take() {
    finish_period();
    finish_unit();
    if (failed_) return fail(*failed_);
    return std::move(found_);
  }

 private:
  void finish_period() {
    if (period_ != 0) over_.add(current_);
    current_ = {};
    period_ = 0;
  }
  void finish_unit() {
    if (unit_ != 0) found_[unit_] = over_.take();
    unit_ = 0;
  }

  OverPeriods over_;
  Vector current_;
  std::int64_t unit_ = 0, period_ = 0;
  std::optional<Error> failed_;
  std::unordered_map<std::int64_t, Vector> found_;
};

// The slots that a longer period takes from each unit's last figure, and that add up over units.
std::vector<std::size_t> last_of_each(const plan::Form& form) {
  std::vector<std::size_t> slots;
  for (const auto& element : form.elements)
    if (element.slot >= 0 && element.over_time == OverTime::last &&
        element.over_units == plan::OverUnits::sum)
      slots.push_back(static_cast<std::size_t>(element.slot));
  return slots;
}

// What stands above several units says only what they had together in each base period. Where one
// of them was silent in the newest, its figure of before still counts: the last of each, then the
// sum. A unit that has ended counts until whoever stands for its ground has a figure.
class LastOfEach {
 public:
  LastOfEach(const units::Registry& units, const std::unordered_map<std::int64_t, Vector>& own)
      : units_(units), own_(own) {}

  bool counts(std::int64_t unit, std::size_t slot) const {
    if (!number(unit, slot)) return false;
    for (const auto& change : units_.successions())
      if (change.before.value == unit && change.after.value != unit &&
          counts(change.after.value, slot))
        return false;
    return true;
  }
  const Slot* number(std::int64_t unit, std::size_t slot) const {
    const auto found = own_.find(unit);
    const bool given = found != own_.end() && slot < found->second.slots.size() &&
                       found->second.slots[slot].has_number();
    return given ? &found->second.slots[slot] : nullptr;
  }

 private:
  const units::Registry& units_;
  const std::unordered_map<std::int64_t, Vector>& own_;
};

constexpr std::size_t kMostAsked = 8192;  // parameters of one statement

// Puts the last of each in place of what stands at those `above`. The units beneath are asked by
// name, so that the years before cost nothing.
Result<bool> add_last(storage::Tx& tx, const units::Registry& units, const plan::Form& form,
                      const std::vector<Period>& parts, Which which, CalendarKind calendar,
                      const std::vector<std::size_t>& slots, const std::set<std::int64_t>& above,
                      std::unordered_map<std::int64_t, Vector>& found) {
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> ways_up;
  std::vector<UnitId> beneath;
  for (const auto& unit : units.all()) {
    for (const auto at : path_of(units, form, unit.id, parts.back(), calendar))
      if (above.contains(at.value)) ways_up[unit.id.value].push_back(at.value);
    if (ways_up.contains(unit.id.value)) beneath.push_back(unit.id);
  }
  PerUnit rows(form, false);
  for (std::size_t from = 0; from < beneath.size(); from += kMostAsked) {
    const std::vector<UnitId> some(
        beneath.begin() + static_cast<std::ptrdiff_t>(from),
        beneath.begin() + static_cast<std::ptrdiff_t>(std::min(from + kMostAsked, beneath.size())));
    tx.query(
        select_units(places_for(some.size()), which, Asked::own), params_of(form, parts, some),
        [&](const storage::Row& row) { rows.row(row.integer(0), row.integer(1), row.blob(2)); });
  }
  TRY_ASSIGN(const auto own, rows.take());
  const LastOfEach last(units, own);
  for (const auto at : above)
    for (const auto slot : slots)
      if (auto& into = found[at].slots; slot < into.size()) into[slot] = {};
  for (const auto& each : own) {
    Vector figures;
    for (const auto slot : slots) {
      if (!last.counts(each.first, slot)) continue;
      if (figures.slots.size() <= slot) figures.slots.resize(slot + 1);
      figures.slots[slot] = *last.number(each.first, slot);
    }
    if (!figures.slots.empty())
      for (const auto at : ways_up[each.first]) found[at].add(figures);
  }
  return true;
}

}  // namespace

std::vector<Period> base_periods(const plan::Form& form, Period period, CalendarKind calendar) {
  if (form.base == PeriodKind::half_month && period.kind != PeriodKind::half_month) {
    // Both calendars begin and end their periods where half-months do.
    const auto days = period.days(calendar);
    std::vector<Period> parts;
    for (auto day = days.first; day <= days.last;) {
      parts.push_back(Period::containing(day, PeriodKind::half_month, calendar));
      day = parts.back().days(calendar).last.plus_days(1);
    }
    return parts;
  }
  if (form.base == PeriodKind::once && period.kind == PeriodKind::year)
    return {Period{PeriodKind::once, period.year, 1}};
  return period.parts(form.base);
}

Result<Vector> read(storage::Tx& tx, std::string_view form, UnitId unit, Period base_period,
                    Which which) {
  Result<Vector> total{Vector{}};
  tx.query(fmt::format("select {} from total where form = ?1 and unit_id = ?2 and period = ?3",
                       column(which)),
           {form, unit, base_period.key()}, [&](const storage::Row& row) {
             auto vector = decode(row.blob(0));
             if (!vector)
               total = fail(vector.error());
             else if (total)
               total->add(*vector);
           });
  return total;
}

Result<std::vector<Vector>> read_units(storage::Tx& tx, const units::Registry& units,
                                       const plan::Form& form, const std::vector<UnitId>& asked,
                                       Period period, Which which, CalendarKind calendar) {
  if (asked.empty()) return std::vector<Vector>{};
  TRY_ASSIGN(const auto parts, made_of(form, period, calendar));
  PerUnit rows(form, parts.size() == 1);
  std::set<std::int64_t> above;  // who stands above others that report
  const auto query = select_units(places_for(asked.size()), which, Asked::all);
  tx.query(query, params_of(form, parts, asked), [&](const storage::Row& row) {
    rows.row(row.integer(0), row.integer(1), row.blob(2));
    if (row.integer(3) != static_cast<int>(Rows::Part::own)) above.insert(row.integer(0));
  });
  TRY_ASSIGN(auto found, rows.take());
  if (const auto slots = last_of_each(form); parts.size() > 1 && !above.empty() && !slots.empty())
    TRY(add_last(tx, units, form, parts, which, calendar, slots, above, found));
  std::vector<Vector> result;
  for (const auto unit : asked) {
    const auto one = found.find(unit.value);
    result.push_back(one == found.end() ? Vector{} : one->second);
  }
  return result;
}

Result<Vector> read_over(storage::Tx& tx, const units::Registry& units, const plan::Form& form,
                         UnitId unit, Period period, Which which, CalendarKind calendar) {
  TRY_ASSIGN(auto rows, read_units(tx, units, form, {unit}, period, which, calendar));
  return std::move(rows.front());
}

Result<Vector> read_union(storage::Tx& tx, const units::Registry& units, const plan::Form& form,
                          const std::vector<UnitId>& asked, Period period, Which which,
                          CalendarKind calendar) {
  std::vector<UnitId> once = asked;
  std::ranges::sort(once);
  once.erase(std::unique(once.begin(), once.end()), once.end());
  TRY_ASSIGN(const auto rows, read_units(tx, units, form, once, period, which, calendar));
  if (rows.size() == 1) return rows.front();
  Vector total;
  for (const auto& row : rows) total.add(beneath(form, row));
  return total;
}

}  // namespace hoanhap::rollup
