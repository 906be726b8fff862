#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/period.h"
#include "plan/model.h"
#include "records/model.h"

namespace hoanhap::app::demo {

// The synthetic 2018 of the demo city: nothing in it happened, and no figure comes from a real
// unit. The numbers agree with each other as real ones would (parts with totals, this month's stock
// with the last one's, the ward's sanctions nearly with the police's) and with every error check of
// the forms; warnings happen and are explained. Counts of people are mostly 0 to 4, so that
// suppression shows.
//
// Pure: the same form, unit, period and seed give the same cells. Threads: any.

struct Sheet {  // cells by element id, before they find their slots
  std::map<std::string, std::int64_t, std::less<>> numbers;
  records::Words words;
};

// What the unit would type into `form` for `period`: every cell of a base period that is not
// computed, only the texts of a longer view. Empty for a form that the demo doesn't know.
records::Contents figures(const plan::Form& form, const plan::Unit& unit, Period period,
                          std::uint64_t seed);
// A flash report of this day.
records::Contents flash_figures(const plan::Form& form, const plan::Unit& unit, Date day,
                                std::uint64_t seed);
// The days of a year on which the ward's police had something to report at once.
std::vector<Date> flash_days(const plan::Unit& police, int year, std::uint64_t seed);

// What the demo gives as the explanation of a warning.
std::string explanation();

// The parts, for tests: `ward` is the slug of the place.
Sheet police_month(std::uint64_t seed, std::string_view ward, Period month);
Sheet ward_quarter(std::uint64_t seed, std::string_view ward, Period quarter);
Sheet ward_plan(std::uint64_t seed, std::string_view ward);
Sheet survey_quarter(std::uint64_t seed, std::string_view ward, Period quarter);
Sheet women_quarter(std::uint64_t seed, std::string_view ward, Period quarter);
Sheet youth_quarter(std::uint64_t seed, std::string_view ward, Period quarter);
Sheet youth_plan(std::uint64_t seed, std::string_view ward);
Sheet money_quarter(std::uint64_t seed, std::string_view unit, Period quarter);
Sheet city_police_month(std::uint64_t seed, Period month);
// A form that one office fills: culture, broadcaster, portal, health, Front, city unions, training.
Sheet office_quarter(std::uint64_t seed, std::string_view form, std::string_view unit,
                     Period quarter);
Sheet city_quarter(Period quarter);

}  // namespace hoanhap::app::demo
