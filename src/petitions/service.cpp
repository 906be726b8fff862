#include "petitions/service.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/bytes.h"
#include "obligations/free_text.h"
#include "obligations/wire.h"
#include "petitions/store.h"

namespace hoanhap::petitions {
namespace {

using access::Actor;
using access::Capability;
using obligations::write_unit;

constexpr int kMost = 500;  // of each side in one list: years of one unit
constexpr std::size_t kTitle = 200, kText = 2000;

// Writes one for a reader.
struct Writer {
  JsonWriter& out;
  const obligations::Ground& ground;
  const units::Registry& units;
  const Actor& actor;

  void petition(const Petition& p) {
    const auto day = p.raised_at.date();
    out.field("id", p.id.value).field("version", p.version).field("kind", name(p.kind));
    out.field("title", p.title).field("state", name(p.state)).key("unit");
    write_unit(out, units, p.unit, day);
    out.key("addressee");
    write_unit(out, units, p.addressee, day);
    out.key("via");
    write_unit(out, units, p.via, day);
    out.key("record");
    p.record ? out.value(p.record.value) : out.null();
    out.field("raised_at", p.raised_at.iso());
    when("answered_at", p.answered_at);
    when("closed_at", p.closed_at);
    out.key("may").begin_array();
    for (const auto step : open_steps(p, actor)) out.value(name(step));
    out.end_array();
  }
  void when(std::string_view key, const std::optional<Instant>& at) {
    obligations::write_text_or_null(out, key, at ? std::optional(at->iso()) : std::nullopt);
  }
  void steps(storage::Tx& tx, PetitionId id) {
    out.key("steps").begin_array();
    for (const auto& s : store::steps(tx, id)) {
      out.begin_object().field("step", name(s.step)).field("text", s.text).key("who");
      out.begin_object().field("name", ground.name_of(tx, s.actor)).end_object().key("unit");
      write_unit(out, units, s.unit, s.at.date());
      out.key("to");
      write_unit(out, units, s.to, s.at.date());
      out.field("at", s.at.iso()).end_object();
    }
    out.end_array();
  }
};

// The units for which the actor may raise something: where they write or sign.
std::vector<UnitId> speaking(const Actor& actor) {
  auto units = actor.units_with(Capability::write);
  for (const auto unit : actor.units_with(Capability::sign))
    if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
  return units;
}

std::vector<Petition> known_to(storage::Tx& tx, const Actor& actor, RecordId record) {
  std::vector<Petition> found;
  std::set<std::int64_t> seen;
  const auto add = [&](std::vector<Petition> some) {
    for (auto& p : some)
      if (may_read(actor, p) && seen.insert(p.id.value).second) found.push_back(std::move(p));
  };
  if (record) {
    add(store::of_record(tx, record));
    return found;
  }
  for (const auto unit : actor.units_with(Capability::read))
    for (const auto side : {store::Side::asks, store::Side::answers, store::Side::between})
      add(store::list(tx, unit, side, kMost));
  std::sort(found.begin(), found.end(),
            [](const Petition& a, const Petition& b) { return a.id > b.id; });
  return found;
}

}  // namespace

Result<std::string> Service::list(const Actor& actor, RecordId record) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const auto today = ground_.clock.today();
    JsonWriter out;
    Writer writer{out, ground_, *units, actor};
    out.begin_object().field("today", today.iso()).key("items").begin_array();
    for (const auto& p : known_to(tx, actor, record)) {
      out.begin_object();
      writer.petition(p);
      out.end_object();
    }
    out.end_array().key("offices").begin_array();
    for (const auto& slug : offices(*plan)) write_unit(out, *units, units->id_of(slug), today);
    out.end_array().key("from").begin_array();
    for (const auto unit : speaking(actor)) write_unit(out, *units, unit, today);
    out.end_array().end_object();
    return out.take();
  });
}

Result<std::string> Service::show(storage::Tx& tx, const Actor& actor, PetitionId id) {
  const auto units = ground_.units();
  const auto found = store::find(tx, id);
  if (!found || !units || !may_read(actor, *found)) return not_found();
  JsonWriter out;
  Writer writer{out, ground_, *units, actor};
  out.begin_object();
  writer.petition(*found);
  writer.steps(tx, id);
  out.end_object();
  return out.take();
}

