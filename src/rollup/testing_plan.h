#pragma once

// A small plan for tests of the totals, crash runs and benchmarks: a province, a city, wards with
// their police, and forms of every base period.
#include <fmt/format.h>

#include "plan/model.h"

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

}  // namespace hoanhap::rollup::testing
