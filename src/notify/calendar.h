#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/date.h"

namespace hoanhap::notify {

// One due day in somebody's calendar: a whole day without a time zone.
struct CalendarEvent {
  std::string uid;  // stays the same as long as the thing is owed
  Date day;
  std::string summary, description;
};

// The iCalendar object of RFC 5545: CRLF, lines folded at 75 octets between characters, texts
// escaped, an alarm at eight in the morning of the day before. `stamp` is when it was made.
std::string icalendar(std::string_view name, std::span<const CalendarEvent> events, Instant stamp);

std::string folded(std::string_view line);   // with its CRLF
std::string escaped(std::string_view text);  // §3.3.11

}  // namespace hoanhap::notify
