#include <array>
#include <charconv>

#include <fmt/format.h>

#include "core/decimal.h"
#include "indicators/expression.h"
#include "indicators/suggest.h"

namespace hoanhap::indicators {
namespace {

constexpr int kMaxDepth = 32;
constexpr int kMaxNodes = 300;

struct Infix {
  std::string_view token;
  int power;
  Op op;
};
// Stronger binds tighter; all group from the left, but comparisons don't chain (see `infix`).
constexpr Infix infixes[] = {
    {"or", 1, Op::or_},       {"and", 2, Op::and_},         {"=", 4, Op::equal},
    {"!=", 4, Op::not_equal}, {"<", 4, Op::less},           {"<=", 4, Op::less_equal},
    {">", 4, Op::greater},    {">=", 4, Op::greater_equal}, {"+", 5, Op::add},
    {"-", 5, Op::subtract},   {"*", 6, Op::multiply},       {"/", 6, Op::divide},
};
constexpr int kNotPower = 3, kComparePower = 4, kNegatePower = 7;

struct Call {
  std::string_view name;
  Op op;
  std::size_t least, most;
};
constexpr Call calls[] = {
    {"if", Op::if_, 3, 3},  {"given", Op::given, 1, 1}, {"coalesce", Op::coalesce, 2, 2},
    {"has", Op::has, 2, 2}, {"min", Op::min, 2, 8},     {"max", Op::max, 2, 8},
    {"abs", Op::abs, 1, 1}, {"round", Op::round, 1, 1},
};
constexpr std::array<std::string_view, 7> functions = {"sum", "count", "avg",     "last",
                                                       "max", "share", "distinct"};
// Those that take a name, not an expression.
constexpr std::array<std::string_view, 5> naming = {"previous", "target", "indicator", "units",
                                                    "petitions"};
constexpr std::array<std::string_view, 10> keywords = {"and",   "or",   "not", "yes",   "no",
                                                       "blank", "over", "in",  "where", "if"};

std::optional<Function> function(std::string_view word) {
  for (std::size_t i = 0; i < functions.size(); ++i)
    if (functions[i] == word) return static_cast<Function>(i);
  return std::nullopt;
}

using Parsed = tl::expected<Expression, Issue>;

// A Pratt parser over the tokens. Its own recursion is capped by kMaxDepth, the tree by kMaxNodes.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Parsed run() {
    auto tree = expression(0);
    if (!tree) return tree;
    if (now().kind != TokenKind::end)
      return unexpected("ở đây biểu thức phải hết hoặc có phép tính",
                        "the expression should end here or go on with an operator");
    return tree;
  }

 private:
  const Token& now(std::size_t ahead = 0) const {
    return tokens_[std::min(i_ + ahead, tokens_.size() - 1)];
  }
  bool is(std::string_view symbol) const {
    return now().kind == TokenKind::symbol && now().text == symbol;
  }
  bool is_word(std::string_view word) const {
    return now().kind == TokenKind::word && now().text == word;
  }
  void step() {
    if (i_ + 1 < tokens_.size()) ++i_;
  }

  static tl::unexpected<Issue> issue(std::size_t at, Text message) {
    return tl::unexpected(Issue{at, std::move(message)});
  }
  tl::unexpected<Issue> unexpected(std::string_view vi, std::string_view en) const {
    if (now().kind == TokenKind::end)
      return issue(now().at, {fmt::format("biểu thức bị cụt; {}", vi),
                              fmt::format("the expression stops too early; {}", en)});
    return issue(now().at, {fmt::format("không hiểu \"{}\"; {}", now().text, vi),
                            fmt::format("unexpected \"{}\"; {}", now().text, en)});
  }
  tl::expected<bool, Issue> expect(std::string_view symbol) {
    if (!is(symbol))
      return unexpected(fmt::format("ở đây cần \"{}\"", symbol),
                        fmt::format("expected \"{}\"", symbol));
    step();
    return true;
  }
  Parsed node(Op op, std::size_t at, std::vector<Expression> arguments = {}) {
    if (++nodes_ > kMaxNodes)
      return issue(at, {fmt::format("biểu thức có quá {} phần; hãy tách ra", kMaxNodes),
                        fmt::format("the expression has more than {} parts; split it", kMaxNodes)});
    Expression result;
    result.op = op;
    result.at = at;
    result.arguments = std::move(arguments);
    return result;
  }

  const Infix* infix() const {
    if (now().kind != TokenKind::symbol && now().kind != TokenKind::word) return nullptr;
    for (const auto& candidate : infixes)
      if (candidate.token == now().text) return &candidate;
    return nullptr;
  }

