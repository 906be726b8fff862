#include "disclosure/relations.h"

#include <algorithm>
#include <map>
#include <optional>

#include "disclosure/ties.h"
#include "indicators/expression.h"

namespace hoanhap::disclosure {
namespace {

using indicators::Expression;
using indicators::Op;

struct Linear {
  std::map<int, std::int64_t> factors;  // slot -> factor
  std::int64_t constant = 0;
};

std::optional<Linear> linear(const plan::Form& form, const Expression& e);

std::optional<Linear> plus(std::optional<Linear> a, const std::optional<Linear>& b,
                           std::int64_t factor) {
  if (!a || !b) return std::nullopt;
  for (const auto& [slot, f] : b->factors) a->factors[slot] += factor * f;
  a->constant += factor * b->constant;
  return a;
}

std::optional<Linear> times(const std::optional<Linear>& a, const std::optional<Linear>& b) {
  if (!a || !b) return std::nullopt;
  if (a->factors.empty()) return plus(Linear{}, b, a->constant);
  if (b->factors.empty()) return plus(Linear{}, a, b->constant);
  return std::nullopt;
}

std::optional<Linear> linear(const plan::Form& form, const Expression& e) {
  switch (e.op) {
    case Op::literal: {
      const auto* whole = std::get_if<indicators::Whole>(&e.literal);
      return whole ? std::optional(Linear{{}, whole->value}) : std::nullopt;
    }
    case Op::element: {
      const auto* element = form.element(e.name);
      const bool counts =
          element && element->slot >= 0 &&
          (element->type == plan::ElementType::whole || element->type == plan::ElementType::money);
      return counts ? std::optional(Linear{{{element->slot, 1}}, 0}) : std::nullopt;
    }
    case Op::negate:
      return plus(Linear{}, linear(form, e.arguments[0]), -1);
    case Op::add:
      return plus(linear(form, e.arguments[0]), linear(form, e.arguments[1]), 1);
    case Op::subtract:
      return plus(linear(form, e.arguments[0]), linear(form, e.arguments[1]), -1);
    case Op::multiply:
      return times(linear(form, e.arguments[0]), linear(form, e.arguments[1]));
    // `coalesce(x, 0)`: a blank counts as nothing here as well.
    case Op::coalesce:
      return linear(form, e.arguments[0]);
    default:
      return std::nullopt;
  }
}

bool counts_people(const plan::Form& form, const Linear& l) {
  return std::any_of(form.elements.begin(), form.elements.end(), [&](const plan::Element& e) {
    const auto found = l.factors.find(e.slot);
    return e.slot >= 0 && e.counts_people && found != l.factors.end() && found->second != 0;
  });
}

// left (op) right as something that is zero, or at least zero.
void collect(const plan::Form& form, const Expression& e, std::vector<Relation>& out) {
  if (e.op == Op::and_) {
    for (const auto& argument : e.arguments) collect(form, argument, out);
    return;
  }
  int sign = 0;
  std::int64_t strict = 0;
  switch (e.op) {
    case Op::equal:
      sign = 1;
      break;
    case Op::less:
      sign = -1;
      strict = 1;
      break;
    case Op::less_equal:
      sign = -1;
      break;
    case Op::greater:
      sign = 1;
      strict = 1;
      break;
    case Op::greater_equal:
      sign = 1;
      break;
    default:
      return;
  }
  auto difference = plus(linear(form, e.arguments[0]), linear(form, e.arguments[1]), -1);
  if (!difference || !counts_people(form, *difference)) return;
  Relation relation;
  relation.kind = e.op == Op::equal ? Relation::Kind::equal : Relation::Kind::at_least;
  relation.constant = sign * difference->constant - strict;
  for (const auto& [slot, factor] : difference->factors)
    if (factor != 0) relation.parts.push_back({slot, sign * factor});
  out.push_back(std::move(relation));
}

const plan::Element* people_element(const plan::Form* form, std::string_view id) {
  const auto* element = form ? form->element(id) : nullptr;
  return element && element->counts_people && element->slot >= 0 ? element : nullptr;
}

// `name`: "form.element", or "" for none.
void link_cell(const plan::Plan& plan, const plan::Form& form, const plan::Element& element,
               std::string_view name, Link::Kind kind, std::vector<Link>& out) {
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return;
  const auto* other = plan.form(name.substr(0, dot));
  if (const auto* fact = people_element(other, name.substr(dot + 1)))
    out.push_back({&form, element.slot, {{other, fact->slot}}, kind});
}

// Adds up over time as the equation of a link does: every base period, or one alone.
bool as_one(const plan::Form& form, const plan::Form& source, const plan::Element& fact,
            indicators::Function function) {
  return source.base == form.base ||
         (source.base < form.base && fact.over_time == plan::OverTime::sum &&
          function == indicators::Function::sum);
}

void link_from(const plan::Plan& plan, const plan::Form& form, const plan::Element& element,
               std::vector<Link>& out) {
  if (!element.from) return;
  Link link{&form, element.slot, {}, Link::Kind::whole_city};
  for (const auto& sum : plain_sums(*element.from)) {
    const auto* source = plan.form(sum.form);
    const auto* fact = people_element(source, sum.name);
    if (!fact || !as_one(form, *source, *fact, sum.function)) {
      link.sources.clear();
      break;
    }
    link.sources.push_back({source, fact->slot});
  }
  out.push_back(std::move(link));
}

bool gather(const Expression& e, std::vector<Expression>& sums) {
  if (e.op == Op::add) return gather(e.arguments[0], sums) && gather(e.arguments[1], sums);
  const bool plain =
      e.op == Op::aggregate && e.set.empty() && !e.period &&
      (e.function == indicators::Function::sum || e.function == indicators::Function::last);
  if (plain) sums.push_back(e);
  return plain;
}

}  // namespace

std::vector<Expression> plain_sums(const Expression& expression) {
  std::vector<Expression> sums;
  if (!gather(expression, sums)) sums.clear();
  return sums;
}

std::vector<Relation> relations_of(const plan::Form& form) {
  std::vector<Relation> out;
  for (const auto& check : form.checks)
    if (check.severity == plan::Severity::error && check.holds) collect(form, *check.holds, out);
  return out;
}

std::vector<Link> links_of(const plan::Plan& plan) {
  std::vector<Link> out;
  for (const auto& form : plan.forms)
    for (const auto& element : form.elements) {
      if (!element.counts_people || element.slot < 0) continue;
      link_cell(plan, form, element, element.counts, Link::Kind::same, out);
      link_cell(plan, form, element, element.part_of, Link::Kind::part, out);
      link_from(plan, form, element, out);
    }
  return out;
}

std::vector<const plan::Form*> family_of(const plan::Plan& plan, const plan::Form& form) {
  std::vector<const plan::Form*> family{&form};
  std::vector<std::pair<const plan::Form*, const plan::Form*>> pairs;
  for (const auto& link : links_of(plan))
    for (const auto& source : link.sources) pairs.emplace_back(link.form, source.form);
  for (const auto& member : plan.forms)
    for (const auto& tie : ties_of(plan, member))
      if (tie.source) pairs.emplace_back(&member, tie.source);
  const auto join = [&](const plan::Form* a, const plan::Form* b) {
    const auto in = [&](const plan::Form* f) {
      return std::find(family.begin(), family.end(), f) != family.end();
    };
    if (!in(a) || in(b)) return false;
    family.push_back(b);
    return true;
  };
  for (bool more = true; more;) {
    more = false;
    for (const auto& [a, b] : pairs) more = join(a, b) || join(b, a) || more;
  }
  std::sort(family.begin(), family.end(),
            [](const auto* a, const auto* b) { return a->id < b->id; });
  return family;
}

}  // namespace hoanhap::disclosure
