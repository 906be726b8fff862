// Every expression of the plan: parsed, bound to the names of its place, its mistakes shown in the
// file at the very character.
#include <fmt/format.h>

#include "plan/bind.h"

namespace hoanhap::plan {
namespace {

namespace ind = indicators;

ind::Type type(const Element& e) {
  switch (e.type) {
    case ElementType::whole:
    case ElementType::money:
      return ind::Type::whole;
    case ElementType::decimal:
      return ind::Type::decimal;
    case ElementType::text:
    case ElementType::unit:
      return ind::Type::word;
    case ElementType::date:
      return ind::Type::day;
    case ElementType::yes_no:
      return ind::Type::truth;
    case ElementType::choice:
      return e.many ? ind::Type::words : ind::Type::word;
  }
  return ind::Type::whole;
}

// The names of the whole plan, kept while its expressions are bound.
class Binder {
 public:
  Binder(const Sources& sources, Bound& bound, Report& report) : bound_(bound), report_(report) {
    for (const auto& form : bound.plan.forms) {
      auto& elements = forms_[form.id];
      for (const auto& element : form.elements) {
        ind::ElementInfo info{type(element), {}};
        for (const auto& choice : element.choices) info.choices.push_back(choice.id);
        elements.emplace(element.id, std::move(info));
      }
    }
    for (const auto& set : bound.plan.sets) sets_.insert(set.id);
    for (const auto& unit : bound.plan.units) sets_.insert(unit.id);
    for (const auto& target : bound.plan.targets) targets_.insert(target.id);
    for (const auto& indicator : bound.plan.indicators) indicators_.insert(indicator.id);
    // A file that could not be read would make all its names unknown; its own error is enough.
    quiet_ = sources.broken("forms/") || sources.broken("units") || sources.broken("targets") ||
             sources.broken("indicators");
  }

  void run() {
    for (std::size_t i = 0; i < bound_.plan.forms.size(); ++i)
      form(bound_.plan.forms[i], bound_.forms[i]);
    for (std::size_t i = 0; i < bound_.plan.indicators.size(); ++i)
      bound_.plan.indicators[i].value =
          whole_plan(*bound_.indicators[i], "value", ind::Wanted::number);
    for (std::size_t i = 0; i < bound_.plan.targets.size(); ++i)
      target(bound_.plan.targets[i], *bound_.targets[i]);
  }

 private:
  ind::Names plan_names() const { return {nullptr, &forms_, &sets_, &targets_, &indicators_}; }

  Expr compile(const Node& node, std::string_view key, const ind::Names& names,
               ind::Wanted wanted) {
    const auto* source = node.find(key);
    if (!source || source->kind != Node::Kind::scalar || source->text.empty()) return nullptr;
    auto tree = ind::parse(source->text);
    if (!tree) {
      say(*source, tree.error());
      return nullptr;
    }
    const auto issues = ind::bind(*tree, names, wanted);
    if (!quiet_ || !names.forms)
      for (const auto& issue : issues) say(*source, issue);
    if (!issues.empty()) return nullptr;
    return std::make_shared<const ind::Expression>(std::move(*tree));
  }
  Expr whole_plan(const Node& node, std::string_view key, ind::Wanted wanted) {
    return compile(node, key, plan_names(), wanted);
  }

  void say(const Node& source, const ind::Issue& issue) {
    auto at = source.at;
    if (source.inside.line != 0) {
      at = source.inside;
      at.column += static_cast<int>(issue.at);
    }
    report_.error(std::move(at), issue.message);
  }

  void form(Form& form, const Bound::FormSource& source) {
    const auto& own = forms_.find(form.id)->second;
    for (std::size_t i = 0; i < form.elements.size(); ++i) {
      auto names = plan_names();
      names.elements = &own;
      const auto& e = form.elements[i];
      const bool number = e.type != ElementType::yes_no;
      form.elements[i].from = compile(*source.elements[i], "from", names,
                                      number ? ind::Wanted::number : ind::Wanted::truth);
    }
    const ind::Names names{&own, nullptr, nullptr, nullptr, nullptr};
    for (const auto& node : member::list(*source.node, "checks")) check(form, node, names);
  }

  void check(Form& form, const Node& node, const ind::Names& names) {
    const bool error = node.find("error"), warning = node.find("warning");
    if (error == warning)
      return report_.error(node.at, "phép kiểm tra có đúng một mục: error hoặc warning",
                           "a check has exactly one of: error, warning");
    Check check;
    check.id = fmt::format("{}.{}", form.id, form.checks.size() + 1);
    check.severity = error ? Severity::error : Severity::warning;
    check.say = member::text(node, "say");
    check.at = node.at;
    check.holds = compile(node, error ? "error" : "warning", names, ind::Wanted::truth);
    if (check.holds) check.elements = ind::elements_of(*check.holds);
    form.checks.push_back(std::move(check));
  }

  // `of` and `holds when` are short for units(SET where …) of units(SET).
  void target(Target& target, const Node& node) {
    if (!node.find("of")) {
      target.numerator = whole_plan(node, "numerator", ind::Wanted::number);
      target.denominator = whole_plan(node, "denominator", ind::Wanted::number);
      return;
    }
    const auto set = member::word(node, "of");
    if (!sets_.contains(set)) return;  // check_names says so
    const auto holds = whole_plan(node, "holds when", ind::Wanted::truth);
    ind::Expression all;
    all.op = ind::Op::units;
    all.type = ind::Type::whole;
    all.set = set;
    target.denominator = std::make_shared<const ind::Expression>(all);
    if (!holds) return;
    all.arguments.push_back(*holds);
    target.numerator = std::make_shared<const ind::Expression>(std::move(all));
  }

  Bound& bound_;
  Report& report_;
  std::map<std::string, ind::Elements, std::less<>> forms_;
  std::set<std::string, std::less<>> sets_, targets_, indicators_;
  bool quiet_ = false;
};

}  // namespace

void bind_expressions(const Sources& sources, Bound& bound, Report& report) {
  Binder(sources, bound, report).run();
}

Bound bind(const Sources& sources, Report& report) {
  Bound bound;
  bind_programme(sources, bound, report);
  bind_units(sources, bound, report);
  bind_forms(sources, bound, report);
  bind_tasks(sources, bound, report);
  bind_targets(sources, bound, report);
  bind_clauses(sources, bound, report);
  bind_expressions(sources, bound, report);
  return bound;
}

}  // namespace hoanhap::plan
