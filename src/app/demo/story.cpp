#include "app/demo/story.h"

#include <map>

#include <fmt/format.h>

#include "app/demo/figures.h"
#include "core/json.h"
#include "obligations/store.h"
#include "records/cells.h"
#include "records/sealed_counts.h"

namespace hoanhap::app::demo {
namespace {

using Act = Scene::Act;

// Contents as the browser would send them.
std::string typed(const plan::Form& form, const records::Contents& contents,
                  const std::string& plan_hash) {
  JsonWriter out;
  out.begin_object().key("cells").begin_object();
  for (const auto& element : form.elements)
    if (element.sealed.empty() && !records::blank(element, contents))
      out.key(element.id).raw(records::cell_json(element, contents));
  out.end_object().field("plan_hash", plan_hash).end_object();
  return out.take();
}

// What the unit filed under seal in the period; the software counts it, so the demo files the
// count.
std::int64_t referrals(const plan::Form& form, const records::Contents& contents) {
  for (const auto& element : form.elements)
    if (element.sealed == "filed") return records::number_of(element, contents).value_or(0);
  return 0;
}

std::string explained(const records::View& view) {
  JsonWriter out;
  out.begin_object().key("explanations").begin_object();
  for (const auto& warning : view.problems.warnings)
    if (!warning.explained && !warning.id.empty()) out.field(warning.id, explanation());
  out.end_object().end_object();
  return out.take();
}

// `filing` of a report that can only be made once its source is there.
Filing after(Filing filing, const std::optional<Date>& source) {
  if (!source) return {};
  const int wait = std::max(0, source->days + 2 - filing.begun.days);
  for (auto* day : {&filing.begun, &filing.sent, &filing.decided}) *day = day->plus_days(wait);
  return filing;
}

}  // namespace

const access::Actor* Cast::find(UnitId unit, std::initializer_list<const char*> roles) const {
  for (const auto* role : roles)
    if (const auto found = people_.find({unit.value, role}); found != people_.end())
      return &found->second;
  return nullptr;
}

const access::Actor* Story::decider(const Subject& s) const {
  const auto& o = s.obligation;
  const auto* checker = cast_.find(o.checker(), {"checker", "receiver"});
  return o.checker() == o.unit || checker == nullptr
             ? cast_.find(o.receiver, {"receiver", "checker"})
             : checker;
}

Result<void> Story::tell(Instant until) {
  TRY(gather(until));
  std::stable_sort(scenes_.begin(), scenes_.end(),
                   [](const Scene& a, const Scene& b) { return a.at < b.at; });
  for (const auto& scene : scenes_) {
    if (scene.at > until) break;
    parts_.clock.move_to(scene.at);
    if (auto done = play(scene); !done) {
      auto error = done.error();
      const auto& o = subjects_[scene.subject].obligation;
      error.detail.en = fmt::format("{} of {} for {} on {}: {} {}", o.duty, o.unit.value,
                                    o.period.code(), scene.at.iso(), error.type, error.detail.en);
      for (const auto& field : error.fields)
        error.detail.en += " | " + field.field + ": " + field.detail.en;
      return fail(std::move(error));
    }
  }
  parts_.clock.move_to(until);
  return {};
}

Result<void> Story::gather(Instant until) {
  const auto plan = parts_.plan.get();
  const auto units = parts_.units.get();
  const auto seed = parts_.options.seed;
  TRY_ASSIGN(
      auto owed,
      parts_.database->read([&](storage::Tx& tx) -> Result<std::vector<obligations::Obligation>> {
        std::vector<obligations::Obligation> all;
        for (const auto* unit : units->valid(plan->to))
          for (auto& item : obligations::store::list(tx, unit->id, obligations::store::Side::owes))
            all.push_back(item.obligation);
        return all;
      }));
  // When the city's report of a period was accepted: what goes to the province is made from it.
  std::map<Period, std::optional<Date>> city_accepted;
  const auto done = [&](const obligations::Obligation& o) {
    return filing(seed, o.duty, units->find(o.unit)->slug, o.period, o.last_timely, until.date());
  };
  for (const auto& o : owed)
    if (o.form == "tong-hop-thanh-pho")
      if (const auto what = done(o); what.fate == Filing::Fate::accepted)
        city_accepted[o.period] = what.decided;
  for (auto& obligation : owed) {
    const auto* unit = units->find(obligation.unit);
    const auto* of_plan = plan->unit(unit->slug);
    const auto* form = plan->form(obligation.form);
    if (of_plan == nullptr || form == nullptr) continue;
    auto what = done(obligation);
    if (obligation.form == "bao-cao-tinh") what = after(what, city_accepted[obligation.period]);
    if (what.fate == Filing::Fate::untouched) continue;
    const auto contents = figures(*form, *of_plan, obligation.period, seed);
    Subject subject{obligation,
                    {},
                    what.corrected,
                    typed(*form, contents, plan->hash),
                    referrals(*form, contents)};
    if (writer(subject) == nullptr || head(subject) == nullptr || decider(subject) == nullptr)
      continue;
    subjects_.push_back(std::move(subject));
    plan_scenes(subjects_.size() - 1, what);
  }
  return {};
}

// A morning for the officer, an afternoon for the head, the office in between; minutes spread by
// subject so that no two scenes share a moment.
void Story::plan_scenes(std::size_t subject, const Filing& filing) {
  const auto at = [&](Date day, int hour) {
    return Instant{Instant::at(day, hour).ms + static_cast<std::int64_t>(subject % 50) * 60'000};
  };
  const auto add = [&](Act act, Instant when) { scenes_.push_back({when, act, subject}); };
  using Fate = Filing::Fate;
  const auto begun = std::max(filing.begun, subjects_[subject].obligation.opens_on);
  const auto sent = std::max(filing.sent, begun);
  add(Act::draft, at(begun, 8));
  if (filing.fate == Fate::draft) return;
  add(Act::present, at(filing.fate == Fate::presented ? begun : sent, 10));
  if (filing.fate == Fate::presented) return;
  add(Act::sign, at(sent, 14));
  if (filing.fate == Fate::sent) return;
  const auto decided = std::max(filing.decided, sent.plus_days(1));
  if (filing.fate == Fate::returned) return add(Act::give_back, at(decided, 9));
  if (filing.corrected) {
    add(Act::give_back, at(decided, 9));
    add(Act::present, at(decided, 11));
    add(Act::sign, at(decided, 13));
  }
  add(Act::accept, at(decided, 15));
}

Result<void> Story::play(const Scene& scene) {
  auto& subject = subjects_[scene.subject];
  switch (scene.act) {
    case Act::draft:
      return draft(subject);
    case Act::present:
      return take(subject, records::Step::present, *writer(subject));
    case Act::sign:
      return take(subject, records::Step::sign, *head(subject));
    case Act::give_back:
      return take(subject, records::Step::give_back, *decider(subject),
                  "Số liệu minh họa: đề nghị kiểm tra lại mục truyền thông.");
    case Act::accept:
      return take(subject, records::Step::accept, *decider(subject));
  }
  return {};
}

Result<void> Story::draft(Subject& subject) {
  const auto& actor = *writer(subject);
  TRY_ASSIGN(const auto body, Json::parse(subject.cells));
  TRY_ASSIGN(subject.record, parts_.database->write([&](storage::Tx& tx) -> Result<RecordId> {
    const auto days = subject.obligation.period.days(CalendarKind::calendar_months);
    if (subject.referrals > 0)
      records::count_sealed(tx, subject.obligation.unit, days.first, "filed", subject.referrals);
    TRY_ASSIGN(const auto opened, parts_.records.open(tx, actor, subject.obligation.id));
    TRY_ASSIGN(const auto view, parts_.records.view(tx, actor, opened.id));
    TRY(parts_.records.save(tx, actor, opened.id, view.record.version, body));
    return opened.id;
  }));
  return {};
}

Result<void> Story::take(const Subject& subject, records::Step step, const access::Actor& actor,
                         std::string reason) {
  TRY_ASSIGN(const auto audit_head, parts_.records.audit_head());
  const auto done = parts_.database->write([&](storage::Tx& tx) -> Result<bool> {
    TRY_ASSIGN(auto view, parts_.records.view(tx, actor, subject.record));
    if (step == records::Step::present && !view.problems.warnings.empty()) {
      TRY_ASSIGN(const auto body, Json::parse(explained(view)));
      TRY(parts_.records.save(tx, actor, subject.record, view.record.version, body));
      TRY_ASSIGN(view, parts_.records.view(tx, actor, subject.record));
    }
    records::Service::Taking taking;
    taking.step = step;
    taking.base = view.record.version;
    taking.reason = reason;
    taking.audit_head = audit_head;
    return parts_.records.take(tx, actor, subject.record, taking);
  });
  if (!done) return fail(done.error());
  return {};
}

}  // namespace hoanhap::app::demo
