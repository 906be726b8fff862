#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "core/date.h"
#include "core/period.h"

namespace hoanhap::app::demo {

// What a unit of the demo city has done about one obligation by `today`: most file in time, some
// late, a few not at all; some are asked for a correction. Pure, like the figures.
struct Filing {
  enum class Fate { untouched, draft, presented, sent, returned, accepted };
  Fate fate = Fate::untouched;
  Date begun, sent, decided;  // decided: accepted or returned; meaningful as far as the fate goes
  bool corrected = false;     // was returned once before it was accepted
};

// Kept for the visitor: nobody has begun it, whatever the seed. The ward's lasts into its overdue
// days; the others, of the walk through the offices, until they are due.
inline constexpr std::string_view kVisitorUnit = "ea-tam";
inline constexpr std::string_view kVisitorDuty = "bao-cao-phuong/quarterly";
inline constexpr std::pair<std::string_view, std::string_view> kVisitorOffices[] = {
    {"hoi-phu-nu-ea-tam", "gap-go-tu-van/quarterly"},
    {"dai-ttth", "truyen-thong-dai-chung/quarterly"},
    {"cong-an-thanh-pho", "cong-an-tong-hop/monthly"}};

Filing filing(std::uint64_t seed, std::string_view duty, std::string_view unit, Period period,
              Date last_timely, Date today);

}  // namespace hoanhap::app::demo
