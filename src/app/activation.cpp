#include "app/activation.h"

#include <fmt/format.h>

#include "audit/audit.h"
#include "core/json.h"
#include "obligations/service.h"
#include "units/registry.h"

namespace hoanhap::app {
namespace {

int count(storage::Tx& tx, std::string_view sql, storage::Params params = {}) {
  return static_cast<int>(tx.maybe_integer(sql, params).value_or(0));
}

Result<Effect> apply(storage::Tx& tx, const plan::Plan& plan, Instant now) {
  Effect effect;
  TRY_ASSIGN(effect.units_added, units::apply_plan(tx, plan, now));
  TRY_ASSIGN(const auto registry, units::Registry::load(tx));
  TRY_ASSIGN(const auto opened, obligations::open_for_plan(tx, plan, *registry, now.date()));
  effect.obligations_added = opened.added;
  effect.obligations_withdrawn = opened.withdrawn;
  for (const auto& form : plan.forms) {
    Effect::FormChange change{form.id, 0, form.slots(), 0};
    change.slots_before =
        count(tx, "select coalesce(max(layout), 0) from total where form = ?1", {form.id});
    change.open_drafts = count(tx,
                               "select count(*) from draft d join record r on r.id = d.record_id "
                               "where r.form = ?1 and d.form_version <> ?2 and r.state in "
                               "('draft', 'returned', 'reopened')",
                               {form.id, form.version});
    effect.forms.push_back(std::move(change));
  }
  return effect;
}

}  // namespace

std::string Effect::to_json() const {
  JsonWriter out;
  out.begin_object()
      .field("units_added", units_added)
      .field("obligations_added", obligations_added)
      .field("obligations_withdrawn", obligations_withdrawn);
  out.key("forms").begin_array();
  for (const auto& form : forms)
    out.begin_object()
        .field("form", form.form)
        .field("slots", form.slots_after)
        .field("open_drafts", form.open_drafts)
        .end_object();
  out.end_array().end_object();
  return out.take();
}

std::string Effect::to_text() const {
  auto text = fmt::format(
      "{} units and {} obligations are added; {} that nobody began are no longer demanded; nothing "
      "filed is touched.\n",
      units_added, obligations_added, obligations_withdrawn);
  for (const auto& form : forms)
    text += fmt::format(
        "  {}: {} slots{}\n", form.form, form.slots_after,
        form.open_drafts > 0
            ? fmt::format("; {} open drafts were begun on an older version and open side by side",
                          form.open_drafts)
            : "");
  return text;
}

Result<ActivePlan> active_plan(storage::Database& database) {
  return database.read([](storage::Tx& tx) -> Result<ActivePlan> {
    ActivePlan active;
    tx.one(
        "select plan, hash, title, confirmed_at from plan_activation where confirmed_at is not "
        "null order by id desc limit 1",
        {}, [&](const storage::Row& row) {
          active = {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                    Instant{row.integer(3)}};
        });
    return active;
  });
}

Result<Effect> preview(storage::Database& database, const Clock& clock, const plan::Plan& plan) {
  // A write that always answers an error is rolled back by the writer: the effect is computed by
  // the very code that will do it.
  std::optional<Effect> effect;
  const auto rolled_back = database.write([&](storage::Tx& tx) -> Result<bool> {
    TRY_ASSIGN(effect, apply(tx, plan, clock.now()));
    return fail({ErrorCode::conflict, "preview-only", {}, {}});
  });
  if (effect) return std::move(*effect);
  return fail(rolled_back.error());
}

Result<Effect> activate(storage::Database& database, const Clock& clock, const plan::Plan& plan,
                        UserId proposed, UserId confirmed) {
  if (proposed == confirmed && proposed) {
    return fail({ErrorCode::forbidden,
                 "second-person",
                 {"Cần người thứ hai", "A second person is needed"},
                 {"Hai người khác nhau phải cùng kích hoạt kế hoạch.",
                  "Two different people activate a plan."}});
  }
  const auto now = clock.now();
  return database.write([&](storage::Tx& tx) -> Result<Effect> {
    TRY_ASSIGN(auto effect, apply(tx, plan, now));
    const auto id = tx.insert(
        "insert into plan_activation (plan, hash, title, proposed_by, proposed_at, confirmed_by, "
        "confirmed_at, effect) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) returning id",
        {plan.id, plan.hash, plan.title.vi, proposed, now.ms, confirmed, now.ms, effect.to_json()});
    audit::append(
        tx, {now, confirmed, UnitId{}, "plan.activated", fmt::format("plan-activation:{}", id),
             fmt::format(R"({{"hash":"{}","proposed_by":{}}})", plan.hash, proposed.value)});
    return effect;
  });
}

}  // namespace hoanhap::app
