#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/period.h"
#include "indicators/lexer.h"
#include "indicators/value.h"

namespace hoanhap::indicators {

// The small language of checks, computed cells, indicators and targets (design §4;
// docs/plan-language.md): lexer -> parser -> types -> evaluation, each with a text dump.

enum class Op : std::uint8_t {
  literal,
  element,
  previous,  // leaves
  negate,
  not_,
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  and_,
  or_,
  if_,
  given,
  coalesce,
  has,
  min,
  max,
  abs,
  round,
  to_decimal,  // put in by `bind` only
  aggregate,
  units,
  target,
  indicator,
  petitions,  // how many difficulties and proposals were raised, answered, closed, or are open
};
enum class Function : std::uint8_t { sum, count, avg, last, max, share, distinct };

// One node of a tree. `parse` leaves `type` empty; `bind` fills it, and only a bound tree may be
// evaluated. Plain data: copy and share freely between threads.
struct Expression {
  Op op = Op::literal;
  std::size_t at = 0;        // code points from the start of the source
  std::optional<Type> type;  // empty before `bind`, and for `blank`
  Value literal;
  Function function = Function::sum;
  std::string form;                   // aggregate: the form; `count(form)` has no name
  std::string name;                   // element, target or indicator id; state of petitions
  std::string set;                    // aggregate: "" is every unit in view; units: the set counted
  std::optional<PeriodKind> period;   // aggregate: empty is the period asked for
  std::vector<Expression> arguments;  // units: the predicate, when there is one
};

// The tree of `source`, or its first syntax error. Depth, size and nodes are capped, so any text is
// answered in bounded time.
tl::expected<Expression, Issue> parse(std::string_view source);

// ---- binding
// --------------------------------------------------------------------------------------

struct ElementInfo {
  Type type = Type::whole;
  std::vector<std::string> choices;  // ids, for a choice
};
using Elements = std::map<std::string, ElementInfo, std::less<>>;

// Everything an expression may name. A null member means: not in this place (a check cannot add up
// over units, an indicator has no cells of its own). Held only during `bind`.
struct Names {
  const Elements* elements = nullptr;
  const std::map<std::string, Elements, std::less<>>* forms = nullptr;
  const std::set<std::string, std::less<>>* sets = nullptr;
  const std::set<std::string, std::less<>>* targets = nullptr;
  const std::set<std::string, std::less<>>* indicators = nullptr;
};
enum class Wanted { truth, number, any };

// Resolves every name and type of `expression` in place; every error of it, in source order.
// Without any, the tree may be evaluated.
std::vector<Issue> bind(Expression& expression, const Names& names, Wanted wanted);

// ---- evaluation
// -----------------------------------------------------------------------------------

// What a bound expression is computed from. Records answer the cells, consolidation and the
// overview the rest; what a place does not offer is never asked, because `bind` refused it. Values
// outside ±(2^53-1) are taken for `error`. Implementations must not throw.
class Scope {
 public:
  virtual ~Scope() = default;
  virtual Value value(std::string_view element) const;
  virtual Value previous(std::string_view element) const;  // the period before; blank where none is
  // op aggregate: function, form, name ("" for count(form)), set and period of `node`.
  virtual Value aggregate(const Expression& node) const;
  // op units: how many units of `set` there are, or, with a predicate, for how many it holds, each
  // evaluated in a scope of that unit alone.
  virtual Value units(std::string_view set, const Expression* predicate) const;
  virtual Value target(std::string_view id) const;  // numerator over denominator
  virtual Value indicator(std::string_view id) const;
  virtual Value petitions(std::string_view state) const;  // raised, answered, closed, open
};

// Total: answers for every bound tree and every scope. Special values: error wins over suppressed,
// suppressed over blank; `no and x` is no and `yes or x` is yes whatever x is, on either side.
Value evaluate(const Expression& expression, const Scope& scope);

// ---- reading a tree
// -------------------------------------------------------------------------------

std::string to_source(const Expression& expression);  // parses to the same tree
std::string dump(const Expression& expression);       // (less-equal:truth vay-von:whole 3:whole)
std::string to_json(const Expression& expression);  // what the browser evaluates; see tree_json.cpp
std::string to_json(const Value& value);            // as a literal of such a tree
std::vector<std::string> elements_of(
    const Expression& expression);  // own cells, in order of mention
// Calls `visit` for every node, parents first.
template <typename Visit>
void walk(const Expression& expression, const Visit& visit) {
  visit(expression);
  for (const auto& argument : expression.arguments) walk(argument, visit);
}

std::string_view name(Op op);
std::string_view name(Function function);
// Words that no element can be called, because the language uses them.
bool reserved(std::string_view word);

}  // namespace hoanhap::indicators
