#include <fmt/format.h>

#include "plan/check.h"

namespace hoanhap::plan {
namespace {

// A target is measured by a numerator and, where a share is to be reached, a denominator (design
// §4).
void measurable(const Target& target, const Node& node, Report& report) {
  const auto say = [&](const Position& at, std::string vi, std::string en) {
    report.error(at, std::move(vi), std::move(en));
  };
  const bool of = node.find("of"), holds = node.find("holds when");
  const bool numerator = node.find("numerator"), denominator = node.find("denominator");
  const bool reach = node.find("reach"), at_most = node.find("at most");
  if (!of && !holds && !numerator)
    say(node.at,
        fmt::format("chỉ tiêu \"{}\" không đo bằng gì cả; thêm numerator, hoặc of và holds when",
                    target.id),
        fmt::format("the target \"{}\" is measured by nothing; add numerator, or of and holds when",
                    target.id));
  else if (of != holds)
    say(node.at, fmt::format("chỉ tiêu \"{}\" cần cả of và holds when", target.id),
        fmt::format("the target \"{}\" needs both of and holds when", target.id));
  else if (of && (numerator || denominator))
    say(node.at,
        fmt::format(
            "chỉ tiêu \"{}\" có hai cách đo; bỏ of, holds when hoặc bỏ numerator, denominator",
            target.id),
        fmt::format("the target \"{}\" is measured twice; drop of and holds when, or numerator and "
                    "denominator",
                    target.id));
  else if (reach && !of && !denominator)
    say(member::at(node, "reach"),
        fmt::format("chỉ tiêu \"{}\" là một tỷ lệ nhưng không có mẫu số; thêm denominator",
                    target.id),
        fmt::format("the target \"{}\" is a share without a denominator; add denominator",
                    target.id));
  if (reach == at_most)
    say(node.at, fmt::format("chỉ tiêu \"{}\" cần đúng một mục: reach hoặc at most", target.id),
        fmt::format("the target \"{}\" needs exactly one of: reach, at most", target.id));
}

// Indicators, targets and computed cells as one graph of what is computed from what.
class Graph {
 public:
  Graph(const Bound& bound, Report& report) : report_(report) {
    const auto& plan = bound.plan;
    for (std::size_t i = 0; i < plan.indicators.size(); ++i)
      add(plan.indicators[i].id, "indicator:" + plan.indicators[i].id,
          member::at(*bound.indicators[i], "value"), {plan.indicators[i].value}, {});
    for (std::size_t i = 0; i < plan.targets.size(); ++i)
      add(plan.targets[i].id, "target:" + plan.targets[i].id, plan.targets[i].at,
          {plan.targets[i].numerator, plan.targets[i].denominator}, {});
    for (std::size_t i = 0; i < plan.forms.size(); ++i)
      for (std::size_t j = 0; j < plan.forms[i].elements.size(); ++j) {
        const auto& e = plan.forms[i].elements[j];
        const auto cell = plan.forms[i].id + "." + e.id;
        if (e.from)
          add(cell, "cell:" + cell, member::at(*bound.forms[i].elements[j], "from"), {e.from},
              plan.forms[i].id);
      }
  }

  void run() {
    for (std::size_t i = 0; i < nodes_.size(); ++i)
      if (nodes_[i].state == State::fresh) visit(i);
  }

 private:
  enum class State { fresh, open, done };
  struct Point {
    std::string shown;
    Position at;
    std::vector<std::string> uses;
    State state = State::fresh;
  };

  void add(std::string shown, std::string key, Position at, const std::vector<Expr>& expressions,
           const std::string& form) {
    Point point{std::move(shown), std::move(at), {}};
    for (const auto& expression : expressions) {
      if (!expression) continue;
      indicators::walk(*expression, [&](const indicators::Expression& e) {
        using indicators::Op;
        if (e.op == Op::indicator) point.uses.push_back("indicator:" + e.name);
        if (e.op == Op::target) point.uses.push_back("target:" + e.name);
        if (e.op == Op::aggregate && !e.name.empty())
          point.uses.push_back("cell:" + e.form + "." + e.name);
        if (e.op == Op::element && !form.empty())
          point.uses.push_back("cell:" + form + "." + e.name);
      });
    }
    if (index_.emplace(std::move(key), nodes_.size()).second) nodes_.push_back(std::move(point));
  }

  // Depth first without recursion: a chain of indicators may be as long as a file allows.
  void visit(std::size_t start) {
    std::vector<std::pair<std::size_t, std::size_t>> path{{start, 0}};
    nodes_[start].state = State::open;
    while (!path.empty()) {
      auto& [i, next] = path.back();
      if (next == nodes_[i].uses.size()) {
        nodes_[i].state = State::done;
        path.pop_back();
        continue;
      }
      const auto found = index_.find(nodes_[i].uses[next++]);
      if (found == index_.end()) continue;
      auto& child = nodes_[found->second];
      if (child.state == State::open) circle(path, found->second);
      if (child.state != State::fresh) continue;
      child.state = State::open;
      path.emplace_back(found->second, 0);
    }
  }

  void circle(const std::vector<std::pair<std::size_t, std::size_t>>& path, std::size_t closing) {
    std::string names;
    bool inside = false;
    for (const auto& step : path) {
      inside = inside || step.first == closing;
      if (inside) names += nodes_[step.first].shown + " → ";
    }
    names += nodes_[closing].shown;
    report_.error(nodes_[closing].at, fmt::format("tính theo vòng tròn: {}; bỏ một mối", names),
                  fmt::format("computed in a circle: {}; break one link", names));
  }

  Report& report_;
  std::vector<Point> nodes_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

}  // namespace

void check_goals(const Bound& bound, Report& report) {
  for (std::size_t i = 0; i < bound.plan.targets.size(); ++i)
    measurable(bound.plan.targets[i], *bound.targets[i], report);
  Graph(bound, report).run();
}

}  // namespace hoanhap::plan
