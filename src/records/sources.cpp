#include "records/sources.h"

#include <algorithm>
#include <map>

#include "indicators/arithmetic.h"
#include "records/cells.h"
#include "records/counting.h"
#include "records/sealed_counts.h"

namespace hoanhap::records {
namespace {

using indicators::Expression;
using indicators::Op;

// The aggregates of `from`, in order of mention.
std::vector<Expression> aggregates(const plan::Element& element) {
  std::vector<Expression> found;
  if (element.from)
    indicators::walk(*element.from, [&](const Expression& e) {
      if (e.op == Op::aggregate) found.push_back(e);
    });
  return found;
}

std::optional<std::int64_t> as_cell(const plan::Element& element, indicators::Value value,
                                    bool& failed) {
  if (element.type == plan::ElementType::decimal) {
    if (std::holds_alternative<indicators::Whole>(value)) value = indicators::to_decimal(value);
    if (const auto* d = std::get_if<indicators::Decimal>(&value)) return d->scaled;
  } else {
    if (std::holds_alternative<indicators::Decimal>(value))
      value = indicators::round_half_even(value);
    if (const auto* w = std::get_if<indicators::Whole>(&value)) return w->value;
    if (const auto* t = std::get_if<indicators::Truth>(&value)) return t->value ? 1 : 0;
  }
  failed = !std::holds_alternative<indicators::Blank>(value);
  return std::nullopt;
}

// What a computed cell may name: other forms' figures, and the cells of its own form, typed or
// computed themselves (the compiler has refused circles). A view's correction wins over its sum.
class Sheet final : public indicators::Scope {
 public:
  Sheet(const plan::Form& form, const Contents& typed, const Made& made, const Figures& figures)
      : form_(form), typed_(typed), made_(made), figures_(figures) {}

  indicators::Value value(std::string_view id) const override {
    if (const auto found = known_.find(id); found != known_.end()) return found->second;
    const auto* element = form_.element(id);
    return element ? known_.emplace(id, worth(*element)).first->second
                   : indicators::Value(indicators::Failed{});
  }
  indicators::Value aggregate(const Expression& node) const override {
    return figures_.aggregate(node);
  }
  indicators::Value units(std::string_view set, const Expression* predicate) const override {
    return figures_.units(set, predicate);
  }
  indicators::Value target(std::string_view id) const override { return figures_.target(id); }
  indicators::Value indicator(std::string_view id) const override { return figures_.indicator(id); }
  indicators::Value petitions(std::string_view state) const override {
    return figures_.petitions(state);
  }

 private:
  indicators::Value worth(const plan::Element& element) const {
    const auto of = [&](std::optional<std::int64_t> number) {
      Contents one;
      one.numbers.resize(static_cast<std::size_t>(form_.slots()));
      set_number(one, element, number);
      return value_of(element, one);
    };
    if (const auto c = typed_.corrections.find(element.id); c != typed_.corrections.end())
      return of(c->second.value);
    if (element.from) return indicators::evaluate(*element.from, *this);
    for (const auto& [id, sum] : made_.cells)
      if (id == element.id) return of(sum);
    return value_of(element, typed_);
  }
  const plan::Form& form_;
  const Contents& typed_;
  const Made& made_;
  const Figures& figures_;
  mutable std::map<std::string, indicators::Value, std::less<>> known_;
};

struct Maker {
  storage::Tx& tx;
  const plan::Plan& plan;
  const units::Registry& units;
  const plan::Form& form;
  const Record& record;
  const Contents& typed;
  Made made;
  std::set<std::pair<std::string, Period>> seen;  // forms' base periods already listed

  // The submissions and the missing ones of a form's base periods within `period`.
  void list(const plan::Form& source, Period period, bool own_only) {
    const auto which = own_only ? rollup::Which::sent : which_of(form);
    for (const auto& part : rollup::base_periods(source, period, calendar_of(plan, source))) {
      if (!seen.emplace(source.id, part).second) continue;
      for (auto& s : store::submissions(tx, source.id, part, which)) {
        if (own_only && s.unit != record.unit) continue;
        if (source.nature == plan::FormNature::consolidation && !own_only) missing_below(s);
        made.submissions.push_back(std::move(s));
      }
      for (auto& m : store::missing(tx, source.id, part, which))
        if (!own_only || m.unit == record.unit) name_missing(std::move(m));
    }
  }

