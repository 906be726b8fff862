#include "app/plans/effect.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "app/plans/store.h"
#include "core/bytes.h"
#include "obligations/service.h"

namespace hoanhap::app {
namespace {

constexpr std::size_t kMostRows = 300;  // of a list on a screen; the counts say how many there are

std::string_view name(Effect::How how) {
  switch (how) {
    case Effect::How::added:
      return "added";
    case Effect::How::moved:
      return "moved";
    case Effect::How::withdrawn:
      return "withdrawn";
  }
  return "";
}

// What differs between the obligations before and after.
void compare(const std::map<std::int64_t, plans::Owed>& before,
             const std::map<std::int64_t, plans::Owed>& after, Effect& effect) {
  const auto add = [&](Effect::How how, const plans::Owed& owed) {
    effect.duties.push_back(
        {how, owed.form, owed.unit, Period::from_key(owed.period), owed.last_timely});
  };
  for (const auto& [id, now] : after) {
    const auto old = before.find(id);
    if (old == before.end())
      add(Effect::How::added, now);
    else if (old->second != now)
      add(Effect::How::moved, now);
    else
      ++effect.kept;
  }
  for (const auto& [id, old] : before)
    if (!after.contains(id)) add(Effect::How::withdrawn, old);
  std::ranges::sort(effect.duties, {}, [](const Effect::Duty& d) {
    return std::tuple(d.how, d.last_timely, d.form, d.unit, d.period);
  });
}

void forms(storage::Tx& tx, const plan::Plan* before, const plan::Plan& plan, Effect& effect) {
  for (const auto& form : plan.forms) {
    const auto* old = before ? before->form(form.id) : nullptr;
    Effect::Form change{form.id, form.title, 0, form.version, 0, form.slots(), 0};
    if (old) change.version_before = old->version;
    if (old) change.slots_before = old->slots();
    for (auto& draft : plans::drafts_of_other_versions(tx, form.id, form.version)) {
      ++change.open_drafts;
      effect.drafts.push_back({form.id, draft.unit, Period::from_key(draft.period)});
    }
    effect.forms.push_back(std::move(change));
  }
  if (!before) return;
  for (const auto& old : before->forms)
    if (!plan.form(old.id))
      effect.forms.push_back({old.id, old.title, old.version, 0, old.slots(), old.slots(), 0});
}

Text title_of(const Effect& effect, const std::string& form) {
  const auto found = std::ranges::find(effect.forms, form, &Effect::Form::id);
  return found == effect.forms.end() ? Text{form, form} : found->title;
}

std::string slug_of(const Effect& effect, UnitId unit) {
  const auto* found = effect.units ? effect.units->find(unit) : nullptr;
  return found ? found->slug : std::to_string(unit.value);
}

void counts(JsonWriter& out, const Effect& effect) {
  out.field("units_added", effect.units_added);
  out.field("obligations_added", effect.count(Effect::How::added));
  out.field("obligations_moved", effect.count(Effect::How::moved));
  out.field("obligations_withdrawn", effect.count(Effect::How::withdrawn));
  out.field("obligations_kept", effect.kept);
  out.field("open_drafts", effect.drafts.size());
  out.key("forms").begin_array();
  for (const auto& form : effect.forms) {
    out.begin_object().field("form", form.id).field("title", form.title);
    out.field("version_before", form.version_before).field("version", form.version_after);
    out.field("slots_before", form.slots_before).field("slots", form.slots_after);
    out.field("open_drafts", form.open_drafts).end_object();
  }
  out.end_array();
}

}  // namespace

int Effect::count(How how) const {
  return static_cast<int>(std::ranges::count(duties, how, &Duty::how));
}

std::string Effect::mark() const {
  auto text = fmt::format("units {}\n", units_added);
  for (const auto& duty : duties)
    text += fmt::format("{} {} {} {} {}\n", name(duty.how), duty.form, slug_of(*this, duty.unit),
                        duty.period.code(), duty.last_timely.iso());
  for (const auto& form : forms)
    text += fmt::format("{} {} {} {} {}\n", form.id, form.version_before, form.version_after,
                        form.slots_before, form.slots_after);
  const auto hash = blake2b(text);
  return hex(std::span(hash).first(16));
}

std::string Effect::to_json() const {
  JsonWriter out;
  out.begin_object();
  counts(out, *this);
  out.end_object();
  return out.take();
}

std::string Effect::to_text() const {
  auto text = fmt::format(
      "{} units and {} obligations are added; {} that nobody has begun change their day or "
      "receiver, {} are no longer demanded; {} stay as they are; nothing filed is touched.\n",
      units_added, count(How::added), count(How::moved), count(How::withdrawn), kept);
  for (const auto& form : forms)
    text += fmt::format(
        "  {}: {} slots{}\n", form.id, form.slots_after,
        form.open_drafts > 0
            ? fmt::format("; {} open drafts were begun on an older version and open side by side",
                          form.open_drafts)
            : "");
  return text;
}

Result<Effect> apply(storage::Tx& tx, const plan::Plan* before, const plan::Plan& plan,
                     Instant now) {
  Effect effect;
  const auto owed = plans::owed(tx);
  TRY_ASSIGN(effect.units_added, units::apply_plan(tx, plan, now));
  TRY_ASSIGN(effect.units, units::Registry::load(tx));
  TRY(obligations::open_for_plan(tx, plan, *effect.units, now.date()));
  compare(owed, plans::owed(tx), effect);
  forms(tx, before, plan, effect);
  return effect;
}

void write(JsonWriter& out, const Effect& effect, Date today) {
  const auto where = [&](const std::string& form, UnitId unit, const Period& period) {
    const auto* found = effect.units->find(unit);
    out.field("form", title_of(effect, form));
    out.field("unit", found ? found->name(today) : std::string());
    out.field("period", period.label());
  };
  out.begin_object().field("mark", effect.mark());
  counts(out, effect);
  out.key("duties").begin_array();
  for (std::size_t i = 0; i < std::min(effect.duties.size(), kMostRows); ++i) {
    const auto& duty = effect.duties[i];
    out.begin_object().field("how", name(duty.how));
    where(duty.form, duty.unit, duty.period);
    out.field("due", duty.last_timely.iso()).end_object();
  }
  out.end_array().key("drafts").begin_array();
  for (std::size_t i = 0; i < std::min(effect.drafts.size(), kMostRows); ++i) {
    out.begin_object();
    where(effect.drafts[i].form, effect.drafts[i].unit, effect.drafts[i].period);
    out.end_object();
  }
  out.end_array().end_object();
}

}  // namespace hoanhap::app
