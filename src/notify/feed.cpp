#include "notify/feed.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/bytes.h"
#include "identity/sessions.h"
#include "identity/store.h"
#include "notify/person_store.h"
#include "obligations/item_json.h"
#include "obligations/store.h"

namespace hoanhap::notify {
namespace {

using access::Actor;
using access::Capability;
using obligations::Item;
using obligations::store::Side;

constexpr std::size_t kSelectorBytes = 12, kSecretBytes = 24;
constexpr std::size_t kSelectorLength = 16, kTokenLength = 48;  // in base64

// Nothing to be done any more: sent once, or waived.
bool over(const Item& item) {
  return item.obligation.waived_reason || (item.filed && item.filed->first_sent_at);
}

std::string secret_hash(std::string_view secret) { return hex(blake2b(secret)); }

struct Words {
  const plan::Plan& plan;
  const units::Registry& units;
  bool english = false;

  const std::string& in(const Text& text) const {
    return english && !text.en.empty() ? text.en : text.vi;
  }
  std::string form(const obligations::Obligation& o) const {
    const auto* form = plan.form(o.form);
    return form ? in(form->title) : o.form;
  }
  std::string unit(UnitId id, Date as_at) const {
    const auto* unit = units.find(id);
    if (!unit) return "";
    return english && !unit->name_en.empty() ? unit->name_en : unit->name(as_at);
  }
  // What it is, for whoever has to do it.
  std::string due(const obligations::Obligation& o) const {
    const auto* duty = obligations::duty_of(o, plan);
    const bool before = duty && duty->due.kind == plan::DueKind::before;
    const auto day = o.last_timely.plus_days(before ? 1 : 0).vi();
    std::string text = english ? (before ? "To be sent before " : "To be sent by ") + day
                               : (before ? "Gửi trước " : "Hạn gửi ") + day;
    if (o.local_setting)
      text += english ? " (local setting, not from the plan)"
                      : " (hạn do địa phương đặt, không phải từ kế hoạch)";
    return text + ".";
  }
};

CalendarEvent of_owed(const Words& words, const Item& item, const std::string& folder) {
  const auto& o = item.obligation;
  const auto unit = words.unit(o.unit, o.last_timely);
  return {fmt::format("obligation-{}.{}@hoanhap", o.id.value, folder), o.last_timely,
          fmt::format("{}: {}, {}", words.english ? "Due" : "Hạn", words.form(o),
                      words.in(o.period.label())),
          fmt::format("{}\n{}", unit, words.due(o))};
}

// What others owe to a unit of the person's: one day for each form, period and due day.
CalendarEvent of_checked(const Words& words, const Item& item, UnitId unit,
                         const std::string& folder) {
  const auto& o = item.obligation;
  return {fmt::format("checked-{}-{}-{}-{}.{}@hoanhap", unit.value, o.form, o.period.code(),
                      o.last_timely.iso(), folder),
          o.last_timely,
          fmt::format("{}: {}, {}", words.english ? "Units report by today" : "Hạn các đơn vị gửi",
                      words.form(o), words.in(o.period.label())),
          fmt::format("{}\n{}", words.unit(unit, o.last_timely), words.due(o))};
}

}  // namespace

Result<std::string> Feed::make(const Actor& actor) {
  const auto selector = random_token(kSelectorBytes), secret = random_token(kSecretBytes);
  const auto folder = random_token(9);
  const auto now = ground_.clock.now();
  TRY(ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    store::put_feed(tx, actor.user, selector, secret_hash(secret), now);
    store::name_folder(tx, folder);
    audit::append(tx,
                  {now, actor.user, {}, "calendar.made", fmt::format("user:{}", actor.user.value)});
    return true;
  }));
  return fmt::format("/lich/{}{}.ics", selector, secret);
}

Result<bool> Feed::drop(const Actor& actor) {
  const auto now = ground_.clock.now();
  return ground_.database.write([&](storage::Tx& tx) -> Result<bool> {
    if (store::drop_feed(tx, actor.user))
      audit::append(
          tx, {now, actor.user, {}, "calendar.dropped", fmt::format("user:{}", actor.user.value)});
    return true;
  });
}

std::vector<CalendarEvent> Feed::events(storage::Tx& tx, const Actor& actor, bool english,
                                        const std::string& folder) const {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return {};
  const Words words{*plan, *units, english};
  std::map<std::string, CalendarEvent> found;  // by uid: each once, always in the same order
  const auto add = [&](CalendarEvent event) { found.emplace(event.uid, std::move(event)); };
  for (const auto unit : actor.units_with(Capability::read)) {
    if (actor.may(Capability::write, unit) || actor.may(Capability::sign, unit))
      for (const auto& item : obligations::store::list(tx, unit, Side::owes))
        if (item.obligation.id && !over(item)) add(of_owed(words, item, folder));
    if (actor.may(Capability::decide, unit))
      for (const auto& item : obligations::store::list(tx, unit, Side::checks))
        if (item.obligation.id && !over(item)) add(of_checked(words, item, unit, folder));
  }
  std::vector<CalendarEvent> events;
  for (auto& [uid, event] : found) events.push_back(std::move(event));
  return events;
}

Result<std::string> Feed::answer(std::string_view token) {
  if (token.size() != kTokenLength) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const auto feed = store::feed(tx, token.substr(0, kSelectorLength));
    const auto given = secret_hash(token.substr(kSelectorLength));
    if (!feed || !equal_constant_time(feed->secret_hash, given)) return not_found();
    const auto account = identity::store::account(tx, feed->user);
    if (!account || account->disabled) return not_found();
    const auto person = store::person(tx, feed->user);
    const bool english = person && person->language == "en";
    const auto actor = identity::actor_of(tx, *account, ground_.clock.today());
    return icalendar(english ? "Hoà Nhập: due days" : "Hoà Nhập: hạn báo cáo",
                     events(tx, actor, english, store::folder_name(tx)), ground_.clock.now());
  });
}

}  // namespace hoanhap::notify
