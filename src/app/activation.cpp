#include "app/activation.h"

#include <fmt/format.h>

#include "app/plans/errors.h"
#include "audit/audit.h"

namespace hoanhap::app {
namespace {

void note(storage::Tx& tx, Instant now, const plans::Activation& a) {
  audit::append(tx,
                {now, a.confirmed_by, UnitId{}, "plan.activated",
                 fmt::format("plan-activation:{}", a.id.value),
                 fmt::format(R"({{"hash":"{}","proposed_by":{}}})", a.hash, a.proposed_by.value)});
}

}  // namespace

Result<ActivePlan> active_plan(storage::Database& database) {
  return database.read([](storage::Tx& tx) -> Result<ActivePlan> {
    const auto active = plans::in_force(tx);
    return active ? ActivePlan{active->id, active->hash, active->title} : ActivePlan{};
  });
}

Result<Effect> preview(storage::Database& database, const Clock& clock, const plan::Plan* before,
                       const plan::Plan& plan) {
  // A write that always answers an error is rolled back by the writer: the effect is computed by
  // the very code that will do it.
  std::optional<Effect> effect;
  const auto rolled_back = database.write([&](storage::Tx& tx) -> Result<bool> {
    effect.reset();
    TRY_ASSIGN(effect, apply(tx, before, plan, clock.now()));
    return fail({ErrorCode::conflict, "preview-only", {}, {}});
  });
  if (effect) return std::move(*effect);
  return fail(rolled_back.error());
}

Result<Effect> activate(storage::Database& database, const Clock& clock, const plan::Plan* before,
                        const plan::Plan& plan, const plans::Files& files, UserId proposed,
                        UserId confirmed) {
  if (proposed == confirmed && proposed) return plans::second_person();
  const auto now = clock.now();
  return database.write([&](storage::Tx& tx) -> Result<Effect> {
    plans::Activation a;
    if (const auto active = plans::in_force(tx)) a.base = active->id;
    TRY_ASSIGN(auto effect, apply(tx, before, plan, now));
    a.plan = plan.id;
    a.hash = plan.hash;
    a.title = plan.title.vi;
    a.proposed_by = proposed;
    a.proposed_at = now;
    a.confirmed_by = confirmed;
    a.confirmed_at = now;
    a.mark = effect.mark();
    a.effect = effect.to_json();
    a.id = plans::insert(tx, a);
    plans::keep(tx, a.id, files);
    note(tx, now, a);
    return effect;
  });
}

Result<Effect> activate(storage::Database& database, const Clock& clock, const plan::Plan* before,
                        const plan::Plan& plan, plans::ActivationId proposal, UserId confirmed) {
  const auto now = clock.now();
  return database.write([&](storage::Tx& tx) -> Result<Effect> {
    auto a = plans::find(tx, proposal);
    if (!a) return not_found();
    if (!a->open()) return plans::decided_already();
    if (a->proposed_by == confirmed) return plans::second_person();
    const auto active = plans::in_force(tx);
    if ((active ? active->id : plans::ActivationId{}) != a->base) return plans::stale();
    TRY_ASSIGN(auto effect, apply(tx, before, plan, now));
    if (effect.mark() != a->mark || plan.hash != a->hash) return plans::stale();
    plans::confirm(tx, proposal, confirmed, now, effect.to_json());
    a->confirmed_by = confirmed;
    note(tx, now, *a);
    return effect;
  });
}

}  // namespace hoanhap::app
