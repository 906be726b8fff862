#include "app/demo/filing.h"

#include "app/demo/dice.h"

namespace hoanhap::app::demo {

Filing filing(std::uint64_t seed, std::string_view duty, std::string_view unit, Period period,
              Date last_timely, Date today) {
  const Dice dice(seed, {duty, unit, period.code()});
  constexpr int kRecent = 45;  // days: old business is settled, so only late news is open
  const bool recent = last_timely.plus_days(kRecent) > today;
  Filing filing;
  if (unit == kVisitorUnit && duty == kVisitorDuty && recent) return filing;
  for (const auto& [theirs, what] : kVisitorOffices)
    if (unit == theirs && duty == what && last_timely >= today) return filing;
  if (dice.chance("never", recent ? 8 : 2)) return filing;

  filing.sent = dice.chance("late", 14) ? last_timely.plus_days(dice.between("days late", 1, 9))
                                        : last_timely.plus_days(-dice.between("days early", 0, 4));
  filing.begun = filing.sent.plus_days(-dice.between("work", 1, 3));
  filing.decided = filing.sent.plus_days(dice.between("review", 1, 5));
  filing.corrected = dice.chance("corrected", 10);
  using enum Filing::Fate;
  if (filing.begun > today) return {};
  if (filing.sent > today)
    filing.fate = filing.sent.plus_days(-1) <= today ? presented : draft;
  else if (filing.decided > today)
    filing.fate = sent;
  else
    filing.fate = recent && dice.chance("returned", 12) ? returned : accepted;
  return filing;
}

}  // namespace hoanhap::app::demo
