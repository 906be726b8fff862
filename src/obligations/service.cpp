#include "obligations/service.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "audit/audit.h"
#include "obligations/free_text.h"
#include "obligations/item_json.h"
#include "obligations/rules.h"
#include "obligations/store.h"
#include "plan/model.h"

namespace hoanhap::obligations {
namespace {

using access::Actor;
using access::Capability;

Result<UnitId> known(const units::Registry& units, const std::string& slug) {
  const auto id = units.id_of(slug);
  if (!id) return internal("obligations: the registry has no unit " + slug);
  return id;
}

Result<store::Row> row_of(const Owed& owed, const units::Registry& units) {
  TRY_ASSIGN(const auto unit, known(units, owed.unit));
  TRY_ASSIGN(const auto receiver, known(units, owed.receiver));
  UnitId via;
  if (!owed.via.empty()) {
    TRY_ASSIGN(via, known(units, owed.via));
  }
  return store::Row{
      owed.duty,        owed.form,          unit,        receiver, via, owed.period, owed.opens_on,
      owed.last_timely, owed.local_setting, owed.request};
}

void note(storage::Tx& tx, const Ground& ground, const Actor& actor, UnitId on_behalf_of,
          std::string action, const Obligation& o) {
  JsonWriter facts;
  facts.begin_object()
      .field("form", o.form)
      .field("unit", o.unit.value)
      .field("period", o.period.code());
  if (const auto lender = actor.lender(Capability::decide, on_behalf_of))
    facts.field("for", lender.value);
  facts.end_object();
  audit::append(tx, {ground.clock.now(), actor.user, on_behalf_of, std::move(action),
                     fmt::format("obligation:{}", o.id.value), facts.take()});
}

tl::unexpected<Error> conflict(std::string type, Text title, Text detail) {
  return fail({ErrorCode::conflict, std::move(type), std::move(title), std::move(detail)});
}

bool wanted(const Item& item, const Service::Filter& filter, const plan::Plan& plan, Date today) {
  auto o = item.obligation;
  if (!filter.form.empty() && o.form != filter.form) return false;
  if (filter.period && !filter.period->includes(o.period)) return false;
  o.last_timely = last_timely_of(o, plan);
  return !filter.state || status_of(o, item.filed, today).state == *filter.state;
}

}  // namespace

bool may_read(const Actor& actor, const Parties& parties) {
  return actor.may(Capability::read, parties.owes) ||
         (parties.via && actor.may(Capability::read, parties.via)) ||
         actor.may(Capability::read, parties.receiver);
}

std::vector<UnitId> deciding_units(const Actor& actor, const Parties& parties) {
  std::vector<UnitId> units;
  for (const auto unit : {parties.via, parties.receiver})
    if (unit && unit != parties.owes && actor.may(Capability::decide, unit)) units.push_back(unit);
  return units;
}

Result<Opened> open_for_plan(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
                             std::optional<Date> today) {
  Opened opened;
  std::set<std::tuple<std::string, std::int64_t, Period>> demanded;
  for (const auto& owed : owed_by(plan)) {
    TRY_ASSIGN(const auto row, row_of(owed, units));
    opened.added += store::put(tx, row) ? 1 : 0;
    demanded.emplace(row.duty, row.unit.value, row.period);
  }
  if (!today) return opened;
  for (const auto& o : store::opening_after(tx, *today, plan.year))
    if (!demanded.contains({o.duty, o.unit.value, o.period}))
      opened.withdrawn += store::withdraw(tx, o.id) ? 1 : 0;
  return opened;
}

Result<std::string> Service::list(const Actor& actor, const Filter& filter) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  const auto today = ground_.clock.today();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    JsonWriter out;
    out.begin_object().field("today", today.iso()).key("items").begin_array();
    std::set<std::int64_t> seen;  // one record may reach the actor by two units
    const auto side = filter.scope == Scope::mine ? store::Side::owes : store::Side::checks;
    for (const auto unit :
         plan&& units ? actor.units_with(Capability::read) : std::vector<UnitId>{}) {
      for (const auto& item : store::list(tx, unit, side)) {
        const auto key = item.obligation.id ? item.obligation.id.value : -item.filed->record.value;
        if (wanted(item, filter, *plan, today) && seen.insert(key).second)
          write_item(out, item, *plan, *units, actor, today);
      }
    }
    out.end_array().end_object();
    return out.take();
  });
}

Result<std::string> Service::show(storage::Tx& tx, const Actor& actor, ObligationId id) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  const auto item = store::find_item(tx, id);
  if (!item || !plan || !units) return not_found();
  const auto& o = item->obligation;
  if (!may_read(actor, {o.unit, o.via, o.receiver})) return not_found();
  JsonWriter out;
  write_item(out, *item, *plan, *units, actor, ground_.clock.today());
  return out.take();
}

Result<Item> Service::decidable(storage::Tx& tx, const Actor& actor, ObligationId id) const {
  auto item = store::find_item(tx, id);
  if (!item) return not_found();
  const auto& o = item->obligation;
  const Parties parties{o.unit, o.via, o.receiver};
  if (!may_read(actor, parties)) return not_found();
  if (deciding_units(actor, parties).empty()) return forbidden();
  return std::move(*item);
}

Result<std::string> Service::waive(storage::Tx& tx, const Actor& actor, ObligationId id,
                                   std::string_view reason) {
  TRY_ASSIGN(const auto item, decidable(tx, actor, id));
  TRY_ASSIGN(const auto why, accept_reason(reason));
  const auto& o = item.obligation;
  if (o.waived_reason)
    return conflict(
        "already-waived", {"Đã được miễn", "Already waived"},
        {"Nghĩa vụ này đã được miễn trước đó.", "This obligation has been waived before."});
  if (item.filed && (item.filed->first_sent_at || item.filed->state == "presented"))
    return conflict(
        "already-filed", {"Báo cáo đã trình hoặc đã gửi", "The report has been presented or sent"},
        {"Không miễn được nữa. Nếu báo cáo chưa đúng, hãy trả lại kèm lý do.",
         "It can no longer be waived. If the report is not right, return it with a reason."});
  store::waive(tx, id, why, actor.user, ground_.clock.now());
  note(tx, ground_, actor, deciding_units(actor, {o.unit, o.via, o.receiver}).front(),
       "obligation.waived", o);
  return show(tx, actor, id);
}

Result<std::string> Service::restore(storage::Tx& tx, const Actor& actor, ObligationId id,
                                     std::string_view reason) {
  TRY_ASSIGN(const auto item, decidable(tx, actor, id));
  TRY(accept_reason(reason));
  const auto& o = item.obligation;
  if (!o.waived_reason)
    return conflict("not-waived", {"Chưa được miễn", "Not waived"},
                    {"Nghĩa vụ này vẫn còn hiệu lực.", "This obligation is still in force."});
  store::restore(tx, id);
  note(tx, ground_, actor, deciding_units(actor, {o.unit, o.via, o.receiver}).front(),
       "obligation.restored", o);
  return show(tx, actor, id);
}

}  // namespace hoanhap::obligations
