#include "notify/reminders.h"

#include <algorithm>

#include <fmt/format.h>

#include "audit/audit.h"
#include "notify/people.h"
#include "notify/rules.h"
#include "notify/store.h"
#include "notify/wire.h"
#include "obligations/rules.h"
#include "obligations/store.h"

namespace hoanhap::notify {
namespace {

using access::Actor;
using access::Capability;
using obligations::Item;

constexpr std::size_t kInOneWrite = 200;  // some ten milliseconds

obligations::Parties parties(const Item& item) {
  const auto& o = item.obligation;
  return {o.unit, o.via, o.receiver};
}

bool presented(const Item& item) { return item.filed && item.filed->state == "presented"; }

void note(storage::Tx& tx, const Item& item, const Reminder& reminder) {
  JsonWriter facts;
  facts.begin_object().field("form", item.obligation.form);
  facts.field("unit", item.obligation.unit.value).field("period", item.obligation.period.code());
  facts.field("reminder", reminder.id.value).field("whom", name(reminder.rung.whom));
  facts.field("days", reminder.rung.days).end_object();
  audit::append(tx, {reminder.at, reminder.by, reminder.unit, "obligation.reminded",
                     fmt::format("obligation:{}", item.obligation.id.value), facts.take()});
}

tl::unexpected<Error> nothing_to_remind() {
  return fail({ErrorCode::conflict,
               "nothing-to-remind",
               {"Không còn gì để nhắc", "There is nothing to remind of"},
               {"Báo cáo này đã gửi, đã được miễn hoặc chưa đến kỳ.",
                "This report has been sent or waived, or its period has not begun."}});
}

tl::unexpected<Error> already_reminded() {
  return fail({ErrorCode::conflict,
               "already-reminded",
               {"Hôm nay đã nhắc", "Reminded today already"},
               {"Mỗi nghĩa vụ chỉ nhắc một lần một ngày. Xem ai đã nhận và đã đọc, hoặc nhắc lại "
                "ngày mai.",
                "An obligation is reminded of once a day. See who got it and read it, or remind "
                "again tomorrow."}});
}

int late_days(const Item& item, Date today) {
  return today.days - item.obligation.last_timely.days;
}

}  // namespace

Setting setting_of(storage::Tx& tx) { return store::setting(tx).value_or(default_setting()); }

const plan::Calendar& calendar_of(const plan::Plan& plan, const std::string& form) {
  static const plan::Calendar plain;
  const auto* found = plan.form(form);
  const auto* calendar = found ? plan.calendar(found->calendar) : nullptr;
  return calendar ? *calendar : plain;
}

// Stores the reminder, whom it tells, and the entry. False when it was there already.
bool Reminders::make(storage::Tx& tx, const People& people, const Item& item,
                     Reminder reminder) const {
  reminder.id = store::add_reminder(tx, reminder);
  if (!reminder.id) return false;
  auto told = addressees(people, reminder.rung.whom, item.obligation, presented(item));
  if (reminder.kind == Kind::hand && late_days(item, reminder.on) > 0) {
    const auto head = addressees(people, Whom::head, item.obligation, presented(item));
    told.people.insert(told.people.end(), head.people.begin(), head.people.end());
  }
  for (const auto user : told.people)
    store::tell(tx, user, told.unit, "reminder", reminder.id.value, reminder.at);
  note(tx, item, reminder);
  return true;
}

Result<bool> Reminders::climb_one(storage::Tx& tx, const People& people, ObligationId id) const {
  const auto plan = ground_.plan();
  const auto item = obligations::store::find_item(tx, id);
  const auto now = ground_.clock.now();
  const auto today = now.date();
  if (!plan || !item || !open(item->obligation, item->filed, today)) return false;
  const auto rung =
      next_rung(setting_of(tx).ladder, item->obligation, calendar_of(*plan, item->obligation.form),
                store::last_rung(tx, id), today);
  if (!rung) return false;
  return make(tx, people, *item, {{}, id, Kind::ladder, *rung, today, {}, {}, now});
}

Result<int> Reminders::climb(std::stop_token stop) {
  const auto plan = ground_.plan();
  if (!plan) return 0;
  const auto now = ground_.clock.now();
  const auto today = now.date();
  TRY_ASSIGN(const auto due, ground_.database.read([&](storage::Tx& tx) {
    std::vector<ObligationId> ids;
    const auto setting = setting_of(tx);
    if (hour_of(now) < setting.hour) return Result<std::vector<ObligationId>>(ids);
    // A rung before a long holiday lies further ahead than its days say.
    const auto farthest = today.plus_days(std::max(0, -setting.ladder.front().days) + 14);
    for (const auto& item : obligations::store::unfiled(tx, farthest)) {
      const auto& o = item.obligation;
      if (open(o, item.filed, today) && next_rung(setting.ladder, o, calendar_of(*plan, o.form),
                                                  store::last_rung(tx, o.id), today))
        ids.push_back(o.id);
    }
    return Result<std::vector<ObligationId>>(std::move(ids));
  }));
  int made = 0;
  for (std::size_t from = 0; from < due.size() && !stop.stop_requested(); from += kInOneWrite) {
    TRY_ASSIGN(const int some, ground_.database.write([&](storage::Tx& tx) -> Result<int> {
      const People people(tx, today);
      int count = 0;
      for (auto i = from; i < std::min(from + kInOneWrite, due.size()); ++i) {
        TRY_ASSIGN(const bool one, climb_one(tx, people, due[i]));
        count += one ? 1 : 0;
      }
      return count;
    }));
    made += some;
  }
  return made;
}

Result<std::string> Reminders::remind(storage::Tx& tx, const Actor& actor, ObligationId id) {
  const auto item = obligations::store::find_item(tx, id);
  if (!item || !obligations::may_read(actor, parties(*item))) return not_found();
  const auto units = obligations::deciding_units(actor, parties(*item));
  if (units.empty()) return forbidden();
  const auto now = ground_.clock.now();
  if (!open(item->obligation, item->filed, now.date())) return nothing_to_remind();
  const Rung rung{late_days(*item, now.date()), Whom::officer};
  if (!make(tx, People(tx, now.date()), *item,
            {{}, id, Kind::hand, rung, now.date(), actor.user, units.front(), now}))
    return already_reminded();
  return proof(tx, actor, id);
}

Result<std::string> Reminders::remind_overdue(storage::Tx& tx, const Actor& actor,
                                              const Filter& filter) {
  if (!actor.may_anywhere(Capability::decide)) return forbidden();
  const auto now = ground_.clock.now();
  const auto today = now.date();
  const People people(tx, today);
  int reminded = 0, before = 0;
  for (const auto unit : actor.units_with(Capability::decide)) {
    for (const auto& item : obligations::store::list(tx, unit, obligations::store::Side::checks)) {
      const auto& o = item.obligation;
      if (!o.id || !open(o, item.filed, today) || late_days(item, today) <= 0) continue;
      if (!filter.form.empty() && o.form != filter.form) continue;
      if (filter.period && !filter.period->includes(o.period)) continue;
      const Rung rung{late_days(item, today), Whom::officer};
      if (make(tx, people, item, {{}, o.id, Kind::hand, rung, today, actor.user, unit, now}))
        ++reminded;
      else
        ++before;
    }
  }
  JsonWriter out;
  out.begin_object().field("reminded", reminded).field("already_today", before).end_object();
  return out.take();
}

Result<std::string> Reminders::proof(storage::Tx& tx, const Actor& actor, ObligationId id) const {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  const auto item = obligations::store::find_item(tx, id);
  if (!plan || !units || !item || !obligations::may_read(actor, parties(*item))) return not_found();
  const auto today = ground_.clock.today();
  const auto& o = item->obligation;
  const bool still = open(o, item->filed, today);
  JsonWriter out;
  out.begin_object().key("reminders").begin_array();
  for (const auto& reminder : store::reminders(tx, id)) {
    const auto by = reminder.by ? ground_.name_of(tx, reminder.by) : std::string();
    write_reminder(out, reminder, by, *units);
    out.key("told").begin_array();
    for (const auto& told : store::told_of(tx, "reminder", reminder.id.value))
      write_told(out, told, ground_.name_of(tx, told.user), *units, reminder.on);
    out.end_array().end_object();
  }
  out.end_array().key("next");
  const auto setting = setting_of(tx);
  write_next(out, still ? coming_rung(setting.ladder, o, calendar_of(*plan, o.form),
                                      store::last_rung(tx, id), today)
                        : std::nullopt);
  out.field("local_setting", true);
  const bool may = still && !obligations::deciding_units(actor, parties(*item)).empty();
  out.key("may").begin_array();
  if (may) out.value("remind");
  out.end_array().end_object();
  return out.take();
}

Result<std::string> Reminders::setting(storage::Tx& tx, const Actor& actor) const {
  if (!actor.may_anywhere(Capability::people)) return forbidden();
  JsonWriter out;
  write_setting(out, setting_of(tx));
  return out.take();
}

Result<std::string> Reminders::change(storage::Tx& tx, const Actor& actor, Setting wanted,
                                      std::int64_t base) const {
  const auto units = actor.units_with(Capability::people);
  if (units.empty()) return forbidden();
  TRY_ASSIGN(wanted, acceptable(std::move(wanted)));
  const auto old = setting_of(tx);
  if (old.version != base)
    return fail({ErrorCode::precondition,
                 "edited-elsewhere",
                 {"Thang nhắc đã được sửa ở nơi khác", "The ladder has been changed elsewhere"},
                 {"Tải lại để xem bản mới nhất, rồi sửa tiếp.",
                  "Load it again, and change the newest one."}});
  wanted.version = old.version + 1;
  const auto now = ground_.clock.now();
  store::add_setting(tx, wanted, actor.user, now);
  JsonWriter facts;
  write_setting(facts, wanted);
  audit::append(tx, {now, actor.user, units.front(), "reminders.set",
                     fmt::format("reminder_setting:{}", wanted.version), facts.take()});
  return setting(tx, actor);
}

}  // namespace hoanhap::notify
