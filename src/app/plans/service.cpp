#include "app/plans/service.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "app/activation.h"
#include "app/plans/errors.h"
#include "audit/audit.h"
#include "obligations/free_text.h"
#include "plan/diff.h"
#include "plan/follow.h"

namespace hoanhap::app::plans {
namespace {

using access::Actor;
using access::Capability;

constexpr int kMostDecided = 50;

// By a role of their own: a colleague's absence lends nobody a city's plan.
bool administers(const Actor& actor) {
  return std::ranges::any_of(actor.memberships, [](const access::Membership& membership) {
    return access::has(membership.own(), Capability::activate) &&
           access::has(membership.own(), Capability::confirm);
  });
}

bool failed(const std::vector<plan::Diagnostic>& all) {
  return std::ranges::any_of(
      all, [](const auto& one) { return one.kind == plan::Diagnostic::Kind::error; });
}

constexpr std::string_view kLock = "plan.lock";

// The lock as it should be goes with the plan, so that the folder that is kept says every slot.
void set_lock(Files& files, const std::string& lock) {
  const auto found = std::ranges::find(files, kLock, &plan::SourceFile::path);
  if (found != files.end())
    found->text = lock;
  else
    files.push_back({std::string(kLock), lock});
  std::ranges::sort(files, {}, &plan::SourceFile::path);
}

void write(JsonWriter& out, const std::vector<plan::Diagnostic>& diagnostics) {
  out.key("diagnostics").begin_array();
  for (const auto& d : diagnostics) {
    out.begin_object().field("file", d.at.file).field("line", d.at.line);
    out.field("column", d.at.column);
    out.field("kind", d.kind == plan::Diagnostic::Kind::error ? "error" : "warning");
    out.field("message", d.message).end_object();
  }
  out.end_array();
}

std::string_view sign(plan::PlanChange::How how) {
  switch (how) {
    case plan::PlanChange::How::added:
      return "added";
    case plan::PlanChange::How::removed:
      return "removed";
    case plan::PlanChange::How::changed:
      return "changed";
  }
  return "";
}

void write(JsonWriter& out, const plan::Plan* before, const plan::Plan* now) {
  out.key("changes").begin_array();
  if (before && now)
    for (const auto& change : plan::diff(*before, *now))
      out.begin_object()
          .field("how", sign(change.how))
          .field("words", plan::in_words(change))
          .end_object();
  out.end_array();
}

std::string name_or_none(const obligations::Ground& ground, storage::Tx& tx, UserId user) {
  return user ? ground.name_of(tx, user) : std::string();
}

void write_who(JsonWriter& out, std::string_view key, const std::string& name) {
  out.key(key);
  if (name.empty())
    out.null();  // a demo's first plan
  else
    out.begin_object().field("name", name).end_object();
}

}  // namespace

// What became of a plan's files: compiled, held against the plan in force, tried.
struct Service::Judged {
  std::shared_ptr<const plan::Plan> before, plan;  // plan: null when there is a mistake
  std::vector<plan::Diagnostic> diagnostics;
  Files files;  // with the lock as it should be
  std::optional<Effect> effect;
  bool same = false;  // it is the plan in force, file by file
};

Result<Service::Judged> Service::judge(const Files& files) {
  Judged judged;
  judged.before = means_.ground.plan();
  TRY_ASSIGN(const auto kept, means_.ground.database.read([](storage::Tx& tx) -> Result<Files> {
    const auto active = in_force(tx);
    return active ? plans::files(tx, active->id) : Files{};
  }));
  auto compiled = compile(files);
  judged.diagnostics = std::move(compiled.diagnostics);
  if (!compiled.plan) return judged;
  if (!kept.empty())
    for (auto& broken : plan::follow(compile(kept).lock, *compiled.plan))
      judged.diagnostics.push_back(std::move(broken));
  if (failed(judged.diagnostics)) return judged;
  judged.plan = compiled.plan;
  judged.files = files;
  set_lock(judged.files, compiled.lock);
  TRY_ASSIGN(judged.effect, preview(means_.ground.database, means_.ground.clock,
                                    judged.before.get(), *judged.plan));
  judged.same = judged.before && judged.before->hash == judged.plan->hash &&
                (kept.empty() || digest(kept) == digest(judged.files));
  return judged;
}

Result<std::string> Service::check(const Actor& actor, const Files& files) {
  if (!administers(actor)) return forbidden();
  TRY_ASSIGN(const auto judged, judge(files));
  JsonWriter out;
  out.begin_object();
  write(out, judged.diagnostics);
  out.key("plan");
  if (judged.plan)
    out.begin_object()
        .field("id", judged.plan->id)
        .field("title", judged.plan->title)
        .field("hash", judged.plan->hash)
        .end_object();
  else
    out.null();
  out.field("same", judged.same);
  write(out, judged.before.get(), judged.plan.get());
  out.key("effect");
  if (judged.effect)
    app::write(out, *judged.effect, means_.ground.clock.today());
  else
    out.null();
  out.end_object();
  return out.take();
}

Result<Service::Prepared> Service::prepare(const Actor& actor, const Files& files) {
  if (!administers(actor)) return forbidden();
  TRY_ASSIGN(auto judged, judge(files));
  if (!judged.plan) return broken();
  if (judged.same) return same_plan();
  return Prepared{judged.plan, std::move(judged.files), *std::move(judged.effect)};
}

Result<Service::Prepared> Service::prepare_again(const Actor& actor, ActivationId id) {
  if (!administers(actor)) return forbidden();
  TRY_ASSIGN(const auto files, means_.ground.database.read([&](storage::Tx& tx) -> Result<Files> {
    const auto a = find(tx, id);
    if (!a) return not_found();
    if (!a->open()) return decided_already();
    return plans::files(tx, id);
  }));
  return prepare(actor, files);
}

Result<ActivationId> Service::propose(storage::Tx& tx, const Actor& actor,
                                      const Prepared& prepared) {
  if (waiting(tx)) return waits_already();
  Activation a;
  a.plan = prepared.plan->id;
  a.hash = prepared.plan->hash;
  a.title = prepared.plan->title.vi;
  a.proposed_by = actor.user;
  a.proposed_at = means_.ground.clock.now();
  if (const auto active = in_force(tx)) a.base = active->id;
  a.mark = prepared.effect.mark();
  a.effect = prepared.effect.to_json();
  a.id = insert(tx, a);
  keep(tx, a.id, prepared.files);
  note(tx, actor, a, "plan.proposed");
  means_.tell(tx, actor.user, a.id.value);
  return a.id;
}

Result<ActivationId> Service::renew(storage::Tx& tx, const Actor& actor, ActivationId id,
                                    const Prepared& prepared) {
  auto old = find(tx, id);
  if (!old) return not_found();
  if (!old->open()) return decided_already();
  old->closed = "renewed";
  old->closed_by = actor.user;
  old->closed_at = means_.ground.clock.now();
  close(tx, *old);
  drop_files(tx, id);
  note(tx, actor, *old, "plan.proposed-anew");
  return propose(tx, actor, prepared);
}

Result<bool> Service::refuse(storage::Tx& tx, const Actor& actor, ActivationId id,
                             const std::string& reason) {
  if (!administers(actor)) return forbidden();
  auto a = find(tx, id);
  if (!a) return not_found();
  if (!a->open()) return decided_already();
  if (a->proposed_by == actor.user) return forbidden();
  TRY_ASSIGN(a->reason, obligations::accept_reason(reason));
  a->closed = "refused";
  a->closed_by = actor.user;
  a->closed_at = means_.ground.clock.now();
  close(tx, *a);
  drop_files(tx, id);
  note(tx, actor, *a, "plan.refused");
  return true;
}

Result<bool> Service::withdraw(storage::Tx& tx, const Actor& actor, ActivationId id) {
  if (!administers(actor)) return forbidden();
  auto a = find(tx, id);
  if (!a) return not_found();
  if (!a->open()) return decided_already();
  if (a->proposed_by != actor.user) return forbidden();
  a->closed = "withdrawn";
  a->closed_by = actor.user;
  a->closed_at = means_.ground.clock.now();
  close(tx, *a);
  drop_files(tx, id);
  note(tx, actor, *a, "plan.withdrawn");
  return true;
}

Result<bool> Service::confirm(const Actor& actor, ActivationId id, std::string_view mark,
                              std::string_view password, std::string_view peer) {
  if (!administers(actor)) return forbidden();
  Activation a;
  TRY_ASSIGN(const auto files, means_.ground.database.read([&](storage::Tx& tx) -> Result<Files> {
    const auto found = find(tx, id);
    if (!found) return not_found();
    a = *found;
    return plans::files(tx, id);
  }));
  if (!a.open()) return decided_already();
  if (a.proposed_by == actor.user) return second_person();
  if (mark != a.mark) return stale();
  TRY(means_.sessions.prove(actor, password, "password", peer));
  passed("proved");
  // Word templates are read from the folder, so it is there before the plan is.
  TRY_ASSIGN(const auto plan, lay_out(means_.data, id, files));
  passed("laid-out");
  return means_.turnstile.alone([&] { return put_into_force(actor, id, plan); });
}

// Alone: no request stands on the old plan, none begins before the new one is in its place.
Result<bool> Service::put_into_force(const Actor& actor, ActivationId id,
                                     const std::shared_ptr<const plan::Plan>& plan) {
  passed("alone");
  TRY_ASSIGN(auto effect, activate(means_.ground.database, means_.ground.clock,
                                   means_.ground.plan().get(), *plan, id, actor.user));
  passed("committed");
  means_.take(plan, std::move(effect.units));
  passed("taken");
  return true;
}

void Service::note(storage::Tx& tx, const Actor& actor, const Activation& a,
                   const char* action) const {
  audit::append(tx,
                {means_.ground.clock.now(),
                 actor.user,
                 {},
                 action,
                 fmt::format("plan-activation:{}", a.id.value),
                 fmt::format(R"({{"hash":"{}","proposed_by":{}}})", a.hash, a.proposed_by.value)});
}

void Service::write_waiting(JsonWriter& out, const Actor& actor, const Activation& a,
                            const std::optional<Activation>& in_force, const Judged& judged,
                            const std::string& name) const {
  const bool moved = a.base != (in_force ? in_force->id : ActivationId{});
  const char* why = moved                                               ? "plan"
                    : !judged.effect || judged.effect->mark() != a.mark ? "effect"
                                                                        : nullptr;
  const bool own = a.proposed_by == actor.user;
  out.begin_object().field("id", a.id.value).field("title", a.title).field("hash", a.hash);
  write_who(out, "proposed_by", name);
  out.field("proposed_at", a.proposed_at.iso()).key("stale");
  why ? out.value(why) : out.null();
  write(out, judged.diagnostics);
  write(out, judged.before.get(), judged.plan.get());
  out.key("effect");
  if (judged.effect)
    app::write(out, *judged.effect, means_.ground.clock.today());
  else
    out.null();
  out.field("may_confirm", !own && !why).field("may_refuse", !own).field("may_withdraw", own);
  out.field("may_renew", why && judged.plan && !judged.same).end_object();
}

Result<std::string> Service::lock(const Actor& actor) {
  if (!administers(actor)) return forbidden();
  return means_.ground.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const auto now = in_force(tx);
    if (!now) return not_found();
    auto kept = plans::files(tx, now->id);
    const auto found = std::ranges::find(kept, kLock, &plan::SourceFile::path);
    if (found == kept.end()) return not_found();
    return std::move(found->text);
  });
}

