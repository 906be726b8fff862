#pragma once

// A small city for tests of the totals, with a database of its own.
#include <doctest/doctest.h>

#include "rollup/testing_plan.h"
#include "rollup/totals.h"

namespace hoanhap::rollup::testing {

using Cells = std::vector<std::optional<std::int64_t>>;

struct City {
  plan::Plan plan;
  std::unique_ptr<storage::Database> database = storage::open_scratch();
  std::shared_ptr<const units::Registry> units;

  explicit City(int wards = 3) : plan(a_plan(wards)) {
    REQUIRE(database->write([&](storage::Tx& tx) {
      return units::apply_plan(tx, plan, Instant::at(Date::of(2018, 4, 16)));
    }));
    reload();
  }
  void reload() { units = units::Registry::load(*database).value(); }

  void merge(std::vector<std::string> before, const std::string& after, Date on) {
    REQUIRE(database->write([&](storage::Tx& tx) {
      return units::change(tx, {before, {{after, "ward", after, after, "", {}}}, on},
                           Instant::at(on));
    }));
    reload();
  }

  UnitId id(std::string_view slug) const { return units->id_of(slug); }
  const plan::Form& form(std::string_view id) const { return *plan.form(id); }
  CalendarKind calendar(const plan::Form& f) const { return plan.calendar(f.calendar)->kind; }

  // The unit's contribution to one period, or none.
  Result<bool> contribute(storage::Tx& tx, const plan::Form& f, UnitId unit, Period period,
                          Which which, const Vector* now) const {
    return replace(tx, *units, f, unit, period, which, now, calendar(f));
  }
  Result<bool> send(std::string_view form_id, std::string_view unit, std::string_view period,
                    const Cells& cells, Which which = Which::sent) const {
    const auto v = of_record(cells);
    return database->write([&](storage::Tx& tx) {
      return contribute(tx, form(form_id), id(unit), Period::parse(period).value(), which, &v);
    });
  }
  Vector over(std::string_view form_id, std::string_view unit, std::string_view period,
              Which which = Which::sent) const {
    const auto& f = form(form_id);
    return database
        ->read([&](storage::Tx& tx) {
          return read_over(tx, *units, f, id(unit), Period::parse(period).value(), which,
                           calendar(f));
        })
        .value();
  }
  // A slot as a reader meets it: blank, or its number.
  std::optional<std::int64_t> number(std::string_view form_id, std::string_view unit,
                                     std::string_view period, std::size_t slot,
                                     Which which = Which::sent) const {
    const auto v = over(form_id, unit, period, which);
    if (slot >= v.slots.size() || !v.slots[slot].has_number()) return std::nullopt;
    return v.slots[slot].sum;
  }
  std::vector<Difference> differences() const {
    return rebuild_check(*database, plan, *units).value();
  }
};

}  // namespace hoanhap::rollup::testing
