// A tree as text: the source a person would write for it, and the dump the tests read.
#include <fmt/format.h>

#include "core/decimal.h"
#include "indicators/expression.h"

namespace hoanhap::indicators {
namespace {

struct Spelling {
  Op op;
  std::string_view name;    // in dumps
  std::string_view symbol;  // between operands, or the function's name
  int power;                // 0: a function or a leaf; as in parser.cpp
};
constexpr Spelling spellings[] = {
    {Op::literal, "literal", "", 0},
    {Op::element, "element", "", 0},
    {Op::previous, "previous", "previous", 0},
    {Op::negate, "negate", "-", 7},
    {Op::not_, "not", "not ", 3},
    {Op::add, "add", " + ", 5},
    {Op::subtract, "subtract", " - ", 5},
    {Op::multiply, "multiply", " * ", 6},
    {Op::divide, "divide", " / ", 6},
    {Op::equal, "equal", " = ", 4},
    {Op::not_equal, "not-equal", " != ", 4},
    {Op::less, "less", " < ", 4},
    {Op::less_equal, "less-equal", " <= ", 4},
    {Op::greater, "greater", " > ", 4},
    {Op::greater_equal, "greater-equal", " >= ", 4},
    {Op::and_, "and", " and ", 2},
    {Op::or_, "or", " or ", 1},
    {Op::if_, "if", "if", 0},
    {Op::given, "given", "given", 0},
    {Op::coalesce, "coalesce", "coalesce", 0},
    {Op::has, "has", "has", 0},
    {Op::min, "min", "min", 0},
    {Op::max, "max", "max", 0},
    {Op::abs, "abs", "abs", 0},
    {Op::round, "round", "round", 0},
    {Op::to_decimal, "to-decimal", "", 0},
    {Op::aggregate, "aggregate", "", 0},
    {Op::units, "units", "units", 0},
    {Op::target, "target", "target", 0},
    {Op::indicator, "indicator", "indicator", 0},
    {Op::petitions, "petitions", "petitions", 0},
};
const Spelling& spelling(Op op) { return spellings[static_cast<std::size_t>(op)]; }

std::string literal_source(const Value& value) {
  if (const auto* truth = std::get_if<Truth>(&value)) return truth->value ? "yes" : "no";
  auto text = to_text(value);
  // 12.0 is a decimal; its point must survive printing.
  if (std::holds_alternative<Decimal>(value) && text.find('.') == std::string::npos) text += ".0";
  return text;
}

std::string aggregate_source(const Expression& e) {
  auto out = fmt::format("{}({}", name(e.function), e.form);
  if (!e.name.empty()) out += "." + e.name;
  if (!e.set.empty()) out += " over " + e.set;
  if (e.period) out += fmt::format(" in {}", hoanhap::name(*e.period));
  return out + ")";
}

std::string source(const Expression& e, int least) {
  const auto& how = spelling(e.op);
  switch (e.op) {
    case Op::literal:
      return literal_source(e.literal);
    case Op::element:
      return e.name;
    case Op::previous:
    case Op::target:
    case Op::indicator:
    case Op::petitions:
      return fmt::format("{}({})", how.symbol, e.name);
    case Op::aggregate:
      return aggregate_source(e);
    case Op::units:
      return e.arguments.empty()
                 ? fmt::format("units({})", e.set)
                 : fmt::format("units({} where {})", e.set, source(e.arguments[0], 0));
    case Op::to_decimal:
      return source(e.arguments[0], least);
    default:
      break;
  }
  std::string out;
  if (how.power == 0) {
    for (const auto& argument : e.arguments) out += (out.empty() ? "" : ", ") + source(argument, 0);
    return fmt::format("{}({})", how.symbol, out);
  }
  if (e.arguments.size() == 1)
    out = std::string(how.symbol) + source(e.arguments[0], how.power - 1);
  else  // comparisons don't chain, so neither side may be one without parentheses
    out = source(e.arguments[0], how.power == 4 ? 4 : how.power - 1) + std::string(how.symbol) +
          source(e.arguments[1], how.power);
  return how.power <= least ? "(" + out + ")" : out;
}

}  // namespace

std::string_view name(Op op) { return spelling(op).name; }

std::string to_source(const Expression& expression) { return source(expression, 0); }

std::string dump(const Expression& e) {
  const auto typed = [&](std::string text) {
    return e.type ? text + ":" + std::string(name(*e.type)) : text;
  };
  if (e.op == Op::literal) return typed(literal_source(e.literal));
  if (e.op == Op::element) return typed(e.name);
  std::string head(name(e.op));
  if (e.op == Op::aggregate) head = aggregate_source(e);
  if (e.op == Op::units) head = fmt::format("units {}", e.set);
  if (e.op == Op::previous || e.op == Op::target || e.op == Op::indicator || e.op == Op::petitions)
    head += fmt::format(" {}", e.name);
  auto out = fmt::format("({}", typed(head));
  for (const auto& argument : e.arguments) out += fmt::format(" {}", dump(argument));
  out += ')';
  return out;
}

std::vector<std::string> elements_of(const Expression& expression) {
  std::vector<std::string> found;
  walk(expression, [&](const Expression& e) {
    if (e.op != Op::element && e.op != Op::previous) return;
    if (std::find(found.begin(), found.end(), e.name) == found.end()) found.push_back(e.name);
  });
  return found;
}

}  // namespace hoanhap::indicators
