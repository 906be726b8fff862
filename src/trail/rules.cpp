#include "trail/rules.h"

#include <charconv>

#include <fmt/format.h>

#include "trail/words.h"

namespace hoanhap::trail {

std::string Cursor::text() const { return fmt::format("{}.{}", at_ms, id); }

std::optional<Cursor> Cursor::parse(std::string_view text) {
  Cursor cursor;
  const auto* const end = text.data() + text.size();
  const auto at = std::from_chars(text.data(), end, cursor.at_ms);
  if (at.ec != std::errc{} || at.ptr == end || *at.ptr != '.') return std::nullopt;
  const auto id = std::from_chars(at.ptr + 1, end, cursor.id);
  if (id.ec != std::errc{} || id.ptr != end) return std::nullopt;
  return cursor;
}

std::optional<Reach> reach(const access::Actor& actor, const units::Registry& units, Date today) {
  if (!actor.may_anywhere(access::Capability::audit)) return std::nullopt;
  Reach reach;
  for (const auto unit : actor.units_with(access::Capability::audit)) {
    const auto place = units.place_of(unit, today);
    if (!units.places_in(place, today).empty()) reach.whole = true;
    reach.units.insert(unit);
    for (const auto& other : units.all())
      if (place && units.place_of(other.id, today) == place) reach.units.insert(other.id);
  }
  return reach;
}

bool fits(const Query& query, const Line& line) {
  return (!query.who || line.who == query.who) && (!query.unit || line.unit == query.unit) &&
         (query.action.empty() || shown_as(line.action) == query.action);
}

Search search_for(const Query& query, const Reach& reach, const Cursor& before) {
  Search search;
  search.window.before = before;
  if (query.to) {
    const Cursor end{Instant::at(query.to->plus_days(1)).ms, 0};
    if (end.at_ms < before.at_ms) search.window.before = end;
  }
  search.window.from_ms =
      query.from ? Instant::at(*query.from).ms : std::numeric_limits<std::int64_t>::min();
  // "Draft saved" stands for two actions, so no index finds it alone.
  const bool indexed = !query.action.empty() && query.action != shown_as("record.nil");
  if (query.who)
    search.window.who = query.who;
  else if (query.unit)
    search.window.unit = query.unit;
  else if (indexed)
    search.window.action = query.action;
  const int wanted = int{bool{query.who}} + int{bool{query.unit}} + int{!query.action.empty()};
  const int served = int{query.who || query.unit || indexed};
  search.sift = !reach.whole || wanted > served;
  return search;
}

}  // namespace hoanhap::trail
