#include "indicators/arithmetic.h"
#include "indicators/expression.h"

namespace hoanhap::indicators {
namespace {

// Error wins over suppressed, suppressed over blank (design §4): the order of Value's alternatives.
bool special(const Value& v) { return v.index() <= 2; }
const Value& worse(const Value& a, const Value& b) { return a.index() > b.index() ? a : b; }
const Value* worst(const Value& a, const Value& b) {
  if (special(a) && special(b)) return &worse(a, b);
  if (special(a)) return &a;
  return special(b) ? &b : nullptr;
}

class Evaluator {
 public:
  explicit Evaluator(const Scope& scope) : scope_(scope) {}

  Value run(const Expression& e) const {
    switch (e.op) {
      case Op::literal:
        return e.literal;
      case Op::element:
        return in_range(scope_.value(e.name));
      case Op::previous:
        return in_range(scope_.previous(e.name));
      case Op::negate:
        return one(e, negate);
      case Op::abs:
        return one(e, absolute);
      case Op::round:
        return one(e, round_half_even);
      case Op::to_decimal:
        return one(e, to_decimal);
      case Op::not_:
        return one(e, opposite);
      case Op::add:
        return two(e, add);
      case Op::subtract:
        return two(e, subtract);
      case Op::multiply:
        return two(e, multiply);
      case Op::divide:
        return two(e, divide);
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
        return comparison(e);
      case Op::and_:
        return logic(e, false);
      case Op::or_:
        return logic(e, true);
      case Op::if_:
        return choose(e);
      case Op::given:
        return given(run(e.arguments[0]));
      case Op::coalesce:
        return coalesce(e);
      case Op::has:
        return has(e);
      case Op::min:
      case Op::max:
        return extreme(e);
      case Op::aggregate:
        return in_range(scope_.aggregate(e));
      case Op::units:
        return in_range(scope_.units(e.set, e.arguments.empty() ? nullptr : &e.arguments[0]));
      case Op::target:
        return in_range(scope_.target(e.name));
      case Op::indicator:
        return in_range(as_decimal(scope_.indicator(e.name)));
      case Op::petitions:
        return in_range(scope_.petitions(e.name));
    }
    return Failed{};
  }

 private:
  static Value as_decimal(Value v) { return special(v) ? v : to_decimal(v); }
  static Value opposite(const Value& v) {
    const auto* truth = std::get_if<Truth>(&v);
    if (!truth) return Failed{};
    return Truth{!truth->value};
  }

  Value one(const Expression& e, Value (*op)(const Value&)) const {
    auto v = run(e.arguments[0]);
    return special(v) ? v : op(v);
  }
  Value two(const Expression& e, Value (*op)(const Value&, const Value&)) const {
    const auto a = run(e.arguments[0]), b = run(e.arguments[1]);
    if (const auto* v = worst(a, b)) return *v;
    return op(a, b);
  }

  Value comparison(const Expression& e) const {
    const auto a = run(e.arguments[0]), b = run(e.arguments[1]);
    if (const auto* v = worst(a, b)) return *v;
    const auto order = compare(a, b);
    if (!order) return Failed{};
    switch (e.op) {
      case Op::equal:
        return Truth{*order == 0};
      case Op::not_equal:
        return Truth{*order != 0};
      case Op::less:
        return Truth{*order < 0};
      case Op::less_equal:
        return Truth{*order <= 0};
      case Op::greater:
        return Truth{*order > 0};
      default:
        return Truth{*order >= 0};
    }
  }

  // `known` decides alone: no for `and`, yes for `or`.
  Value logic(const Expression& e, bool known) const {
    const auto a = run(e.arguments[0]);
    if (const auto* t = std::get_if<Truth>(&a); t && t->value == known) return a;
    const auto b = run(e.arguments[1]);
    if (const auto* t = std::get_if<Truth>(&b); t && t->value == known) return b;
    if (const auto* v = worst(a, b)) return *v;
    if (!std::holds_alternative<Truth>(a) || !std::holds_alternative<Truth>(b)) return Failed{};
    return Truth{!known};
  }

  Value choose(const Expression& e) const {
    auto condition = run(e.arguments[0]);
    if (special(condition)) return condition;
    const auto* truth = std::get_if<Truth>(&condition);
    if (!truth) return Failed{};
    return run(e.arguments[truth->value ? 1 : 2]);
  }

  static Value given(Value v) {
    if (std::holds_alternative<Failed>(v) || std::holds_alternative<Suppressed>(v)) return v;
    return Truth{!std::holds_alternative<Blank>(v)};
  }

  Value coalesce(const Expression& e) const {
    auto v = run(e.arguments[0]);
    return std::holds_alternative<Blank>(v) ? run(e.arguments[1]) : v;
  }

  Value has(const Expression& e) const {
    auto v = run(e.arguments[0]);
    if (special(v)) return v;
    const auto* ticked = std::get_if<Word>(&v);
    const auto* wanted = std::get_if<Word>(&e.arguments[1].literal);
    if (!ticked || !wanted) return Failed{};
    return Truth{("," + ticked->value + ",").find("," + wanted->value + ",") != std::string::npos};
  }

  Value extreme(const Expression& e) const {
    std::vector<Value> values;
    for (const auto& argument : e.arguments) values.push_back(run(argument));
    const auto* best = &values.front();
    for (const auto& next : values) {
      if (const auto* v = worst(*best, next)) {
        best = v;
        continue;
      }
      const auto order = compare(next, *best);
      if (!order) return Failed{};
      if (e.op == Op::min ? *order < 0 : *order > 0) best = &next;
    }
    return *best;
  }

  const Scope& scope_;
};

}  // namespace

Value Scope::value(std::string_view) const { return Failed{}; }
Value Scope::previous(std::string_view) const { return Failed{}; }
Value Scope::aggregate(const Expression&) const { return Failed{}; }
Value Scope::units(std::string_view, const Expression*) const { return Failed{}; }
Value Scope::target(std::string_view) const { return Failed{}; }
Value Scope::indicator(std::string_view) const { return Failed{}; }
Value Scope::petitions(std::string_view) const { return Failed{}; }

Value evaluate(const Expression& expression, const Scope& scope) {
  return Evaluator(scope).run(expression);
}

}  // namespace hoanhap::indicators
