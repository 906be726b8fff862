#include "trail/service.h"

#include <fmt/format.h>

#include "audit/audit.h"
#include "obligations/wire.h"
#include "trail/csv.h"
#include "trail/words.h"

namespace hoanhap::trail {
namespace {

using access::Actor;

// dd/mm/yyyy HH:mm:ss in Vietnam.
std::string moment(Instant at) { return at.date().vi() + " " + at.iso().substr(11, 8); }

std::string facts_of(const Query& query) {
  JsonWriter facts;
  facts.begin_object();
  if (query.from) facts.field("from", query.from->iso());
  if (query.to) facts.field("to", query.to->iso());
  if (!query.action.empty()) facts.field("action", query.action);
  if (query.unit) facts.field("unit", query.unit.value);
  if (query.who) facts.field("who", query.who.value);
  facts.end_object();
  return facts.take();
}

}  // namespace

Result<Reach> Service::reach_of(const Actor& actor) const {
  const auto units = ground_.units();
  if (!units) return not_found();
  auto reach = trail::reach(actor, *units, ground_.clock.today());
  if (!reach) return forbidden();
  return std::move(*reach);
}

Service::Found Service::find(storage::Tx& tx, const Reach& reach, const Query& query,
                             const Cursor& before, std::int64_t most) {
  const auto search = search_for(query, reach, before);
  const auto limit = search.sift ? kSifted : most + 1;
  auto seen = store::lines(tx, search.window, limit);
  const bool all = static_cast<std::int64_t>(seen.size()) < limit;
  Found found;
  for (auto& line : seen) {
    if (static_cast<std::int64_t>(found.lines.size()) == most) {
      found.more = found.lines.back().cursor();
      found.searched = found.lines.back().at;
      return found;
    }
    if (reach.sees(line) && fits(query, line)) found.lines.push_back(line);
  }
  if (!all) {
    found.more = seen.back().cursor();
    found.searched = seen.back().at;
  }
  return found;
}

const std::string& Service::name_of(storage::Tx& tx, Names& names, UserId user) const {
  const auto known = names.find(user);
  if (known != names.end()) return known->second;
  return names.emplace(user, user ? ground_.name_of(tx, user) : std::string()).first->second;
}

Text Service::subject_of(storage::Tx& tx, Names& names, const Line& line) const {
  if (const UserId user{user_of(line.subject)}) {
    const auto& name = name_of(tx, names, user);
    if (!name.empty()) return {name, name};
  }
  return subject_text(line.subject);
}

Result<std::string> Service::page(const Actor& actor, const Query& query, const Cursor& before) {
  TRY_ASSIGN(const auto reach, reach_of(actor));
  const auto units = ground_.units();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const auto found = find(tx, reach, query, before, kPage);
    Names names;
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (const auto& line : found.lines) {
      const auto shown = shown_as(line.action);
      out.begin_object().field("id", line.id).field("at", line.at.iso()).key("by");
      if (line.who)
        out.begin_object().field("name", name_of(tx, names, line.who)).end_object();
      else
        out.null();
      out.key("unit");
      if (line.unit)
        obligations::write_unit(out, *units, line.unit, line.at.date());
      else
        out.null();
      out.field("action", shown).field("text", action_text(shown));
      out.field("subject", subject_of(tx, names, line)).end_object();
    }
    out.end_array().key("more");
    if (found.more)
      out.begin_object()
          .field("before", found.more->text())
          .field("at", found.searched.iso())
          .end_object();
    else
      out.null();
    const auto chain = store::chain(tx);
    out.key("chain").begin_object().field("sealed", chain.sealed);
    out.field("unsealed", chain.unsealed).field("head", chain.head).key("at");
    if (chain.at)
      out.value(chain.at->iso());
    else
      out.null();
    out.end_object().end_object();
    return out.take();
  });
}

Result<std::string> Service::choices(const Actor& actor) {
  TRY_ASSIGN(const auto reach, reach_of(actor));
  const auto units = ground_.units();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    JsonWriter out;
    out.begin_object().key("actions").begin_array();
    for (const auto& action : actions())
      out.begin_object().field("id", action.id).field("text", action.text).end_object();
    out.end_array().key("units").begin_array();
    for (const auto& unit : units->all())
      if (reach.whole || reach.units.contains(unit.id))
        obligations::write_unit(out, *units, unit.id, ground_.clock.today());
    out.end_array().key("people").begin_array();
    // Who audits a ward looks by unit and action: the city's people are not theirs to list.
    if (reach.whole)
      for (const auto& person : store::people(tx))
        out.begin_object().field("id", person.id.value).field("name", person.name).end_object();
    out.end_array().end_object();
    return out.take();
  });
}

Result<std::string> Service::csv(const Actor& actor, const Query& query, bool english) {
  TRY_ASSIGN(const auto reach, reach_of(actor));
  const auto units = ground_.units();
  const auto say = [&](const Text& text) { return english ? text.en : text.vi; };
  std::string out(kUtf8Mark);
  const std::string head[] = {say({"Thời điểm", "When"}), say({"Người thực hiện", "Who"}),
                              say({"Đơn vị", "Unit"}), say({"Việc", "What"}),
                              say({"Liên quan đến", "Concerning"})};
  add_csv_line(out, head);
  std::size_t count = 0;
  Names names;
  // One short read after the other: an export holds up no checkpoint, and new entries only come in
  // front of where it stands.
  for (std::optional<Cursor> next = Cursor{}; next;) {
    TRY_ASSIGN(const auto found, ground_.database.read([&](storage::Tx& tx) -> Result<Found> {
      auto some = find(tx, reach, query, *next, kSifted);
      for (const auto& line : some.lines) {
        const auto* const unit = units->find(line.unit);
        const std::string cells[] = {
            moment(line.at),
            line.who ? name_of(tx, names, line.who) : say({"Hệ thống", "The system"}),
            unit ? unit->name(line.at.date()) : "", say(action_text(shown_as(line.action))),
            say(subject_of(tx, names, line))};
        add_csv_line(out, cells);
      }
      return some;
    }));
    count += found.lines.size();
    if (count > kMostExported)
      return invalid("from",
                     {fmt::format("Quá {} dòng. Chọn khoảng ngày ngắn hơn.", kMostExported),
                      fmt::format("More than {} lines. Choose fewer days.", kMostExported)});
    next = found.more;
  }
  const std::string foot[] = {
      fmt::format(fmt::runtime(say({"Tổng số: {} dòng", "{} lines in all"})), count)};
  add_csv_line(out, foot);
  TRY(ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    audit::append(
        tx, {ground_.clock.now(), actor.user, actor.units_with(access::Capability::audit).front(),
             "audit.exported", fmt::format("audit:{}", count), facts_of(query)});
    return true;
  }));
  return out;
}

}  // namespace hoanhap::trail
