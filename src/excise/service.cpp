#include "excise/service.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "access/idempotency.h"
#include "audit/audit.h"
#include "directives/passages.h"
#include "excise/rules.h"
#include "excise/store.h"
#include "obligations/store.h"
#include "obligations/wire.h"
#include "petitions/passages.h"
#include "records/passages.h"
#include "records/store.h"

namespace hoanhap::excise {
namespace {

using access::Actor;
using access::Capability;
using obligations::Passage;
using obligations::Passages;

// Of what waits, everything the actor may see up to kMostOpen; of what is done, what is theirs
// among the newest kLooked, so that the cost doesn't grow with history.
constexpr int kMostOpen = 200, kMostDone = 50, kLooked = 500, kPage = 100;

std::string api(std::string_view path, std::int64_t id) {
  return fmt::format("/api/v1/{}/{}", path, id);
}

Result<Passages> of_obligation(storage::Tx& tx, const plan::Plan& plan, const Actor& actor,
                               ObligationId id) {
  const auto o = obligations::store::find(tx, id);
  if (!o || !obligations::may_read(actor, {o->unit, o->via, o->receiver})) return not_found();
  const auto* form = plan.form(o->form);
  Passages all{form ? form->title : Text{o->form, o->form}, o->period.code(), o->unit, {}};
  obligations::add(all, "waiver", {"Lý do miễn", "Reason of the waiver"},
                   o->waived_reason.value_or(""), {o->via, o->receiver});
  return all;
}

tl::unexpected<Error> decided_already() {
  return fail({ErrorCode::conflict,
               "wrong-state",
               {"Đề nghị này đã được giải quyết", "This has been decided"},
               {"Tải lại trang để xem kết quả.", "Reload the page to see how."}});
}

}  // namespace

// An excision with what it is about; `passage` is null once the text is gone, or where the actor
// sees the whole and not this part of it.
struct Service::Seen {
  Excision excision;
  Passages all;
  std::optional<Passage> passage;
};

Result<Passages> Service::passages(storage::Tx& tx, const Actor& actor, Kind kind,
                                   std::int64_t subject) const {
  const auto plan = ground_.plan();
  if (!plan) return not_found();
  switch (kind) {
    case Kind::record:
      return records::passages(tx, *plan, actor, {subject});
    case Kind::obligation:
      return of_obligation(tx, *plan, actor, {subject});
    case Kind::petition:
      return petitions::passages(tx, actor, {subject});
    case Kind::directive:
      return directives::passages(tx, actor, {subject});
  }
  return not_found();
}

Result<Service::Seen> Service::see(storage::Tx& tx, const Actor& actor, Excision excision) const {
  Seen seen;
  TRY_ASSIGN(seen.all, passages(tx, actor, excision.kind, excision.subject));
  const auto found = std::ranges::find(seen.all.texts, excision.part, &Passage::part);
  if (found != seen.all.texts.end()) seen.passage = *found;
  seen.excision = std::move(excision);
  // What passes inside a unit is not known outside of it: not even that it is to be taken out.
  if (!seen.passage && seen.excision.state == State::open) return not_found();
  return seen;
}

Result<std::string> Service::texts(const Actor& actor, Kind kind, std::int64_t subject) {
  const auto units = ground_.units();
  if (!units) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    TRY_ASSIGN(const auto all, passages(tx, actor, kind, subject));
    JsonWriter out;
    out.begin_object().field("title", all.title).field("detail", all.detail).key("unit");
    obligations::write_unit(out, *units, all.unit, ground_.clock.today());
    out.key("texts").begin_array();
    for (const auto& text : all.texts) {
      Excision same;
      same.kind = kind;
      same.subject = subject;
      same.part = text.part;
      out.begin_object().field("part", text.part).field("title", text.title);
      out.field("text", text.text).field("proposed", store::open_for(tx, same)).end_object();
    }
    out.end_array().end_object();
    return out.take();
  });
}

void Service::write(JsonWriter& out, storage::Tx& tx, const Actor& actor, const Seen& seen) const {
  const auto& e = seen.excision;
  out.begin_object().field("id", e.id.value).field("kind", name(e.kind));
  out.field("subject", e.subject).field("title", seen.all.title).field("detail", seen.all.detail);
  out.key("unit");
  obligations::write_unit(out, *ground_.units(), seen.all.unit, ground_.clock.today());
  out.field("part", e.part).key("what");
  seen.passage ? out.value(seen.passage->title) : out.null();
  out.key("text");
  seen.passage&& e.state == State::open ? out.value(seen.passage->text) : out.null();
  out.field("reason", name(e.reason)).field("state", name(e.state)).key("proposed_by");
  out.begin_object().field("name", ground_.name_of(tx, e.proposed_by)).end_object();
  out.field("proposed_at", e.proposed_at.iso()).key("decided_by");
  if (e.decided_by)
    out.begin_object().field("name", ground_.name_of(tx, e.decided_by)).end_object();
  else
    out.null();
  obligations::write_text_or_null(out, "decided_at",
                                  e.decided_at ? std::optional(e.decided_at->iso()) : std::nullopt);
  out.field("may_decide", seen.passage && may_decide(actor, e, *seen.passage));
  out.field("may_withdraw", may_withdraw(actor, e)).end_object();
}