  Parsed expression(int least) {
    if (++depth_ > kMaxDepth)
      return issue(now().at,
                   {fmt::format("biểu thức lồng quá {} tầng", kMaxDepth),
                    fmt::format("the expression is nested more than {} deep", kMaxDepth)});
    auto left = prefix(least);
    while (left) {
      const auto* op = infix();
      if (!op || op->power <= least) break;
      const auto at = now().at;
      step();
      auto right = expression(op->power);
      if (!right) return right;
      if (const auto* next = infix();
          op->power == kComparePower && next && next->power == kComparePower)
        return issue(now().at, {"không viết liền hai phép so sánh; hãy viết a < b and b < c",
                                "comparisons do not chain; write a < b and b < c"});
      left = binary(op->op, at, std::move(*left), std::move(*right));
    }
    --depth_;
    return left;
  }

  Parsed binary(Op op, std::size_t at, Expression left, Expression right) {
    std::vector<Expression> both;
    both.push_back(std::move(left));
    both.push_back(std::move(right));
    return node(op, at, std::move(both));
  }

  Parsed unary(Op op, int power) {
    const auto at = now().at;
    step();
    auto inner = expression(power);
    if (!inner) return inner;
    std::vector<Expression> one;
    one.push_back(std::move(*inner));
    return node(op, at, std::move(one));
  }

  Parsed literal(Value value) {
    auto result = node(Op::literal, now().at);
    if (result) result->literal = std::move(value);
    step();
    return result;
  }

  Parsed prefix(int least) {
    switch (now().kind) {
      case TokenKind::number:
        return number();
      case TokenKind::text:
        return literal(Word{now().text});
      case TokenKind::word:
        return word(least);
      case TokenKind::symbol:
        if (is("-")) return unary(Op::negate, kNegatePower);
        if (is("(")) return group();
        break;
      case TokenKind::end:
        break;
    }
    return unexpected("ở đây cần một số, một phần tử hoặc một hàm",
                      "expected a number, an element or a function");
  }

  Parsed group() {
    step();
    auto inner = expression(0);
    if (!inner) return inner;
    if (auto closed = expect(")"); !closed) return tl::unexpected(closed.error());
    return inner;
  }

  Parsed number() {
    const auto& text = now().text;
    if (text.find('.') != std::string::npos) {
      if (const auto scaled = parse_decimal(text)) return literal(Decimal{*scaled});
      return issue(now().at,
                   {fmt::format("số {} có quá bốn chữ số thập phân hoặc quá lớn", text),
                    fmt::format("{} has more than four decimal places or is too large", text)});
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > kMaxWhole)
      return issue(now().at, {fmt::format("số {} quá lớn; nhiều nhất là {}", text, kMaxWhole),
                              fmt::format("{} is too large; the most is {}", text, kMaxWhole)});
    return literal(Whole{value});
  }

  Parsed word(int least) {
    const auto& text = now().text;
    if (text == "not" && least < kNotPower) return unary(Op::not_, kNotPower);
    if (text == "not")
      return unexpected("hãy viết (not …) trong ngoặc", "write (not …) in parentheses");
    if (text == "yes" || text == "no") return literal(Truth{text == "yes"});
    if (text == "blank") return literal(Blank{});
    if (now(1).kind == TokenKind::symbol && now(1).text == "(") return call();
    if (now(1).kind == TokenKind::symbol && now(1).text == ".")
      return issue(
          now().at,
          {fmt::format("phần tử của biểu khác phải nằm trong một hàm, như sum({}.{})", text,
                       now(2).text),
           fmt::format("an element of another form stands inside a function, such as sum({}.{})",
                       text, now(2).text)});
    if (reserved(text))
      return unexpected("ở đây cần một số, một phần tử hoặc một hàm",
                        "expected a number, an element or a function");
    auto result = node(Op::element, now().at);
    if (result) result->name = text;
    step();
    return result;
  }

  Parsed call() {
    const auto token = now();
    const bool dotted =
        now(2).kind == TokenKind::word && now(3).kind == TokenKind::symbol && now(3).text == ".";
    if (const auto f = function(token.text); f && (*f != Function::max || dotted))
      return aggregate(*f);
    if (token.text == "units") return units();
    if (token.text == "previous") return named(Op::previous);
    if (token.text == "target") return named(Op::target);
    if (token.text == "indicator") return named(Op::indicator);
    if (token.text == "petitions") return named(Op::petitions);
    for (const auto& candidate : calls)
      if (candidate.name == token.text) return plain_call(candidate);
    std::vector<std::string> known(functions.begin(), functions.end());
    known.insert(known.end(), naming.begin(), naming.end());
    for (const auto& candidate : calls) known.emplace_back(candidate.name);
    return issue(token.at, with_suggestion({fmt::format("không có hàm \"{}\"", token.text),
                                            fmt::format("no function \"{}\"", token.text)},
                                           token.text, known));
  }