Result<std::string> Service::list(const Actor& actor) {
  if (!administers(actor)) return forbidden();
  struct Seen {
    std::optional<Activation> in_force, waiting;
    std::vector<Activation> decided;
    Files files;
    std::map<UserId, std::string> names;
  };
  TRY_ASSIGN(const auto seen, means_.ground.database.read([&](storage::Tx& tx) -> Result<Seen> {
    Seen s{in_force(tx), waiting(tx), decided(tx, kMostDecided), {}, {}};
    if (s.waiting) s.files = plans::files(tx, s.waiting->id);
    const auto know = [&](UserId user) {
      s.names.emplace(user, name_or_none(means_.ground, tx, user));
    };
    for (const auto& a : s.decided)
      for (const auto user : {a.proposed_by, a.confirmed_by, a.closed_by}) know(user);
    if (s.waiting) know(s.waiting->proposed_by);
    return s;
  }));
  JsonWriter out;
  out.begin_object().key("waiting");
  if (seen.waiting) {
    TRY_ASSIGN(const auto judged, judge(seen.files));
    write_waiting(out, actor, *seen.waiting, seen.in_force, judged,
                  seen.names.at(seen.waiting->proposed_by));
  } else {
    out.null();
  }
  out.key("decided").begin_array();
  for (const auto& a : seen.decided) {
    const bool now = seen.in_force && seen.in_force->id == a.id;
    out.begin_object().field("id", a.id.value).field("title", a.title).field("hash", a.hash);
    out.field("state", now ? "in-force" : a.confirmed_at ? "replaced" : a.closed);
    write_who(out, "proposed_by", seen.names.at(a.proposed_by));
    out.field("proposed_at", a.proposed_at.iso());
    write_who(out, "decided_by", seen.names.at(a.confirmed_at ? a.confirmed_by : a.closed_by));
    out.field("decided_at", (a.confirmed_at ? *a.confirmed_at : *a.closed_at).iso());
    out.key("reason");
    a.reason.empty() ? out.null() : out.value(a.reason);
    out.end_object();
  }
  out.end_array().end_object();
  return out.take();
}

}  // namespace hoanhap::app::plans
