// The tree as the browser reads it (web/src/plan/expression.ts): arrays, the operator first.
//   ["b"] blank  ["w",12] whole  ["d",125000] decimal x 10^4  ["t",true]  ["s","loa"]
//   ["el","tt-buoi"]  ["prev","tt-buoi"]  ["<=",left,right]  ["if",c,a,b]  …
// Aggregates, units, targets and indicators are the server's; in a check they do not occur, and a
// browser that meets one answers `error`.
#include "core/json.h"
#include "indicators/expression.h"

namespace hoanhap::indicators {
namespace {

std::string_view key(Op op) {
  switch (op) {
    case Op::literal:
      return "";
    case Op::element:
      return "el";
    case Op::previous:
      return "prev";
    case Op::negate:
      return "neg";
    case Op::not_:
      return "not";
    case Op::add:
      return "+";
    case Op::subtract:
      return "-";
    case Op::multiply:
      return "*";
    case Op::divide:
      return "/";
    case Op::equal:
      return "=";
    case Op::not_equal:
      return "!=";
    case Op::less:
      return "<";
    case Op::less_equal:
      return "<=";
    case Op::greater:
      return ">";
    case Op::greater_equal:
      return ">=";
    case Op::and_:
      return "and";
    case Op::or_:
      return "or";
    case Op::if_:
      return "if";
    case Op::given:
      return "given";
    case Op::coalesce:
      return "coalesce";
    case Op::has:
      return "has";
    case Op::min:
      return "min";
    case Op::max:
      return "max";
    case Op::abs:
      return "abs";
    case Op::round:
      return "round";
    case Op::to_decimal:
      return "dec";
    case Op::aggregate:
      return "aggregate";
    case Op::units:
      return "units";
    case Op::target:
      return "target";
    case Op::indicator:
      return "indicator";
    case Op::petitions:
      return "petitions";
  }
  return {};
}

struct WriteLiteral {
  JsonWriter& out;
  void operator()(const Blank&) const { out.value("b"); }
  void operator()(const Suppressed&) const { out.value("x"); }
  void operator()(const Failed&) const { out.value("e"); }
  void operator()(const Whole& v) const { out.value("w").value(v.value); }
  void operator()(const Decimal& v) const { out.value("d").value(v.scaled); }
  void operator()(const Truth& v) const { out.value("t").value(v.value); }
  void operator()(const Word& v) const { out.value("s").value(std::string_view(v.value)); }
  void operator()(const Day& v) const { out.value("n").value(v.days); }
};

void write(JsonWriter& out, const Expression& e) {
  out.begin_array();
  if (e.op == Op::literal) {
    std::visit(WriteLiteral{out}, e.literal);
  } else {
    out.value(key(e.op));
    if (e.op == Op::aggregate) out.value(name(e.function)).value(std::string_view(e.form));
    if (e.op == Op::units) out.value(std::string_view(e.set));
    if (!e.name.empty()) out.value(std::string_view(e.name));
    for (const auto& argument : e.arguments) write(out, argument);
  }
  out.end_array();
}

}  // namespace

std::string to_json(const Expression& expression) {
  JsonWriter out;
  write(out, expression);
  return out.take();
}

std::string to_json(const Value& value) {
  JsonWriter out;
  out.begin_array();
  std::visit(WriteLiteral{out}, value);
  out.end_array();
  return out.take();
}

}  // namespace hoanhap::indicators
