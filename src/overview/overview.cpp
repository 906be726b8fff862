#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/decimal.h"
#include "disclosure/load.h"
#include "obligations/rules.h"
#include "obligations/wire.h"
#include "overview/rules.h"
#include "overview/seen.h"
#include "overview/service.h"
#include "overview/store.h"
#include "overview/wire.h"

namespace hoanhap::overview {
namespace {

using access::Actor;
using access::Capability;
using obligations::Item;
using obligations::write_unit;

void write_clauses(JsonWriter& out, const std::vector<std::string>& clauses) {
  out.key("clauses").begin_array();
  for (const auto& clause : clauses) out.value(clause);
  out.end_array();
}

void write_share(JsonWriter& out, const indicators::Value& share) {
  out.key("share");
  if (const auto* decimal = std::get_if<indicators::Decimal>(&share)) {
    out.raw(format_decimal(decimal->scaled));  // a JSON number, four places at most
  } else {
    out.null();
  }
}

// Of a target that counts units, who is counted.
void write_holds(JsonWriter& out, const plan::Plan& plan, const units::Registry& units,
                 const Seen& seen, const plan::Target& target, Date as_at) {
  out.key("units").begin_array();
  const auto* count = target.numerator.get();
  if (count && count->op == indicators::Op::units && !count->arguments.empty())
    for (const auto* unit : plan.units_of(count->set, as_at)) {
      const auto id = units.id_of(unit->id);
      if (!id) continue;
      out.begin_object().key("unit");
      write_unit(out, units, id, as_at);
      const auto holds = seen.holds(count->arguments.front(), id);
      out.key("holds");
      holds ? out.value(*holds) : out.null();
      out.end_object();
    }
  out.end_array();
}

void write_target(JsonWriter& out, const plan::Plan& plan, const units::Registry& units,
                  const Seen& seen, const plan::Target& target, Date as_at, bool over) {
  const auto top = target.numerator ? seen.show(*target.numerator) : Seen::Shown{};
  const auto bottom = target.denominator ? seen.show(*target.denominator) : Seen::Shown{};
  out.begin_object().field("id", target.id).field("title", target.title);
  write_clauses(out, target.clauses);
  out.key("value").begin_object().key("numerator");
  disclosure::write(out, top.cell, top.decimal);
  out.key("denominator");
  disclosure::write(out, bottom.cell, bottom.decimal);
  write_share(out, share_of(top.value, bottom.value));
  out.end_object().field("goal", goal_text(target));
  out.field("state", name(progress_of(target, top.value, bottom.value, over)));
  out.field("which", "accepted");
  write_holds(out, plan, units, seen, target, as_at);
  out.field("note", target.note).end_object();
}

void write_indicators(JsonWriter& out, const plan::Plan& plan, const Seen& seen,
                      const Seen& before) {
  out.key("indicators").begin_array();
  for (const auto& indicator : plan.indicators) {
    if (!indicator.value) continue;
    const auto now = seen.show(*indicator.value), then = before.show(*indicator.value);
    out.begin_object().field("id", indicator.id).field("title", indicator.title);
    out.field("unit", indicator.unit_of_measure).key("value");
    disclosure::write(out, now.cell, now.decimal);
    out.key("previous");
    disclosure::write(out, then.cell, then.decimal);
    write_clauses(out, indicator.clauses);
    out.end_object();
  }
  out.end_array();
}

void write_obligations(JsonWriter& out, const std::vector<Item>& items, Date today) {
  Tally tally;
  for (const auto& item : items) tally.add(item, today);
  out.key("obligations").begin_object().field("due", tally.due).field("timely", tally.timely);
  out.field("late", tally.late).field("missing", tally.missing).end_object();
}

void write_attention(JsonWriter& out, const plan::Plan& plan, const units::Registry& units,
                     const std::vector<Item>& items, const Actor& actor, Date today) {
  constexpr std::size_t kMost = 100;
  std::vector<Attention> found;
  for (const auto& item : items)
    if (const auto a = attention_of(item, today)) found.push_back(*a);
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.days > b.days; });
  if (found.size() > kMost) found.resize(kMost);
  out.key("attention").begin_array();
  for (const auto& a : found) {
    const auto& o = a.item->obligation;
    const auto* form = plan.form(o.form);
    out.begin_object().key("unit");
    write_unit(out, units, o.unit, today);
    out.field("obligation", o.id.value);
    out.field("text",
              attention_text(a, form ? form->title : Text{o.form, o.form}, o.period.label()));
    const bool may = !obligations::deciding_units(actor, {o.unit, o.via, o.receiver}).empty();
    out.field("days", a.days).field("may_remind", may).end_object();
  }
  out.end_array();
}

