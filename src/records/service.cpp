#include "records/service.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "audit/audit.h"
#include "obligations/store.h"
#include "records/cells.h"
#include "records/counting.h"
#include "rollup/totals.h"

namespace hoanhap::records {
namespace {

using access::Actor;
using access::Capability;

tl::unexpected<Error> conflict(const char* type, Text title, Text detail) {
  return fail({ErrorCode::conflict, type, std::move(title), std::move(detail)});
}

tl::unexpected<Error> waived() {
  return conflict("waived", {"Nghĩa vụ này đã được miễn", "This obligation is waived"},
                  {"Không cần báo cáo. Nếu vẫn cần, đề nghị đơn vị nhận khôi phục nghĩa vụ.",
                   "No report is needed. If one is, ask the receiver to restore the obligation."});
}

tl::unexpected<Error> not_yet_open(Date opens_on) {
  return conflict("not-open-yet", {"Chưa đến kỳ báo cáo", "The period has not begun"},
                  {"Báo cáo này mở từ ngày " + opens_on.vi() + ".",
                   "This report opens on " + opens_on.iso() + "."});
}

}  // namespace

Result<Service::Known> Service::known(storage::Tx& tx, const Actor& actor, RecordId id) const {
  Known known{ground_.plan(), ground_.units(), {}, nullptr};
  auto record = store::find(tx, id);
  if (!record || !known.plan || !known.units || !obligations::may_read(actor, record->parties()))
    return not_found();
  known.record = std::move(*record);
  known.form = known.plan->form(known.record.form);
  if (!known.form) return not_found();
  return known;
}

Result<Service::Known> Service::answering(storage::Tx& tx, const Actor& actor,
                                          const std::optional<obligations::Item>& item) const {
  if (!item) return not_found();
  if (item->filed) return known(tx, actor, item->filed->record);
  Known known{ground_.plan(), ground_.units(), {}, nullptr};
  const auto& o = item->obligation;
  auto& record = known.record;
  record.form = o.form;
  record.unit = o.unit;
  record.receiver = o.receiver;
  record.via = o.via;
  record.period = o.period;
  record.obligation = o.id;
  record.version = 0;
  if (!known.plan || !known.units || !obligations::may_read(actor, record.parties()))
    return not_found();
  known.form = known.plan->form(o.form);
  if (!known.form) return not_found();
  return known;
}

Result<bool> Service::still_owed(storage::Tx& tx, ObligationId id) const {
  const auto o = id ? obligations::store::find(tx, id) : std::nullopt;
  return !o || !o->waived_reason ? Result<bool>(true) : waived();
}

Result<bool> Service::can_begin(const obligations::Obligation& obligation) const {
  if (obligation.waived_reason) return waived();
  if (ground_.clock.today() < obligation.opens_on) return not_yet_open(obligation.opens_on);
  return true;
}

namespace {

// A longer report begins with every choice ticked in the shorter ones, as its sums do with their
// figures; the unit may still change it.
void carry_choices(storage::Tx& tx, const plan::Plan& plan, const plan::Form& form,
                   const Record& record, Words& into) {
  std::map<std::string_view, std::set<std::string>> ticked;
  for (const auto& part : rollup::base_periods(form, record.period, calendar_of(plan, form))) {
    const auto sent = store::sent_report(tx, record.form, record.unit, part);
    if (!sent) continue;
    for (const auto& element : form.elements)
      if (const auto cell = sent->words.find(element.id);
          element.many && !element.from && cell != sent->words.end())
        ticked[element.id].insert(cell->second.begin(), cell->second.end());
  }
  for (auto& [element, ids] : ticked) into[std::string(element)] = {ids.begin(), ids.end()};
}

}  // namespace

RecordId Service::create(storage::Tx& tx, const Actor& actor, Record record, const plan::Plan& plan,
                         const plan::Form& form) const {
  record.created_by = actor.user;
  record.created_at = ground_.clock.now();
  record.id = store::insert(tx, record);
  Draft draft{plan.hash, form.version, 0, {}, actor.user, record.created_at};
  draft.contents.numbers.resize(static_cast<std::size_t>(form.slots()));
  const auto computed = computed_elements(form, record);
  if (const auto previous = previous_of(tx, record)) {
    for (const auto& element : form.elements) {
      if (!element.prefill_previous || computed.contains(element.id) ||
          blank(element, previous->second))
        continue;
      if (element.numeric())
        set_number(draft.contents, element, number_of(element, previous->second));
      else
        draft.contents.words[element.id] = previous->second.words.at(element.id);
    }
  }
  if (is_view(record, form)) carry_choices(tx, plan, form, record, draft.contents.words);
  store::put_draft(tx, record.id, draft);
  note(tx, actor, record, record.unit, right_of(record, Step::write, actor), "record.opened");
  return record.id;
}

Result<Service::Opened> Service::open(storage::Tx& tx, const Actor& actor, ObligationId id) {
  const auto item = obligations::store::find_item(tx, id);
  TRY_ASSIGN(auto known, answering(tx, actor, item));
  if (known.record.id) return Opened{known.record.id, false};
  if (!actor.may(Capability::write, known.record.unit)) return forbidden();
  TRY(can_begin(item->obligation));
  known.record.version = 1;
  return Opened{create(tx, actor, std::move(known.record), *known.plan, *known.form), true};
}

Result<RecordId> Service::open_event(storage::Tx& tx, const Actor& actor, const Event& event) {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  const auto* duty = plan ? plan->duty(event.duty) : nullptr;
  if (!duty || !units || !duty->recurrence.flash)
    return invalid("duty", {"Không có loại báo cáo nhanh này.", "There is no such flash report."});
  if (event.date > ground_.clock.today() || event.date < plan->from || event.date > plan->to)
    return invalid("date", {"Ngày xảy ra phải trong năm của kế hoạch và không sau hôm nay.",
                            "The day must lie in the plan's year and not after today."});
  std::vector<UnitId> mine;
  for (const auto* unit : plan->units_of(duty->owes, event.date)) {
    const auto id = units->id_of(unit->id);
    if (id && actor.may(Capability::write, id) && (!event.unit || event.unit == id))
      mine.push_back(id);
  }
  if (mine.empty())
    return event.unit || !actor.may_anywhere(Capability::write) ? not_found() : forbidden();
  if (mine.size() > 1)
    return invalid("unit", {"Chọn đơn vị báo cáo.", "Choose the unit that reports."});
  Record record;
  record.form = duty->form;
  record.unit = mine.front();
  record.receiver = units->id_of(duty->to);
  if (!duty->via.empty()) record.via = units->id_of(duty->via);
  record.period =
      Period::containing(event.date, PeriodKind::half_month, CalendarKind::calendar_months);
  record.event_date = event.date;
  return create(tx, actor, std::move(record), *plan, *plan->form(duty->form));
}

Result<View> Service::view(storage::Tx& tx, const Actor& actor, RecordId id) {
  TRY_ASSIGN(auto known, this->known(tx, actor, id));
  return look(tx, actor, std::move(known.plan), std::move(known.units), std::move(known.record));
}

Result<std::string> Service::show(storage::Tx& tx, const Actor& actor, RecordId id) {
  TRY_ASSIGN(const auto view, this->view(tx, actor, id));
  return to_json(tx, view, actor, ground_);
}

Result<std::string> Service::revisions(storage::Tx& tx, const Actor& actor, RecordId id) {
  TRY_ASSIGN(const auto known, this->known(tx, actor, id));
  const bool owner = actor.may(Capability::read, known.record.unit);
  const auto steps = store::steps(tx, id);
  JsonWriter out;
  out.begin_array();
  for (const auto& r : store::revisions(tx, id)) {
    std::string state;
    bool sent = false;
    for (const auto& step : steps) {
      if (step.revision != r.revision) continue;
      state = step.step;
      sent = sent || step.step == "sent";
    }
    if (!owner && !sent) continue;
    out.begin_object().field("revision", r.revision).field("at", r.at.iso()).key("by");
    out.begin_object().field("name", ground_.name_of(tx, r.author)).end_object();
    out.field("state", state)
        .field("hash", r.hash)
        .field("form_version", r.form_version)
        .key("cells")
        .begin_object();
    for (const auto& element : known.form->elements) {
      out.key(element.id);
      write_cell(out, element, r.contents);
    }
    out.end_object().end_object();
  }
  out.end_array();
  return out.take();
}

Result<std::string> Service::audit_head() const {
  TRY_ASSIGN(const auto head, audit::head(ground_.database));
  return head.hash;
}

void Service::note(storage::Tx& tx, const Actor& actor, const Record& record, UnitId on_behalf_of,
                   UserId right_of, std::string_view action, std::string_view commitment) const {
  JsonWriter facts;
  facts.begin_object().field("form", record.form).field("unit", record.unit.value);
  facts.field("period", record.period.code()).field("state", name(record.state));
  facts.field("version", record.version).field("revision", record.revision);
  if (right_of) facts.field("for", right_of.value);
  if (!commitment.empty()) facts.field("texts", commitment);
  facts.end_object();
  audit::append(tx, {ground_.clock.now(), actor.user, on_behalf_of, std::string(action),
                     fmt::format("record:{}", record.id.value), facts.take()});
}

}  // namespace hoanhap::records
