#include "notify/inbox.h"

#include <fmt/format.h>

#include "audit/audit.h"
#include "identity/delegation_store.h"
#include "notify/store.h"
#include "notify/wire.h"
#include "obligations/item_json.h"
#include "obligations/store.h"

namespace hoanhap::notify {
namespace {

using access::Actor;
using access::Capability;

constexpr int kPage = 50;

bool still_theirs(const Actor& actor, UnitId unit) {
  return !unit || actor.may(Capability::read, unit);
}

std::int64_t unread_of(storage::Tx& tx, const Actor& actor) {
  std::int64_t total = 0;
  for (const auto& unread : store::unread(tx, actor.user))
    if (still_theirs(actor, unread.unit)) total += unread.count;
  return total;
}

}  // namespace

// False: there is nothing left to say, or no longer to this person.
bool Inbox::write_one(storage::Tx& tx, const Actor& actor, const Told& told,
                      JsonWriter& out) const {
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!still_theirs(actor, told.unit)) return false;
  const auto begin = [&] {
    out.begin_object().field("id", told.id.value).field("kind", told.kind);
    out.field("at", told.at.iso());
    write_instant(out, "read_at", told.read_at);
  };
  if (told.kind == "mail" || told.kind == "excision" || told.kind == "plan") {
    begin();
    out.end_object();
    return true;
  }
  if (told.kind == "delegation") {
    const auto delegation = identity::store::delegation(tx, {told.about});
    if (!delegation) return false;
    begin();
    out.key("delegation").begin_object().field("id", told.about).key("from").begin_object();
    out.field("display_name", ground_.name_of(tx, delegation->from)).end_object();
    out.field("first", delegation->first.iso()).field("last", delegation->last.iso());
    out.end_object().end_object();
    return true;
  }
  if (!plan || !units) return false;
  const auto reminder = store::reminder(tx, {told.about});
  const auto item =
      reminder ? obligations::store::find_item(tx, reminder->obligation) : std::nullopt;
  if (told.kind != "reminder" || !item) return false;
  begin();
  out.key("reminder");
  write_reminder(out, *reminder, reminder->by ? ground_.name_of(tx, reminder->by) : std::string(),
                 *units);
  out.field("late_days", reminder->on.days - item->obligation.last_timely.days).end_object();
  out.key("obligation");
  obligations::write_item(out, *item, *plan, *units, actor, ground_.clock.today());
  out.end_object();
  return true;
}

Result<std::string> Inbox::list(const Actor& actor, bool unread_only, ToldId before) const {
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    JsonWriter out;
    out.begin_object().field("unread", unread_of(tx, actor)).key("items").begin_array();
    const auto which = unread_only ? store::Which::unread : store::Which::all;
    const auto page = store::told_to(tx, actor.user, which, before, kPage);
    for (const auto& told : page) write_one(tx, actor, told, out);
    out.end_array().key("more");
    if (page.size() == kPage)
      out.value(page.back().id.value);
    else
      out.null();
    out.end_object();
    return out.take();
  });
}

Result<std::string> Inbox::count(const Actor& actor) const {
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    return fmt::format(R"({{"unread":{}}})", unread_of(tx, actor));
  });
}

Result<std::string> Inbox::read(storage::Tx& tx, const Actor& actor, std::optional<ToldId> one,
                                std::optional<ToldId> up_to) const {
  const auto now = ground_.clock.now();
  std::int64_t marked = 0;
  if (one) marked += store::mark_read(tx, actor.user, *one, now);
  if (up_to) marked += store::mark_read_up_to(tx, actor.user, *up_to, now);
  if (marked > 0)
    audit::append(
        tx, {now,
             actor.user,
             {},
             "notices.read",
             fmt::format("user:{}", actor.user.value),
             fmt::format(R"({{"one":{},"up_to":{},"marked":{}}})", one.value_or(ToldId{}).value,
                         up_to.value_or(ToldId{}).value, marked)});
  return fmt::format(R"({{"unread":{}}})", unread_of(tx, actor));
}

}  // namespace hoanhap::notify