// How complete each form is, period by period: reports sent and accepted of those expected.
void write_forms(JsonWriter& out, const plan::Plan& plan, const std::vector<Item>& items,
                 const std::vector<std::pair<std::string, Period>>& released) {
  struct Count {
    int sent = 0, accepted = 0, expected = 0;
  };
  out.key("forms").begin_array();
  for (const auto& form : plan.forms) {
    std::map<Period, Count> counts;
    for (const auto& item : items) {
      if (item.obligation.form != form.id || item.obligation.waived_reason) continue;
      auto& count = counts[item.obligation.period];
      ++count.expected;
      const auto state = item.filed ? std::string_view(item.filed->state) : std::string_view();
      count.sent += state == "sent" || state == "accepted" ? 1 : 0;
      count.accepted += state == "accepted" ? 1 : 0;
    }
    for (const auto& [period, count] : counts) {
      out.begin_object().key("form");
      write_form(out, form);
      out.key("period");
      obligations::write_period(out, period, disclosure::calendar_of(plan, form));
      out.field("sent", count.sent).field("accepted", count.accepted);
      out.field("expected", count.expected);
      out.field("released", std::find(released.begin(), released.end(),
                                      std::pair(form.id, period)) != released.end());
      out.end_object();
    }
  }
  out.end_array();
}

bool reads(const plan::Target& target, std::string_view form) {
  bool found = false;
  for (const auto& expression : {target.numerator, target.denominator})
    if (expression)
      indicators::walk(*expression, [&](const auto& node) {
        found = found || (node.op == indicators::Op::aggregate && node.form == form);
      });
  return found;
}

// A report that the target is computed from may still come in time.
bool still_awaited(const plan::Target& target, const std::vector<Item>& items, Date today) {
  return std::any_of(items.begin(), items.end(), [&](const Item& item) {
    const auto& o = item.obligation;
    const bool settled =
        o.waived_reason || o.request || (item.filed && item.filed->state == "accepted");
    return !settled && today <= o.last_timely && reads(target, o.form);
  });
}

}  // namespace

Result<std::string> Service::overview(const Actor& actor, Period period) {
  if (!actor.may_anywhere(Capability::overview)) return forbidden();
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const auto now = ground_.clock.now();
    const auto today = now.date();
    const auto as_at = period.days(CalendarKind::calendar_months).last;
    const Seen seen(tx, *plan, *units, actor, period);
    const Seen before(tx, *plan, *units, actor, period.previous());
    // The whole year's, because what waits for somebody waits whatever period is looked at.
    const auto year = store::owed(tx, ranges_of(*plan, {PeriodKind::year, period.year}));
    std::vector<Item> items;
    std::copy_if(year.begin(), year.end(), std::back_inserter(items),
                 [&](const Item& item) { return belongs(item.obligation.period, period); });
    JsonWriter out;
    out.begin_object().key("period");
    obligations::write_period(out, period, CalendarKind::calendar_months);
    out.field("updated", now.iso()).key("targets").begin_array();
    for (const auto& target : plan->targets)
      write_target(out, *plan, *units, seen, target, as_at,
                   today > as_at && !still_awaited(target, items, today));
    out.end_array();
    write_obligations(out, items, today);
    write_attention(out, *plan, *units, year, actor, today);
    write_forms(out, *plan, items, disclosure::store::released(tx, period.year));
    write_indicators(out, *plan, seen, before);
    out.end_object();
    return out.take();
  });
}

}  // namespace hoanhap::overview