// An office of the plan, and not the one that asks.
Result<UnitId> Service::office(std::string_view field, UnitId wanted, UnitId asking) const {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (plan && units && wanted && wanted != asking)
    for (const auto& slug : offices(*plan))
      if (units->id_of(slug) == wanted) return wanted;
  return invalid(std::string(field),
                 {"Chọn cơ quan trả lời, khác đơn vị nêu.",
                  "Choose the office that answers, another than the one asking."});
}

Result<PetitionId> Service::raise(storage::Tx& tx, const Actor& actor, const Raising& raising) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  Petition p;
  p.record = raising.record;
  const auto report = raising.record ? store::report(tx, raising.record) : std::nullopt;
  const auto mine = speaking(actor);
  if (raising.record && (!report || !actor.may(Capability::read, report->unit))) return not_found();
  p.unit = report ? report->unit : raising.unit;
  if (!p.unit && mine.size() == 1) p.unit = mine.front();
  if (!p.unit) return invalid("unit", {"Chọn đơn vị nêu.", "Choose the unit that asks."});
  if (std::find(mine.begin(), mine.end(), p.unit) == mine.end())
    return actor.may(Capability::read, p.unit) ? Result<PetitionId>(forbidden())
                                               : Result<PetitionId>(not_found());

  const auto kind = kind_named(raising.kind);
  if (!kind)
    return invalid("kind", {"Chọn khó khăn hay kiến nghị.", "Choose difficulty or proposal."});
  p.kind = *kind;
  TRY_ASSIGN(p.addressee, office("addressee", raising.addressee, p.unit));
  TRY_ASSIGN(p.title, obligations::accept_text("title", raising.title, kTitle));
  if (p.title.empty())
    return invalid("title", {"Viết một dòng tóm tắt.", "Write one line that sums it up."});
  TRY_ASSIGN(auto text, obligations::accept_text("text", raising.text, kText));
  if (text.empty())
    return invalid("text",
                   {"Viết rõ việc cần gỡ và đề nghị.", "Say what is hard and what you ask."});

  const auto* unit = units->find(p.unit);
  p.via = report ? report->checker : unit ? units->id_of(between(*plan, unit->slug)) : UnitId{};
  if (p.via == p.addressee || p.via == p.unit) p.via = {};
  p.raised_at = ground_.clock.now();
  p.id = store::insert(tx, p);
  keep(tx, p, {Step::raised, std::move(text), {}, {}, actor.user, p.unit, p.raised_at});
  return p.id;
}

Result<bool> Service::take(storage::Tx& tx, const Actor& actor, PetitionId id,
                           const Taking& taking) {
  const auto found = store::find(tx, id);
  if (!found || !may_read(actor, *found)) return not_found();
  if (auto may = allowed(*found, taking.step, actor, taking.base); !may)
    return fail(std::move(may).error());
  const auto unit = on_behalf_of(*found, taking.step, actor);
  UnitId to;
  if (taking.step == Step::passed_on) {
    TRY_ASSIGN(to, office("to", taking.to, found->unit));
    if (to == found->addressee)
      return invalid("to",
                     {"Việc này đang ở chính cơ quan đó.", "It is with that office already."});
  }
  TRY_ASSIGN(auto text, obligations::accept_text("text", taking.text, kText));
  if (text.empty() && taking.step != Step::closed)
    return invalid("text", {"Viết nội dung.", "Write what you have to say."});
  const auto now = ground_.clock.now();
  const auto next = after(*found, taking.step, to, now);
  store::update(tx, next);
  keep(tx, next, {taking.step, std::move(text), {}, to, actor.user, unit, now});
  return true;
}

// One step, and its line in the trail, which holds a salted commitment to what was said and never
// the words (design §1, excise).
void Service::keep(storage::Tx& tx, const Petition& p, StepTaken step) const {
  step.salt = random_token();
  store::add_step(tx, p.id, step);
  JsonWriter facts;
  facts.begin_object().field("kind", name(p.kind)).field("unit", p.unit.value);
  facts.field("addressee", p.addressee.value).field("state", name(p.state));
  facts.field("texts", audit::commitment(step.salt, p.title + "\n" + step.text)).end_object();
  audit::append(tx, {step.at, step.actor, step.unit, fmt::format("petition.{}", name(step.step)),
                     fmt::format("petition:{}", p.id.value), facts.take()});
}

}  // namespace hoanhap::petitions