  Parsed plain_call(const Call& wanted) {
    const auto at = now().at;
    step();
    step();
    std::vector<Expression> arguments;
    if (!is(")")) {
      for (;;) {
        auto argument = expression(0);
        if (!argument) return argument;
        arguments.push_back(std::move(*argument));
        if (!is(",")) break;
        step();
      }
    }
    if (auto closed = expect(")"); !closed) return tl::unexpected(closed.error());
    if (arguments.size() < wanted.least || arguments.size() > wanted.most)
      return issue(at, {fmt::format("{}(…) cần {} giá trị, ở đây có {}", wanted.name, count(wanted),
                                    arguments.size()),
                        fmt::format("{}(…) takes {} values, here are {}", wanted.name,
                                    count(wanted), arguments.size())});
    return node(wanted.op, at, std::move(arguments));
  }
  static std::string count(const Call& call) {
    return call.least == call.most ? fmt::format("{}", call.least)
                                   : fmt::format("{}–{}", call.least, call.most);
  }

  tl::expected<std::string, Issue> id(std::string_view vi, std::string_view en) {
    if (now().kind != TokenKind::word)
      return unexpected(fmt::format("ở đây cần {}", vi), fmt::format("expected {}", en));
    auto text = now().text;
    step();
    return text;
  }

  Parsed named(Op op) {
    auto result = node(op, now().at);
    if (!result) return result;
    step();
    step();
    auto name = id("một mã", "an id");
    if (!name) return tl::unexpected(name.error());
    result->name = std::move(*name);
    if (auto closed = expect(")"); !closed) return tl::unexpected(closed.error());
    return result;
  }

  Parsed aggregate(Function f) {
    auto result = node(Op::aggregate, now().at);
    if (!result) return result;
    result->function = f;
    step();
    step();
    auto form = id("mã của một biểu", "the id of a form");
    if (!form) return tl::unexpected(form.error());
    result->form = std::move(*form);
    if (is(".")) {
      step();
      auto element = id("mã của một phần tử", "the id of an element");
      if (!element) return tl::unexpected(element.error());
      result->name = std::move(*element);
    } else if (f != Function::count) {
      return unexpected(fmt::format("{}(…) cần biểu.phần-tử", name(f)),
                        fmt::format("{}(…) takes form.element", name(f)));
    }
    if (is_word("over")) {
      step();
      auto set = set_name();
      if (!set) return tl::unexpected(set.error());
      result->set = std::move(*set);
    }
    if (is_word("in")) {
      step();
      const auto kind = now().kind == TokenKind::word ? period_kind(now().text) : std::nullopt;
      if (!kind) return unknown_period();
      result->period = kind;
      step();
    }
    if (auto closed = expect(")"); !closed) return tl::unexpected(closed.error());
    return result;
  }

  tl::unexpected<Issue> unknown_period() const {
    std::vector<std::string> kinds;
    for (int k = 0; k <= static_cast<int>(PeriodKind::once); ++k)
      kinds.emplace_back(hoanhap::name(static_cast<PeriodKind>(k)));
    return issue(
        now().at,
        with_suggestion(
            {fmt::format(
                 "không có kỳ \"{}\"; viết month, quarter, half-year, nine-months hoặc year",
                 now().text),
             fmt::format("no period \"{}\"; write month, quarter, half-year, nine-months or year",
                         now().text)},
            now().text, kinds));
  }

  // Set names may hold several words ("each ward"), and numbers ("healthy in 2017"); `in` opens the
  // period only before a word.
  tl::expected<std::string, Issue> set_name() {
    std::string set;
    while (now().kind == TokenKind::word || now().kind == TokenKind::number) {
      if (is_word("where") || (is_word("in") && now(1).kind != TokenKind::number)) break;
      if (!set.empty()) set += ' ';
      set += now().text;
      step();
    }
    if (set.empty())
      return unexpected("ở đây cần tên một nhóm đơn vị", "expected the name of a unit set");
    return set;
  }

  Parsed units() {
    auto result = node(Op::units, now().at);
    if (!result) return result;
    step();
    step();
    auto set = set_name();
    if (!set) return tl::unexpected(set.error());
    result->set = std::move(*set);
    if (is_word("where")) {
      step();
      auto predicate = expression(0);
      if (!predicate) return predicate;
      result->arguments.push_back(std::move(*predicate));
    }
    if (auto closed = expect(")"); !closed) return tl::unexpected(closed.error());
    return result;
  }

  std::vector<Token> tokens_;
  std::size_t i_ = 0;
  int depth_ = 0, nodes_ = 0;
};

}  // namespace

tl::expected<Expression, Issue> parse(std::string_view source) {
  auto tokens = lex(source);
  if (!tokens) return tl::unexpected(tokens.error());
  return Parser(std::move(*tokens)).run();
}

std::string_view name(Function function) { return functions[static_cast<std::size_t>(function)]; }

bool reserved(std::string_view word) {
  return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

}  // namespace hoanhap::indicators
