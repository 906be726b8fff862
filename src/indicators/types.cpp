// Binding: every name is resolved, every node gets its type, conversions become visible nodes.
#include <fmt/format.h>

#include "indicators/expression.h"
#include "indicators/suggest.h"

namespace hoanhap::indicators {
namespace {

Text type_words(Type type) {
  switch (type) {
    case Type::whole:
      return {"số nguyên", "a whole number"};
    case Type::decimal:
      return {"số thập phân", "a decimal"};
    case Type::truth:
      return {"đúng/sai", "a yes/no"};
    case Type::word:
      return {"chữ", "a word"};
    case Type::words:
      return {"nhiều lựa chọn", "a choice with several answers"};
    case Type::day:
      return {"ngày", "a date"};
  }
  return {};
}

bool number(Type type) { return type == Type::whole || type == Type::decimal; }

template <typename Map>
std::vector<std::string> keys(const Map& map) {
  std::vector<std::string> result;
  for (const auto& entry : map) {
    if constexpr (requires { entry.first; })
      result.push_back(entry.first);
    else
      result.push_back(entry);
  }
  return result;
}

// One pass, children first. A node whose type could not be found keeps none, and what stands above
// it stays silent, so that one mistake is one message.
class Binder {
 public:
  Binder(const Names& names, std::vector<Issue>& issues) : names_(names), issues_(issues) {}

  void visit(Expression& e) {
    if (e.op == Op::units) return units(e);  // its predicate is seen from one unit
    for (auto& argument : e.arguments) visit(argument);
    if (broken(e)) return;
    switch (e.op) {
      case Op::literal:
        return literal(e);
      case Op::element:
      case Op::previous:
        return element(e);
      case Op::negate:
      case Op::abs:
      case Op::round:
        return arithmetic_one(e);
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
        return arithmetic(e);
      case Op::not_:
      case Op::and_:
      case Op::or_:
        return logic(e);
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
        return comparison(e);
      case Op::if_:
        return choose(e);
      case Op::given:
        return given(e);
      case Op::coalesce:
        return unify(e, 0);
      case Op::has:
        return has(e);
      case Op::min:
      case Op::max:
        return extremes(e);
      case Op::to_decimal:
        e.type = Type::decimal;
        return;
      case Op::aggregate:
        return aggregate(e);
      case Op::units:
        return;
      case Op::target:
        return named(e, names_.targets, "chỉ tiêu", "target");
      case Op::indicator:
        return named(e, names_.indicators, "chỉ số", "indicator");
      case Op::petitions:
        return petitions(e);
    }
  }

 private:
  void say(const Expression& e, Text message) { issues_.push_back({e.at, std::move(message)}); }
  void say(const Expression& e, std::string vi, std::string en) {
    say(e, Text{std::move(vi), std::move(en)});
  }

  static bool is_blank(const Expression& e) {
    return e.op == Op::literal && std::holds_alternative<Blank>(e.literal);
  }
  static bool untyped(const Expression& e) { return !e.type && !is_blank(e) && !all_blank(e); }
  // if(c, blank, blank): typed by nothing, yet not a mistake.
  static bool all_blank(const Expression& e) {
    if (is_blank(e)) return true;
    if (e.op == Op::if_) return all_blank(e.arguments[1]) && all_blank(e.arguments[2]);
    if (e.op == Op::coalesce) return all_blank(e.arguments[0]) && all_blank(e.arguments[1]);
    return false;
  }
  static bool broken(const Expression& e) {
    return std::any_of(e.arguments.begin(), e.arguments.end(), untyped);
  }

  void literal(Expression& e) {
    if (std::holds_alternative<Whole>(e.literal)) e.type = Type::whole;
    if (std::holds_alternative<Decimal>(e.literal)) e.type = Type::decimal;
    if (std::holds_alternative<Truth>(e.literal)) e.type = Type::truth;
    if (std::holds_alternative<Word>(e.literal)) e.type = Type::word;
  }

