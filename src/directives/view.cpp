// How a directive looks to those who may know of it.
#include <algorithm>
#include <set>

#include "directives/service.h"
#include "directives/store.h"
#include "obligations/rules.h"
#include "obligations/store.h"
#include "obligations/wire.h"

namespace hoanhap::directives {
namespace {

using access::Actor;
using access::Capability;
using obligations::write_unit;

constexpr int kMost = 300;

struct Writer {
  JsonWriter& out;
  storage::Tx& tx;
  const obligations::Ground& ground;
  const plan::Plan& plan;
  const units::Registry& units;
  const Actor& actor;

  bool issuing(const Directive& d) const { return actor.may(Capability::read, d.issuer); }
  bool asked(const Asked& a) const { return actor.may(Capability::read, a.unit); }

  void head(const Directive& d) {
    const auto* form = plan.form(d.form);
    const auto* calendar = form ? plan.calendar(form->calendar) : nullptr;
    out.field("id", d.id.value).field("title", d.title).field("text", d.body);
    obligations::write_text_or_null(out, "number", d.number);
    obligations::write_text_or_null(out, "dated",
                                    d.dated ? std::optional(d.dated->iso()) : std::nullopt);
    out.key("issuer");
    write_unit(out, units, d.issuer, d.issued_at.date());
    out.key("form").begin_object().field("id", d.form);
    out.field("title", form ? form->title : Text{d.form, d.form});
    out.field("words", form == reply_form(plan)).end_object().key("period");
    obligations::write_period(out, d.period,
                              calendar ? calendar->kind : CalendarKind::calendar_months);
    out.field("by", d.last_timely.iso()).field("issued_at", d.issued_at.iso());
    obligations::write_text_or_null(out, "withdrawn", d.withdrawn_reason);
  }

  // Each unit asked that this reader may know of: all of them for the office that asked.
  void people(const Directive& d) {
    const auto today = ground.clock.today();
    out.key("units").begin_array();
    int answered = 0, all = 0;
    for (const auto& a : store::asked(tx, d.id)) {
      const auto item = obligations::store::find_item(tx, a.obligation);
      if (!item || (!issuing(d) && !asked(a))) continue;
      auto o = item->obligation;
      o.last_timely = d.last_timely;  // in time for the directive, not for the plan
      const auto status = obligations::status_of(o, item->filed, today);
      const bool sent = item->filed && item->filed->first_sent_at;
      ++all;
      answered += sent ? 1 : 0;
      out.begin_object().key("unit");
      write_unit(out, units, a.unit, today);
      out.field("obligation", a.obligation.value).key("record");
      item->filed ? out.value(item->filed->record.value) : out.null();
      out.field("state", name(status.state)).field("late_days", status.late_days);
      obligations::write_text_or_null(out, "seen_at",
                                      a.seen_at ? std::optional(a.seen_at->iso()) : std::nullopt);
      const bool may_see =
          !a.seen_at && !d.withdrawn_reason &&
          (actor.may(Capability::write, a.unit) || actor.may(Capability::sign, a.unit));
      out.field("mine", asked(a)).field("may_see", may_see).end_object();
    }
    out.end_array().field("asked", all).field("answered", answered);
  }

  void may(const Directive& d) {
    const bool order =
        actor.may(Capability::decide, d.issuer) || actor.may(Capability::sign, d.issuer);
    out.key("may").begin_array();
    if (order && !d.withdrawn_reason) out.value("withdraw");
    out.end_array();
  }

  void one(const Directive& d) {
    out.begin_object();
    head(d);
    people(d);
    may(d);
    out.end_object();
  }

  // What an office may ask, of whom.
  void office(UnitId id, Date today) {
    const auto& slug = units.find(id)->slug;
    out.begin_object().key("unit");
    write_unit(out, units, id, today);
    out.key("units").begin_array();
    for (const auto& unit : units_of(plan, slug, today)) {
      out.begin_object().key("unit");
      write_unit(out, units, units.id_of(unit), today);
      out.key("forms").begin_array();
      for (const auto* form : forms_of(plan, slug, unit, today)) out.value(form->id);
      out.end_array().end_object();
    }
    out.end_array().end_object();
  }
};

}  // namespace

Result<std::string> Service::list(const Actor& actor) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const auto today = ground_.clock.today();
    JsonWriter out;
    Writer writer{out, tx, ground_, *plan, *units, actor};
    std::set<std::int64_t> seen;
    const auto reading = actor.units_with(Capability::read);
    out.begin_object().field("today", today.iso()).key("issued").begin_array();
    for (const auto unit : reading)
      for (const auto& d : store::issued_by(tx, unit, kMost))
        if (seen.insert(d.id.value).second) writer.one(d);
    out.end_array().key("received").begin_array();
    for (const auto unit : reading)
      for (const auto& d : store::asked_of(tx, unit, kMost))
        if (seen.insert(d.id.value).second) writer.one(d);
    out.end_array().key("offices").begin_array();
    for (const auto& membership : actor.memberships) {
      const auto* unit = units->find(membership.unit);
      const bool order = access::has(membership.may, Capability::decide) ||
                         access::has(membership.may, Capability::sign);
      if (unit && order && !units_of(*plan, unit->slug, today).empty())
        writer.office(membership.unit, today);
    }
    out.end_array().end_object();
    return out.take();
  });
}

Result<std::string> Service::show(storage::Tx& tx, const Actor& actor, DirectiveId id) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  const auto d = store::find(tx, id);
  if (!d || !plan || !units) return not_found();
  JsonWriter out;
  Writer writer{out, tx, ground_, *plan, *units, actor};
  const auto all = store::asked(tx, id);
  if (!writer.issuing(*d) &&
      std::none_of(all.begin(), all.end(), [&](const Asked& a) { return writer.asked(a); }))
    return not_found();
  writer.one(*d);
  return out.take();
}

}  // namespace hoanhap::directives