  // Who was missing in a consolidation stays named in what is made from it (design §5).
  void missing_below(const store::Submission& source) {
    const auto revision = store::revision(tx, source.record, source.revision);
    if (!revision) return;
    for (auto& m : made_from_json(revision->sources).missing) name_missing(std::move(m));
  }

  void name_missing(store::Missing m) {
    const bool named =
        std::any_of(made.missing.begin(), made.missing.end(), [&](const store::Missing& other) {
          return other.unit == m.unit && other.form == m.form && other.period == m.period;
        });
    if (!named) made.missing.push_back(std::move(m));
  }

  Result<bool> view() {
    TRY_ASSIGN(const auto total, rollup::read_over(tx, units, form, record.unit, record.period,
                                                   rollup::Which::sent, calendar_of(plan, form)));
    for (const auto& element : form.elements) {
      if (!made.computed.contains(element.id) || element.from) continue;
      const auto slot = static_cast<std::size_t>(element.slot);
      const bool given = slot < total.slots.size() && total.slots[slot].has_number();
      made.cells.emplace_back(element.id,
                              given ? std::optional(total.slots[slot].sum) : std::nullopt);
    }
    list(form, record.period, true);
    return true;
  }

  // What the unit itself filed under seal in the period, or the support office did (design §6):
  // counted, so nobody types it.
  void sealed() {
    const auto days = record.period.days(calendar_of(plan, form));
    for (const auto& element : form.elements)
      if (!element.sealed.empty() && made.computed.contains(element.id))
        made.cells.emplace_back(element.id, sealed_count(tx, record.unit, days, element.sealed));
  }

  void consolidation() {
    const Figures figures(tx, plan, units, record.period, rollup::Which::accepted);
    const Sheet sheet(form, typed, made, figures);
    for (const auto& element : form.elements) {
      if (!element.from) continue;
      bool failed = false;
      made.cells.emplace_back(element.id,
                              as_cell(element, indicators::evaluate(*element.from, sheet), failed));
      if (failed) made.failed.insert(element.id);
      std::vector<SourceValue> behind;
      for (const auto& node : aggregates(element)) {
        const auto* source = plan.form(node.form);
        if (!source) continue;
        list(*source, figures.period_of(*source, node.period), false);
        const auto* cell = source->element(node.name);
        const bool decimal = cell && cell->type == plan::ElementType::decimal;
        for (const auto& v : figures.behind(node))
          behind.push_back({source->id, v.unit, v.value, decimal});
      }
      if (!behind.empty()) made.sources.emplace_back(element.id, std::move(behind));
    }
    made.compare = compare(plan, units, form, figures, record.period);
  }
};

// Which of the form's cells shows "form.element" alone.
const plan::Element* shows(const plan::Form& form, std::string_view fact) {
  for (const auto& element : form.elements)
    for (const auto& node : aggregates(element))
      if (node.form + "." + node.name == fact) return &element;
  return nullptr;
}

std::vector<std::string> checks_on(const plan::Form& form, const std::string& a,
                                   const std::string& b) {
  std::vector<std::string> ids;
  for (const auto& check : form.checks) {
    const auto names = [&](const std::string& e) {
      return std::find(check.elements.begin(), check.elements.end(), e) != check.elements.end();
    };
    if (check.severity == plan::Severity::warning && names(a) && names(b)) ids.push_back(check.id);
  }
  return ids;
}

std::vector<Comparison::Row> rows(const units::Registry& units, const Figures& figures,
                                  const std::string& form_a, const std::string& cell_a,
                                  const std::string& form_b, const std::string& cell_b,
                                  Date as_at) {
  std::vector<Comparison::Row> result;
  std::map<std::int64_t, std::size_t> index;  // by place
  const auto add = [&](const std::string& form, const std::string& cell, bool first) {
    Expression node;
    node.op = Op::aggregate;
    node.form = form;
    node.name = cell;
    for (const auto& v : figures.behind(node)) {
      auto place = units.place_of(v.unit, as_at);
      if (!place) place = v.unit;
      const auto [at, fresh] = index.emplace(place.value, result.size());
      if (fresh) result.push_back({place, {}, {}});
      auto& side = first ? result[at->second].a : result[at->second].b;
      if (v.value) side = side.value_or(0) + *v.value;
    }
  };
  add(form_a, cell_a, true);
  add(form_b, cell_b, false);
  return result;
}

}  // namespace

bool Comparison::differs() const {
  return std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.differs(); });
}