  const ElementInfo* own(const Expression& e) {
    if (!names_.elements) {
      say(e,
          fmt::format("ở đây không dùng được ô \"{}\" một mình; hãy viết hàm, như sum(biểu.{})",
                      e.name, e.name),
          fmt::format(
              "the cell \"{}\" cannot stand alone here; use a function, such as sum(form.{})",
              e.name, e.name));
      return nullptr;
    }
    const auto found = names_.elements->find(e.name);
    if (found != names_.elements->end()) return &found->second;
    say(e, with_suggestion({fmt::format("không có phần tử \"{}\" trong biểu này", e.name),
                            fmt::format("no element \"{}\" in this form", e.name)},
                           e.name, keys(*names_.elements)));
    return nullptr;
  }

  void element(Expression& e) {
    if (const auto* info = own(e)) e.type = info->type;
  }

  bool want_number(const Expression& e) {
    if (!e.type || number(*e.type)) return true;
    const auto words = type_words(*e.type);
    say(e, fmt::format("chỗ này cần số, nhưng {} là {}", to_source(e), words.vi),
        fmt::format("expected a number, but {} is {}", to_source(e), words.en));
    return false;
  }
  bool want_truth(const Expression& e) {
    if (!e.type || *e.type == Type::truth) return true;
    const auto words = type_words(*e.type);
    say(e, fmt::format("chỗ này cần điều kiện đúng/sai, nhưng {} là {}", to_source(e), words.vi),
        fmt::format("expected a condition, but {} is {}", to_source(e), words.en));
    return false;
  }

  void arithmetic_one(Expression& e) {
    auto& inner = e.arguments[0];
    if (!want_number(inner)) return;
    e.type = e.op == Op::round ? Type::whole : inner.type.value_or(Type::whole);
  }

  void arithmetic(Expression& e) {
    auto& a = e.arguments[0];
    auto& b = e.arguments[1];
    if (e.op == Op::subtract && a.type == Type::day && b.type == Type::day) {
      e.type = Type::whole;  // days between
      return;
    }
    const bool fine = want_number(a);
    if (!want_number(b) || !fine) return;
    const bool decimal = e.op == Op::divide || a.type == Type::decimal || b.type == Type::decimal;
    e.type = decimal ? Type::decimal : Type::whole;
  }

  void logic(Expression& e) {
    bool fine = true;
    for (const auto& argument : e.arguments) fine = want_truth(argument) && fine;
    if (fine) e.type = Type::truth;
  }

  void comparison(Expression& e) {
    const auto& a = e.arguments[0];
    const auto& b = e.arguments[1];
    if (!a.type || !b.type)
      return say(e, "so sánh với blank không bao giờ cho kết quả; hãy dùng given(…)",
                 "comparing with blank never gives an answer; use given(…)");
    if (a.type == Type::words || b.type == Type::words)
      return say(e, "phần tử có nhiều lựa chọn không so sánh được; hãy dùng has(phần-tử, \"mã\")",
                 "a choice with several answers cannot be compared; use has(element, \"id\")");
    const bool ordered = e.op != Op::equal && e.op != Op::not_equal;
    const bool same = *a.type == *b.type || (number(*a.type) && number(*b.type));
    if (!same || (ordered && !number(*a.type) && *a.type != Type::day)) {
      const auto left = type_words(*a.type), right = type_words(*b.type);
      return say(e, fmt::format("không so sánh được {} với {} ở đây", left.vi, right.vi),
                 fmt::format("{} and {} cannot be compared like this", left.en, right.en));
    }
    known_choice(a, b);
    known_choice(b, a);
    e.type = Type::truth;
  }

  // A choice compared with a word that is none of its ids is a mistake that would never show.
  void known_choice(const Expression& cell, const Expression& word) {
    if ((cell.op != Op::element && cell.op != Op::previous) || word.op != Op::literal) return;
    if (!names_.elements) return;
    const auto found = names_.elements->find(cell.name);
    const auto* text = std::get_if<Word>(&word.literal);
    if (found == names_.elements->end() || !text || found->second.choices.empty()) return;
    check_choice(word, text->value, found->second, cell.name);
  }
  void check_choice(const Expression& at, const std::string& id, const ElementInfo& info,
                    const std::string& element) {
    if (std::find(info.choices.begin(), info.choices.end(), id) != info.choices.end()) return;
    say(at, with_suggestion({fmt::format("phần tử \"{}\" không có lựa chọn \"{}\"", element, id),
                             fmt::format("element \"{}\" has no choice \"{}\"", element, id)},
                            id, info.choices));
  }

