#include "notify/calendar.h"

#include <fmt/format.h>

namespace hoanhap::notify {
namespace {

constexpr std::size_t kOctets = 75;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string date(Date day) {
  return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day());
}

std::string utc(Instant instant) {
  constexpr std::int64_t kDayMs = 86'400'000;
  const auto days = instant.ms >= 0 ? instant.ms / kDayMs : (instant.ms - kDayMs + 1) / kDayMs;
  const auto seconds = (instant.ms - days * kDayMs) / 1000;
  return fmt::format("{}T{:02}{:02}{:02}Z", date({static_cast<int>(days)}), seconds / 3600,
                     seconds / 60 % 60, seconds % 60);
}

}  // namespace

std::string folded(std::string_view line) {
  std::string out;
  std::size_t room = kOctets;
  while (line.size() > room) {
    auto take = room;
    while (continues(line[take])) --take;
    out += std::string(line.substr(0, take)) + "\r\n ";
    line.remove_prefix(take);
    room = kOctets - 1;  // the space counts
  }
  return out + std::string(line) + "\r\n";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c != '\r')
      out += c;
  }
  return out;
}

std::string icalendar(std::string_view name, std::span<const CalendarEvent> events, Instant stamp) {
  std::string out;
  const auto line = [&](std::string_view text) { out += folded(text); };
  line("BEGIN:VCALENDAR");
  line("VERSION:2.0");
  line("PRODID:-//Hoa Nhap//hoanhap " HOANHAP_VERSION "//VI");
  line("CALSCALE:GREGORIAN");
  line("METHOD:PUBLISH");
  line("X-WR-CALNAME:" + escaped(name));
  line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
  line("X-PUBLISHED-TTL:PT6H");
  for (const auto& event : events) {
    line("BEGIN:VEVENT");
    line("UID:" + event.uid);
    line("DTSTAMP:" + utc(stamp));
    line("DTSTART;VALUE=DATE:" + date(event.day));
    line("DTEND;VALUE=DATE:" + date(event.day.plus_days(1)));
    line("SUMMARY:" + escaped(event.summary));
    line("DESCRIPTION:" + escaped(event.description));
    line("CLASS:PRIVATE");
    line("TRANSP:TRANSPARENT");
    line("BEGIN:VALARM");
    line("ACTION:DISPLAY");
    line("DESCRIPTION:" + escaped(event.summary));
    line("TRIGGER:-PT16H");
    line("END:VALARM");
    line("END:VEVENT");
  }
  line("END:VCALENDAR");
  return out;
}

}  // namespace hoanhap::notify