Result<std::string> Service::list(const Actor& actor) {
  if (!actor.may_anywhere(Capability::read)) return forbidden();
  if (!ground_.units()) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    JsonWriter out;
    out.begin_object();
    for (const bool open : {true, false}) {
      out.key(open ? "open" : "done").begin_array();
      const int most = open ? kMostOpen : kMostDone;
      int shown = 0, looked = 0;
      ExcisionId before{std::numeric_limits<std::int64_t>::max()};
      while (shown < most && (open || looked < kLooked)) {
        auto page = store::list(tx, open, before, kPage);
        if (page.empty()) break;
        before = page.back().id;
        looked += kPage;
        for (auto& excision : page) {
          if (shown == most) break;
          const auto seen = see(tx, actor, std::move(excision));
          if (!seen) continue;
          write(out, tx, actor, *seen);
          ++shown;
        }
      }
      out.end_array();
    }
    out.end_object();
    return out.take();
  });
}

Result<std::string> Service::show(storage::Tx& tx, const Actor& actor, ExcisionId id) {
  auto excision = store::find(tx, id);
  if (!excision) return not_found();
  TRY_ASSIGN(const auto seen, see(tx, actor, *std::move(excision)));
  JsonWriter out;
  write(out, tx, actor, seen);
  return out.take();
}

Result<ExcisionId> Service::propose(storage::Tx& tx, const Actor& actor, Kind kind,
                                    std::int64_t subject, std::string_view part, Reason reason) {
  TRY_ASSIGN(const auto all, passages(tx, actor, kind, subject));
  const auto passage = std::ranges::find(all.texts, part, &Passage::part);
  if (passage == all.texts.end())
    return invalid("part", {"Chọn đoạn chữ cần cắt bỏ.", "Choose the text to be taken out."});
  Excision e;
  e.kind = kind;
  e.subject = subject;
  e.part = part;
  e.reason = reason;
  e.proposed_by = actor.user;
  e.proposed_at = ground_.clock.now();
  if (store::open_for(tx, e))
    return fail({ErrorCode::conflict,
                 "proposed-already",
                 {"Đoạn này đã có người đề nghị cắt bỏ", "Somebody has proposed this already"},
                 {"Xem ở mục Cắt bỏ nội dung.", "See the list of texts to be taken out."}});
  e.id = store::insert(tx, e);
  const auto units = actor.units_with(Capability::read);
  note(tx, actor, units.empty() ? UnitId{} : units.front(), e, "excision.proposed");
  tell_(tx, passage->decided_by, actor.user, e.id);
  return e.id;
}

void Service::take_out(storage::Tx& tx, const Excision& e, UserId by) const {
  store::overwrite_freed(tx, true);
  switch (e.kind) {
    case Kind::record: {
      records::excise(tx, {e.subject}, e.part, by, ground_.clock.now());
      access::Repeats repeats{{api("records", e.subject)}, "/api/v1/events", e.subject};
      const auto record = records::store::find(tx, {e.subject});
      if (record && record->obligation)
        repeats.paths.push_back(api("obligations", record->obligation.value));
      access::empty_answers(tx, repeats);
      break;
    }
    case Kind::obligation:
      obligations::store::excise_waiver(tx, {e.subject});
      access::empty_answers(tx, {{api("obligations", e.subject)}, "", 0});
      break;
    case Kind::petition:
      petitions::excise(tx, {e.subject}, e.part);
      access::empty_answers(tx, {{api("petitions", e.subject)}, "/api/v1/petitions", e.subject});
      break;
    case Kind::directive:
      directives::excise(tx, {e.subject}, e.part);
      access::empty_answers(tx, {{api("directives", e.subject)}, "/api/v1/directives", e.subject});
      break;
  }
  store::overwrite_freed(tx, false);
}

Result<bool> Service::decide(storage::Tx& tx, const Actor& actor, ExcisionId id, State to) {
  auto excision = store::find(tx, id);
  if (!excision) return not_found();
  TRY_ASSIGN(auto seen, see(tx, actor, *excision));
  auto& e = seen.excision;
  if (e.state != State::open) return decided_already();
  UnitId unit = seen.all.unit;
  if (to == State::withdrawn) {
    if (!may_withdraw(actor, e)) return forbidden();
  } else {
    unit = deciding_for(actor, e, *seen.passage);
    if (!unit) return forbidden();
  }
  e.state = to;
  e.decided_by = actor.user;
  e.decided_at = ground_.clock.now();
  store::decide(tx, e);
  if (to == State::confirmed) take_out(tx, e, actor.user);
  note(tx, actor, unit, e,
       to == State::confirmed ? "excision.confirmed"
       : to == State::refused ? "excision.refused"
                              : "excision.withdrawn");
  return true;
}

void Service::note(storage::Tx& tx, const Actor& actor, UnitId unit, const Excision& e,
                   const char* action) const {
  JsonWriter facts;
  facts.begin_object().field("excision", e.id.value).field("part", e.part);
  facts.field("reason", name(e.reason)).field("proposed_by", e.proposed_by.value).end_object();
  audit::append(tx, {ground_.clock.now(), actor.user, unit, action,
                     fmt::format("{}:{}", name(e.kind), e.subject), facts.take()});
}

}  // namespace hoanhap::excise