  // The type of arguments[from…] taken together, whole numbers turned into decimals where they mix.
  void unify(Expression& e, std::size_t from) {
    std::optional<Type> common;
    for (std::size_t i = from; i < e.arguments.size(); ++i) {
      const auto& type = e.arguments[i].type;
      if (!type) continue;
      if (common && *common != *type) {
        if (!number(*common) || !number(*type)) {
          const auto left = type_words(*common), right = type_words(*type);
          return say(e.arguments[i],
                     fmt::format("các giá trị phải cùng loại; đây là {} và {}", left.vi, right.vi),
                     fmt::format("the values must be of one kind; these are {} and {}", left.en,
                                 right.en));
        }
        common = Type::decimal;
      } else {
        common = type;
      }
    }
    if (common == Type::decimal)
      for (std::size_t i = from; i < e.arguments.size(); ++i) convert(e.arguments[i]);
    e.type = common;
  }
  static void convert(Expression& e) {
    if (e.type != Type::whole) return;
    Expression outer;
    outer.op = Op::to_decimal;
    outer.at = e.at;
    outer.type = Type::decimal;
    outer.arguments.push_back(std::move(e));
    e = std::move(outer);
  }

  void choose(Expression& e) {
    if (want_truth(e.arguments[0])) unify(e, 1);
  }

  void extremes(Expression& e) {
    bool fine = true;
    for (const auto& argument : e.arguments) fine = want_number(argument) && fine;
    if (!fine) return;
    unify(e, 0);
    if (!e.type) e.type = Type::whole;
  }

  void given(Expression& e) { e.type = Type::truth; }

  void has(Expression& e) {
    const auto& cell = e.arguments[0];
    const auto* id = std::get_if<Word>(&e.arguments[1].literal);
    if ((cell.op != Op::element && cell.op != Op::previous) || e.arguments[1].op != Op::literal ||
        !id || (cell.type != Type::word && cell.type != Type::words))
      return say(
          e,
          "has(…) cần một phần tử kiểu lựa chọn và mã của một lựa chọn, như has(hinh-thuc, "
          "\"loa\")",
          "has(…) takes a choice element and the id of a choice, such as has(hinh-thuc, \"loa\")");
    const auto& info = names_.elements->find(cell.name)->second;
    if (!info.choices.empty()) check_choice(e.arguments[1], id->value, info, cell.name);
    e.type = Type::truth;
  }

  bool known_set(const Expression& e) {
    if (e.set.empty() || !names_.sets || names_.sets->contains(e.set)) return true;
    say(e, with_suggestion({fmt::format("không có nhóm đơn vị \"{}\"", e.set),
                            fmt::format("no unit set \"{}\"", e.set)},
                           e.set, keys(*names_.sets)));
    return false;
  }

  void aggregate(Expression& e) {
    if (!names_.forms)
      return say(
          e,
          fmt::format(
              "{}(…) cộng nhiều biểu; trong một phép kiểm tra chỉ dùng ô của chính biểu này",
              name(e.function)),
          fmt::format("{}(…) adds up over forms; a check uses the cells of its own form only",
                      name(e.function)));
    const auto form = names_.forms->find(e.form);
    if (form == names_.forms->end())
      return say(e, with_suggestion({fmt::format("không có biểu \"{}\"", e.form),
                                     fmt::format("no form \"{}\"", e.form)},
                                    e.form, keys(*names_.forms)));
    if (!known_set(e)) return;
    if (e.name.empty()) {
      e.type = Type::whole;
      return;
    }
    const auto element = form->second.find(e.name);
    if (element == form->second.end())
      return say(e, with_suggestion(
                        {fmt::format("không có phần tử \"{}\" trong biểu \"{}\"", e.name, e.form),
                         fmt::format("no element \"{}\" in form \"{}\"", e.name, e.form)},
                        e.name, keys(form->second)));
    e.type = aggregate_type(e, element->second.type);
  }

