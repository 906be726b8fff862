#include "directives/service.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/bytes.h"
#include "directives/store.h"
#include "obligations/free_text.h"
#include "obligations/store.h"

namespace hoanhap::directives {
namespace {

using access::Actor;
using access::Capability;

constexpr std::size_t kTitle = 200, kText = 4000, kNumber = 50;

tl::unexpected<Error> conflict(const char* type, Text title, Text detail) {
  return fail({ErrorCode::conflict, type, std::move(title), std::move(detail)});
}

CalendarKind calendar_of(const plan::Plan& plan, const plan::Form& form) {
  const auto* calendar = plan.calendar(form.calendar);
  return calendar ? calendar->kind : CalendarKind::calendar_months;
}

bool may_order(const Actor& actor, UnitId office) {
  return actor.may(Capability::decide, office) || actor.may(Capability::sign, office);
}

// The offices for which the actor may ask: where they decide or sign, and which somebody reports
// to.
std::vector<UnitId> offices(const Actor& actor, const plan::Plan& plan,
                            const units::Registry& units, Date today) {
  auto found = actor.units_with(Capability::decide);
  for (const auto unit : actor.units_with(Capability::sign))
    if (std::find(found.begin(), found.end(), unit) == found.end()) found.push_back(unit);
  std::erase_if(found, [&](UnitId id) {
    const auto* unit = units.find(id);
    return !unit || units_of(plan, unit->slug, today).empty();
  });
  return found;
}

}  // namespace

// An order that the rules allow: what is left is to write it down.
struct Service::Order {
  Directive directive;
  Fit fit = Fit::no;
  std::vector<UnitId> units;
};

Result<Service::Order> Service::checked(const Actor& actor, const Issuing& issuing) const {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  const auto today = ground_.clock.today();
  const auto mine = offices(actor, *plan, *units, today);
  Order order;
  auto& d = order.directive;
  d.issuer = issuing.issuer || mine.size() != 1 ? issuing.issuer : mine.front();
  if (!d.issuer)
    return invalid("issuer", {"Chọn cơ quan yêu cầu.", "Choose the office that asks."});
  if (std::find(mine.begin(), mine.end(), d.issuer) == mine.end()) return forbidden();
  const auto& office = units->find(d.issuer)->slug;

  const auto* form = plan->form(issuing.form);
  if (!form) return invalid("form", {"Chọn biểu cần báo cáo.", "Choose what is to be reported."});
  const bool words = form == reply_form(*plan);
  d.form = form->id;
  if (!words && !issuing.period)
    return invalid("period", {"Chọn kỳ báo cáo.", "Choose the period."});
  d.period = words ? Period{PeriodKind::once, plan->year, 1} : *issuing.period;
  order.fit = words ? Fit::longer : fit(*plan, *form, d.period);
  if (order.fit == Fit::no)
    return invalid("period", {"Biểu này không lập được cho kỳ đó.",
                              "The form cannot be made for that period."});
  const auto days = d.period.days(calendar_of(*plan, *form));
  d.opens_on = words ? today : std::min(days.first, today);
  if (!issuing.by || *issuing.by < today)
    return invalid("by", {"Chọn hạn nộp từ hôm nay trở đi.", "Choose a day from today on."});
  if (!words && *issuing.by < days.last)
    return invalid("by", {"Hạn nộp trước ngày cuối của kỳ thì chưa có đủ số.",
                          "Before the period's last day its figures are not complete."});
  d.last_timely = *issuing.by;

  for (const auto unit : issuing.units) {
    const auto* asked = units->find(unit);
    const auto allowed =
        asked ? forms_of(*plan, office, asked->slug, today) : std::vector<const plan::Form*>{};
    if (std::find(allowed.begin(), allowed.end(), form) == allowed.end())
      return invalid("units", {"Có đơn vị không gửi báo cáo này cho cơ quan yêu cầu.",
                               "One of the units does not send this report to the office."});
    if (std::find(order.units.begin(), order.units.end(), unit) == order.units.end())
      order.units.push_back(unit);
  }
  if (order.units.empty())
    return invalid("units", {"Chọn ít nhất một đơn vị.", "Choose at least one unit."});
  return order;
}

// Which obligation answers it. There is one report of a form, unit and base period, and the plan
// asks for it; a second would count twice, so a directive only brings that one forward.
Result<ObligationId> Service::obligation(storage::Tx& tx, const Directive& d, Fit fit,
                                         UnitId unit) const {
  if (const auto planned = d.period.kind == PeriodKind::once
                               ? std::nullopt
                               : obligations::store::of_plan(tx, d.form, unit, d.period))
    return planned->id;
  if (fit == Fit::base)
    return invalid("period", {"Kế hoạch không giao báo cáo kỳ đó cho đơn vị đã chọn.",
                              "The plan asks no report of that period of a unit chosen."});
  obligations::store::Row row;
  row.duty = fmt::format("directive/{}", d.id.value);
  row.form = d.form;
  row.unit = unit;
  row.receiver = d.issuer;
  row.period = d.period;
  row.opens_on = d.opens_on;
  row.last_timely = d.last_timely;
  row.directive = d.id.value;
  return obligations::store::insert(tx, row);
}

Result<DirectiveId> Service::issue(storage::Tx& tx, const Actor& actor, const Issuing& issuing) {
  TRY_ASSIGN(auto order, checked(actor, issuing));
  auto& d = order.directive;
  TRY_ASSIGN(d.title, obligations::accept_text("title", issuing.title, kTitle));
  if (d.title.empty())
    return invalid("title",
                   {"Viết một dòng nói cần gì.", "Write one line that says what is asked."});
  TRY_ASSIGN(d.body, obligations::accept_text("text", issuing.text, kText));
  TRY_ASSIGN(auto number, obligations::accept_text("number", issuing.number, kNumber));
  if (!number.empty()) d.number = std::move(number);
  d.dated = issuing.dated;
  d.issued_by = actor.user;
  d.issued_at = ground_.clock.now();
  d.salt = random_token();
  d.id = store::insert(tx, d);
  for (const auto unit : order.units) {
    TRY_ASSIGN(const auto obligation, this->obligation(tx, d, order.fit, unit));
    store::ask(tx, d.id, unit, obligation);
  }
  note(tx, actor, d.issuer, d, "directive.issued", order.units.size(),
       audit::commitment(d.salt, d.title + "\n" + d.body));
  return d.id;
}

Result<bool> Service::see(storage::Tx& tx, const Actor& actor, DirectiveId id) {
  const auto d = store::find(tx, id);
  if (!d) return not_found();
  UnitId mine;
  for (const auto& asked : store::asked(tx, id))
    if (actor.may(Capability::write, asked.unit) || actor.may(Capability::sign, asked.unit)) {
      mine = asked.unit;
      if (!asked.seen_at) {
        store::see(tx, id, asked.unit, actor.user, ground_.clock.now());
        note(tx, actor, asked.unit, *d, "directive.seen", 1);
      }
    }
  if (!mine)
    return actor.may(Capability::read, d->issuer) ? Result<bool>(forbidden()) : not_found();
  return true;
}

Result<bool> Service::withdraw(storage::Tx& tx, const Actor& actor, DirectiveId id,
                               std::string_view reason) {
  const auto d = store::find(tx, id);
  if (!d) return not_found();
  const auto asked_units = store::asked(tx, id);
  const bool known = actor.may(Capability::read, d->issuer) ||
                     std::any_of(asked_units.begin(), asked_units.end(), [&](const Asked& a) {
                       return actor.may(Capability::read, a.unit);
                     });
  if (!known) return not_found();
  if (!may_order(actor, d->issuer)) return forbidden();
  if (d->withdrawn_reason)
    return conflict("already-withdrawn", {"Đã thu hồi", "Already withdrawn"},
                    {"Yêu cầu này đã được thu hồi trước đó.", "It has been withdrawn before."});
  TRY_ASSIGN(const auto why, obligations::accept_reason(reason));
  const auto now = ground_.clock.now();
  store::withdraw(tx, id, why, actor.user, now);
  std::size_t waived = 0;
  for (const auto& asked : asked_units) {
    const auto item = obligations::store::find_item(tx, asked.obligation);
    const bool own = item && item->obligation.duty == fmt::format("directive/{}", id.value);
    const bool answered =
        item && item->filed && (item->filed->first_sent_at || item->filed->state == "presented");
    if (!own || answered || item->obligation.waived_reason) continue;
    obligations::store::waive(tx, asked.obligation, why, actor.user, now);
    ++waived;
  }
  note(tx, actor, d->issuer, *d, "directive.withdrawn", waived);
  return true;
}

void Service::note(storage::Tx& tx, const Actor& actor, UnitId on_behalf_of, const Directive& d,
                   const char* action, std::size_t units, const std::string& commitment) const {
  JsonWriter facts;
  facts.begin_object().field("form", d.form).field("period", d.period.code());
  facts.field("by", d.last_timely.iso()).field("units", units);
  if (!commitment.empty()) facts.field("texts", commitment);
  facts.end_object();
  audit::append(tx, {ground_.clock.now(), actor.user, on_behalf_of, action,
                     fmt::format("directive:{}", d.id.value), facts.take()});
}

}  // namespace hoanhap::directives
