#include <fmt/format.h>

#include "plan/check.h"

namespace hoanhap::plan {
namespace {

using indicators::Expression;
using indicators::Function;
using indicators::Op;

// Design §4, "each fact has one base form": no figure of the plan counts anything twice. Two
// sources of one fact (`counts`) are never added, nor a part (`part of`) and its whole; and a
// report made for short periods does not add up a figure that is only given for longer ones.
class Sums {
 public:
  Sums(const Bound& bound, Report& report) : plan_(bound.plan), bound_(bound), report_(report) {}

  void run() {
    for (std::size_t i = 0; i < plan_.indicators.size(); ++i)
      look(plan_.indicators[i].value, member::at(*bound_.indicators[i], "value"));
    for (std::size_t i = 0; i < plan_.targets.size(); ++i) {
      look(plan_.targets[i].numerator, plan_.targets[i].at);
      look(plan_.targets[i].denominator, plan_.targets[i].at);
    }
    for (std::size_t i = 0; i < plan_.forms.size(); ++i)
      for (std::size_t j = 0; j < plan_.forms[i].elements.size(); ++j) {
        const auto& e = plan_.forms[i].elements[j];
        const auto at = member::at(*bound_.forms[i].elements[j], "from");
        look(e.from, at);
        if (e.from && e.over_time == OverTime::sum) longer(plan_.forms[i], e, at);
      }
  }

 private:
  const Element* cell(std::string_view name) const {
    const auto dot = name.find('.');
    const auto* form = dot == std::string_view::npos ? nullptr : plan_.form(name.substr(0, dot));
    return form ? form->element(name.substr(dot + 1)) : nullptr;
  }

  // The fact behind a figure: a consolidation's cell that only adds up another form's says the
  // same.
  std::string fact(std::string name) const {
    for (int steps = 0; steps < 32; ++steps) {
      const auto* e = cell(name);
      if (!e || !e->from || e->from->op != Op::aggregate || e->from->name.empty()) break;
      name = e->from->form + "." + e->from->name;
    }
    return name;
  }

  // The sums that `e` adds together: its own terms, through brackets and coalesce, not through a
  // product, a share or a condition.
  void terms(const Expression& e, std::vector<const Expression*>& out) const {
    if (e.op == Op::aggregate && (e.function == Function::sum || e.function == Function::last) &&
        !e.name.empty())
      out.push_back(&e);
    if (e.op == Op::add || e.op == Op::coalesce)
      for (const auto& argument : e.arguments) terms(argument, out);
  }

  void look(const Expr& expression, const Position& at) {
    if (!expression) return;
    indicators::walk(*expression, [&](const Expression& e) {
      if (e.op != Op::add) return;
      std::vector<const Expression*> left, right;
      terms(e.arguments[0], left);
      terms(e.arguments[1], right);
      for (const auto* a : left)
        for (const auto* b : right) pair(*a, *b, at);
    });
  }

  void pair(const Expression& a, const Expression& b, const Position& at) {
    const auto name_a = a.form + "." + a.name, name_b = b.form + "." + b.name;
    const auto fact_a = fact(name_a), fact_b = fact(name_b);
    const auto *cell_a = cell(fact_a), *cell_b = cell(fact_b);
    if (!cell_a || !cell_b) return;
    if (cell_a->counts == fact_b || cell_b->counts == fact_a)
      report_.error(
          at,
          fmt::format("{} và {} là hai nguồn của cùng một số, không cộng với nhau; lấy số "
                      "chính thức",
                      name_a, name_b),
          fmt::format("{} and {} are two sources of one fact and are never added; take "
                      "the official one",
                      name_a, name_b));
    else if (cell_a->part_of == fact_b || cell_b->part_of == fact_a)
      report_.error(
          at,
          fmt::format("trong {} và {}, một số đã nằm trong số kia, cộng lại là tính hai lần",
                      name_a, name_b),
          fmt::format("of {} and {}, one is already part of the other; added, it counts twice",
                      name_a, name_b));
  }

  // A quarter of a half-yearly figure is the whole half-year: added up over quarters it counts
  // twice.
  void longer(const Form& form, const Element& e, const Position& at) {
    indicators::walk(*e.from, [&](const Expression& node) {
      if (node.op != Op::aggregate) return;
      const auto* source = plan_.form(node.form);
      const auto base = source ? source->base : form.base;
      if (!source || (base <= form.base && !node.period)) return;
      if (node.period && *node.period <= form.base && base <= form.base) return;
      report_.error(
          at,
          fmt::format(
              "\"{}\" cộng theo kỳ {}, còn {} là số của kỳ dài hơn, nên mỗi kỳ tính lại một "
              "lần; dùng time: last",
              e.id, rhythm_word(form.base), node.form),
          fmt::format("\"{}\" adds up over {} periods, but {} is of a longer one and would count "
                      "again in each; use time: last",
                      e.id, rhythm_word(form.base), node.form));
    });
  }

  const Plan& plan_;
  const Bound& bound_;
  Report& report_;
};

}  // namespace

void check_sums(const Bound& bound, Report& report) { Sums(bound, report).run(); }

}  // namespace hoanhap::plan
