#pragma once

// A small city for tests of the totals: a province, a city, wards with their police, and the
// reports they send, as rows of `record` and `revision` the way the records feature writes them.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include "rollup/totals.h"

namespace hoanhap::rollup::testing {

inline plan::Unit a_unit(std::string id, std::string kind, std::string line, std::string territory,
                         std::string within = "") {
  plan::Unit unit;
  unit.names = {{id, {}, Date::of(9999, 12, 31)}};
  unit.id = std::move(id);
  unit.kind = std::move(kind);
  unit.line = std::move(line);
  unit.territory = std::move(territory);
  unit.within = std::move(within);
  unit.to = Date::of(9999, 12, 31);
  return unit;
}

inline plan::Element an_element(std::string id, int slot, plan::OverTime time,
                                plan::OverUnits units = plan::OverUnits::sum) {
  plan::Element element;
  element.id = std::move(id);
  element.slot = slot;
  element.over_time = time;
  element.over_units = units;
  return element;
}

inline plan::Form a_form(std::string id, PeriodKind base) {
  plan::Form form;
  form.id = std::move(id);
  form.base = base;
  form.calendar = "thang";
  form.elements = {an_element("buoi", 0, plan::OverTime::sum),
                   an_element("con-lai", 1, plan::OverTime::last),
                   an_element("cao-nhat", 2, plan::OverTime::max),
                   an_element("rieng", 3, plan::OverTime::sum, plan::OverUnits::none),
                   an_element("khong-cong", 4, plan::OverTime::none)};
  form.slot_count = 5;
  return form;
}

inline plan::Plan a_plan(int wards = 3) {
  plan::Plan plan;
  plan.calendars = {{"thang", CalendarKind::calendar_months, {}, false},
                    {"nghi-dinh-09", CalendarKind::decree_09, {}, false}};
  plan.units = {a_unit("tinh", "province", "", "tinh"),
                a_unit("thanh-pho", "city", "tinh", "thanh-pho", "tinh"),
                a_unit("cong-an-tp", "police", "thanh-pho", "thanh-pho")};
  for (int i = 1; i <= wards; ++i) {
    const auto ward = fmt::format("phuong-{}", i);
    plan.units.push_back(a_unit(ward, "ward", "thanh-pho", ward, "thanh-pho"));
    plan.units.push_back(a_unit("cong-an-" + ward, "ward-police", "cong-an-tp", ward));
  }
  plan.forms = {a_form("quy", PeriodKind::quarter), a_form("thang", PeriodKind::month),
                a_form("su-kien", PeriodKind::half_month), a_form("theo-doc", PeriodKind::month)};
  plan.forms[1].calendar = "nghi-dinh-09";
  plan.forms[3].line_tree = true;
  return plan;
}

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
          return read_over(tx, f, id(unit), Period::parse(period).value(), which, calendar(f));
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
