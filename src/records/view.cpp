#include "records/view.h"

#include <algorithm>

#include <fmt/format.h>

#include "disclosure/rules.h"
#include "obligations/item_json.h"
#include "obligations/rules.h"
#include "obligations/store.h"
#include "records/cells.h"
#include "records/counting.h"

namespace hoanhap::records {
namespace {

using access::Actor;
using access::Capability;

int last_sent(const std::vector<StepTaken>& steps) {
  int revision = 0;
  for (const auto& step : steps)
    if (step.step == "sent") revision = std::max(revision, step.revision);
  return revision;
}

std::string base_id(Period period) { return "base:" + period.code(); }

// The base periods of a view that nothing was sent for. Of a consolidation's view: its own; who is
// missing below is named, and explained in the base reports.
std::vector<Period> missing_base(const plan::Form& form, const Record& record, const Made& made) {
  std::vector<Period> periods;
  for (const auto& m : made.missing)
    if (m.form == form.id && m.unit == record.unit) periods.push_back(m.period);
  return periods;
}

void add_contents(Contents& sum, const Contents& one) {
  if (sum.numbers.size() < one.numbers.size()) sum.numbers.resize(one.numbers.size());
  for (std::size_t i = 0; i < one.numbers.size(); ++i)
    if (one.numbers[i]) sum.numbers[i] = sum.numbers[i].value_or(0) + *one.numbers[i];
  for (const auto& [id, words] : one.words) sum.words.emplace(id, words);
}

std::vector<View::Base> base_of(storage::Tx& tx, const View& view) {
  std::vector<View::Base> rows;
  if (!is_view(view.record, *view.form)) return rows;
  for (const auto& period :
       rollup::base_periods(*view.form, view.record.period, calendar_of(*view.plan, *view.form))) {
    View::Base row{period, std::nullopt};
    for (const auto& s : view.made.submissions) {
      if (s.form != view.form->id || s.period != period) continue;
      const auto revision = store::revision(tx, s.record, s.revision);
      if (!revision) continue;
      if (!row.contents) row.contents.emplace();
      add_contents(*row.contents, revision->contents);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

void remember_computed(View& view) {
  for (const auto& [id, figure] : view.made.cells) view.computed[id] = figure;
}

Result<bool> look_at_draft(storage::Tx& tx, View& view) {
  auto draft = store::draft(tx, view.record.id);
  if (!draft) return internal("records: a record without a draft");
  view.live = true;
  view.plan_hash = draft->plan_hash;
  view.form_version = draft->form_version;
  view.author = draft->author;
  view.at = draft->saved_at;
  TRY_ASSIGN(view.made,
             make(tx, *view.plan, *view.units, *view.form, view.record, draft->contents));
  view.contents = effective(*view.form, draft->contents, view.made);
  remember_computed(view);
  return true;
}

Result<bool> look_at_revision(storage::Tx& tx, View& view, int number) {
  view.revision = number;
  view.plan_hash = view.plan->hash;
  view.form_version = view.form->version;
  const auto revision = number > 0 ? store::revision(tx, view.record.id, number) : std::nullopt;
  if (!revision) return true;
  view.form_version = revision->form_version;
  view.contents = revision->contents;
  view.author = revision->author;
  view.at = revision->at;
  view.made = made_from_json(revision->sources);
  view.made.computed = computed_elements(*view.form, view.record);
  if (view.made.computed.empty()) return true;
  TRY_ASSIGN(const auto live,
             make(tx, *view.plan, *view.units, *view.form, view.record, view.contents));
  view.changed_since = changes_since(tx, *view.plan, *view.form, view.made, live);
  return true;
}

// Checkers don't see what passes between a unit's officer and its head.
void hide_inner_steps(std::vector<StepTaken>& steps) {
  std::erase_if(steps,
                [](const StepTaken& s) { return s.step == "presented" || s.step == "sent_back"; });
}

// Who reads a consolidation is entitled to its figures, not to those of every unit behind them:
// what counts people there, or tells of them, is for the parties of that form (design §1).
void conceal_sources(View& view, const Actor& actor) {
  std::map<std::string, disclosure::Parties, std::less<>> known;
  const auto parties = [&](const std::string& id) -> const disclosure::Parties* {
    const auto* form = view.plan->form(id);
    if (!form) return nullptr;
    const auto as_at = view.record.period.days(calendar_of(*view.plan, *form)).last;
    return &known.try_emplace(id, *view.plan, *view.units, *form, as_at).first->second;
  };
  const auto exact = [&](const std::string& form, UnitId unit) {
    const auto* all = parties(form);
    return all && all->sight(actor, unit) == disclosure::Sight::exact;
  };
  const auto held = [&](const std::string& form_id, const std::string& element_id) {
    const auto* form = view.plan->form(form_id);
    const auto* element = form ? form->element(element_id) : nullptr;
    return !element || element->held;
  };
  for (auto& [id, values] : view.made.sources)
    for (auto& value : values)
      if (held(view.form->id, id) && !exact(value.form, value.unit)) {
        value.value.reset();
        value.hidden = true;
      }
  std::erase_if(view.made.compare, [&](const Comparison& c) {
    for (const auto& fact : {c.one, c.other}) {
      const auto form = fact.substr(0, fact.find('.'));
      const auto* all = parties(form);
      if (held(form, fact.substr(fact.find('.') + 1)) && (!all || !all->exact_for_all(actor)))
        return true;
    }
    return false;
  });
  std::erase_if(view.changed_since,
                [&](const Change& c) { return held(c.form, c.element) && !exact(c.form, c.unit); });
}

// What the record answers; a flash report stands for its own.
std::optional<obligations::Obligation> obligation_of(storage::Tx& tx, const Record& record) {
  if (record.obligation) return obligations::store::find(tx, record.obligation);
  if (!record.event_date) return std::nullopt;
  obligations::Obligation o;
  o.form = record.form;
  o.event_date = record.event_date;
  return o;
}

}  // namespace

std::optional<std::pair<Period, Contents>> previous_of(storage::Tx& tx, const Record& record) {
  if (record.event_date || record.period.kind == PeriodKind::once) return std::nullopt;
  const auto period = record.period.previous();
  auto before = store::sent_report(tx, record.form, record.unit, period);
  if (!before) return std::nullopt;
  return std::pair(period, std::move(*before));
}

Problems all_problems(const plan::Plan& plan, const plan::Form& form, const Record& record,
                      const Contents& contents, const Contents* previous, const Made& made) {
  auto problems = find_problems(form, contents, previous, made.computed);
  for (const auto& element : made.failed)
    problems.errors.push_back({Problem::Kind::range,
                               "",
                               element,
                               {"Không tính được: số quá lớn, hoặc chia cho 0.",
                                "Can't be computed: too large, or a division by zero."}});
  if (is_view(record, form)) {
    for (const auto& period : missing_base(form, record, made))
      problems.warnings.push_back(
          {Problem::Kind::missing_base,
           base_id(period),
           "",
           {fmt::format("Chưa gửi báo cáo {}; số cộng chưa đủ.", period.label().vi),
            fmt::format("The report of {} has not been sent; the sums are incomplete.",
                        period.label().en)}});
  }
  for (const auto& c : made.compare) {
    if (!c.differs()) continue;
    const auto title = [&](const std::string& fact) {
      const auto* f = plan.form(fact.substr(0, fact.find('.')));
      return f ? f->title : Text{fact, fact};
    };
    const auto n =
        std::count_if(c.rows.begin(), c.rows.end(), [](const auto& row) { return row.differs(); });
    Problem p{Problem::Kind::differs,
              c.id(),
              c.element,
              {fmt::format("\"{}\" và \"{}\" khác nhau ở {} đơn vị. Ghi giải trình.",
                           title(c.one).vi, title(c.other).vi, n),
               fmt::format("\"{}\" and \"{}\" differ in {} units. Explain.", title(c.one).en,
                           title(c.other).en, n)}};
    p.explained = std::any_of(c.checks.begin(), c.checks.end(), [&](const std::string& check) {
      return contents.explanations.contains(check);
    });
    problems.warnings.push_back(std::move(p));
  }
  mark_explained(problems, contents.explanations);
  return problems;
}

std::set<std::string, std::less<>> explainable(const plan::Plan& plan, const plan::Form& form,
                                               const Record& record, const Made& made) {
  std::set<std::string, std::less<>> ids;
  for (const auto& check : form.checks)
    if (check.severity == plan::Severity::warning) ids.insert(check.id);
  for (const auto& c : made.compare) ids.insert(c.id());
  if (is_view(record, form))
    for (const auto& period : rollup::base_periods(form, record.period, calendar_of(plan, form)))
      ids.insert(base_id(period));
  return ids;
}

Result<View> look(storage::Tx& tx, const Actor& actor, std::shared_ptr<const plan::Plan> plan,
                  std::shared_ptr<const units::Registry> units, Record record) {
  View view;
  view.plan = std::move(plan);
  view.units = std::move(units);
  view.record = std::move(record);
  view.form = view.plan->form(view.record.form);
  if (!view.form) return not_found();
  view.steps = store::steps(tx, view.record.id);
  const bool owner = actor.may(Capability::read, view.record.unit);
  if (owner && view.record.editable())
    TRY(look_at_draft(tx, view));
  else
    TRY(look_at_revision(tx, view, owner ? view.record.revision : last_sent(view.steps)));
  if (!owner) hide_inner_steps(view.steps);
  view.previous = previous_of(tx, view.record);
  if (view.live || view.revision > 0)
    view.problems = all_problems(*view.plan, *view.form, view.record, view.contents,
                                 view.previous ? &view.previous->second : nullptr, view.made);
  view.base = base_of(tx, view);
  conceal_sources(view, actor);
  if (view.record.accepted_revision)
    if (const auto r = store::revision(tx, view.record.id, *view.record.accepted_revision))
      view.frozen_hash = r->hash;
  view.obligation = obligation_of(tx, view.record);
  return view;
}

}  // namespace hoanhap::records