rollup::Which which_of(const plan::Form& form) {
  return form.nature == plan::FormNature::consolidation ? rollup::Which::accepted
                                                        : rollup::Which::sent;
}

std::set<std::string, std::less<>> computed_elements(const plan::Form& form, const Record& record) {
  std::set<std::string, std::less<>> ids;
  const bool view = is_view(record, form);
  for (const auto& element : form.elements)
    if (element.from || (!element.sealed.empty() && !record.event_date) ||
        (view && element.numeric() && element.over_time != plan::OverTime::none))
      ids.insert(element.id);
  return ids;
}

Result<Made> make(storage::Tx& tx, const plan::Plan& plan, const units::Registry& units,
                  const plan::Form& form, const Record& record, const Contents& typed) {
  Maker maker{tx, plan, units, form, record, typed, {}, {}};
  maker.made.computed = computed_elements(form, record);
  if (is_view(record, form))
    TRY(maker.view());
  else
    maker.sealed();
  if (form.nature == plan::FormNature::consolidation) maker.consolidation();
  return std::move(maker.made);
}

std::vector<Comparison> compare(const plan::Plan& plan, const units::Registry& units,
                                const plan::Form& form, const Figures& figures, Period period) {
  std::vector<Comparison> found;
  const auto as_at = period.days(CalendarKind::calendar_months).last;
  for (const auto& source : plan.forms) {
    for (const auto& element : source.elements) {
      const auto dot = element.counts.find('.');
      if (dot == std::string::npos || !element.numeric()) continue;
      const auto one = source.id + "." + element.id;
      const auto* shows_one = shows(form, one);
      const auto* shows_other = shows(form, element.counts);
      if (!shows_one || !shows_other) continue;
      found.push_back({one, element.counts, shows_one->id,
                       element.type == plan::ElementType::decimal,
                       rows(units, figures, source.id, element.id, element.counts.substr(0, dot),
                            element.counts.substr(dot + 1), as_at),
                       checks_on(form, shows_one->id, shows_other->id)});
    }
  }
  return found;
}

Contents effective(const plan::Form& form, const Contents& typed, const Made& made) {
  auto contents = typed;
  contents.numbers.resize(static_cast<std::size_t>(form.slots()));
  for (const auto& [id, figure] : made.cells) {
    const auto* element = form.element(id);
    if (!element) continue;
    const auto correction = typed.corrections.find(id);
    set_number(contents, *element,
               correction == typed.corrections.end() ? figure : correction->second.value);
  }
  return contents;
}

std::vector<Change> changes_since(storage::Tx& tx, const plan::Plan& plan, const plan::Form& form,
                                  const Made& frozen, const Made& live) {
  std::set<std::string>
      read;  // "form.element" that the report is made from; empty: all of its own form
  for (const auto& element : form.elements)
    for (const auto& node : aggregates(element)) read.insert(node.form + "." + node.name);
  std::map<std::int64_t, std::pair<const store::Submission*, const store::Submission*>> by_record;
  for (const auto& s : frozen.submissions) by_record[s.record.value].first = &s;
  for (const auto& s : live.submissions) by_record[s.record.value].second = &s;

  std::vector<Change> changes;
  for (const auto& [id, pair] : by_record) {
    const auto& [then, now] = pair;
    if (then && now && then->revision == now->revision) continue;
    const auto& any = then ? *then : *now;
    const auto* source = plan.form(any.form);
    if (!source) continue;
    const auto a = then ? store::revision(tx, any.record, then->revision) : std::nullopt;
    const auto b = now ? store::revision(tx, any.record, now->revision) : std::nullopt;
    for (const auto& element : source->elements) {
      if (!element.numeric() || (!read.empty() && !read.contains(source->id + "." + element.id)))
        continue;
      const auto before = a ? number_of(element, a->contents) : std::nullopt;
      const auto after = b ? number_of(element, b->contents) : std::nullopt;
      if (before != after) changes.push_back({any.unit, source->id, element.id, before, after});
    }
  }
  return changes;
}

}  // namespace hoanhap::records