  std::optional<Type> aggregate_type(const Expression& e, Type type) {
    const bool countable =
        number(type) || type == Type::truth;  // yes counts one, no counts nothing
    const auto result = type == Type::decimal ? Type::decimal : Type::whole;
    switch (e.function) {
      case Function::count:
        return Type::whole;
      case Function::sum:
      case Function::last:
      case Function::max:
        if (countable) return result;
        break;
      case Function::avg:
      case Function::share:
        if (countable) return Type::decimal;
        break;
      case Function::distinct:
        if (type == Type::word || type == Type::words) return Type::whole;
        say(e,
            fmt::format("distinct(…) đếm các lựa chọn khác nhau; \"{}\" không phải lựa chọn",
                        e.name),
            fmt::format("distinct(…) counts different choices; \"{}\" is not a choice", e.name));
        return std::nullopt;
    }
    const auto words = type_words(type);
    say(e, fmt::format("{}(…) cần số, nhưng \"{}\" là {}", name(e.function), e.name, words.vi),
        fmt::format("{}(…) takes numbers, but \"{}\" is {}", name(e.function), e.name, words.en));
    return std::nullopt;
  }

  void units(Expression& e) {
    if (!names_.forms) {
      say(e, "units(…) đếm đơn vị; không dùng được trong một phép kiểm tra",
          "units(…) counts units; a check cannot use it");
      return;
    }
    const bool fine = known_set(e);
    if (!e.arguments.empty()) {
      visit(e.arguments[0]);
      if (untyped(e.arguments[0]) || !want_truth(e.arguments[0])) return;
    }
    if (fine) e.type = Type::whole;
  }

  // Only where figures of the whole plan may stand: an indicator, a target, a computed cell.
  void petitions(Expression& e) {
    static const std::vector<std::string> states = {"raised", "answered", "closed", "open"};
    if (!names_.indicators)
      say(e, "ở đây không dùng được petitions(…)", "petitions(…) cannot be used here");
    else if (std::find(states.begin(), states.end(), e.name) == states.end())
      say(e,
          with_suggestion({fmt::format("petitions(…) nhận raised, answered, closed hoặc open, "
                                       "không nhận \"{}\"",
                                       e.name),
                           fmt::format("petitions(…) takes raised, answered, closed or open, not "
                                       "\"{}\"",
                                       e.name)},
                          e.name, states));
    else
      e.type = Type::whole;
  }

  void named(Expression& e, const std::set<std::string, std::less<>>* known, std::string_view vi,
             std::string_view en) {
    if (!known)
      return say(e, fmt::format("ở đây không dùng được {} khác", vi),
                 fmt::format("a {} cannot be used here", en));
    if (!known->contains(e.name))
      return say(e, with_suggestion({fmt::format("không có {} \"{}\"", vi, e.name),
                                     fmt::format("no {} \"{}\"", en, e.name)},
                                    e.name, keys(*known)));
    e.type = Type::decimal;
  }

  const Names& names_;
  std::vector<Issue>& issues_;
};

}  // namespace

std::vector<Issue> bind(Expression& expression, const Names& names, Wanted wanted) {
  std::vector<Issue> issues;
  Binder(names, issues).visit(expression);
  std::stable_sort(issues.begin(), issues.end(),
                   [](const Issue& a, const Issue& b) { return a.at < b.at; });
  if (!issues.empty() || wanted == Wanted::any || !expression.type) return issues;
  const bool truth = *expression.type == Type::truth;
  if (wanted == Wanted::truth && !truth)
    issues.push_back({0,
                      {"cả biểu thức phải là một điều kiện đúng/sai, như a <= b",
                       "the whole must be a condition, such as a <= b"}});
  if (wanted == Wanted::number && !number(*expression.type))
    issues.push_back(
        {expression.at, {"cả biểu thức phải là một số", "the whole must be a number"}});
  return issues;
}

}  // namespace hoanhap::indicators
