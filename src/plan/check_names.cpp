#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "indicators/suggest.h"
#include "plan/check.h"

namespace hoanhap::plan {
namespace {

using indicators::with_suggestion;

// The ids of one kind of thing: where each was first, and what to suggest for an unknown one.
class Known {
 public:
  Known(std::string_view vi, std::string_view en, bool quiet) : vi_(vi), en_(en), quiet_(quiet) {}

  void add(const std::string& id, const Position& at, Report& report) {
    if (id.empty()) return;
    const auto [first, fresh] = at_.emplace(id, at);
    if (fresh)
      order_.push_back(id);
    else
      report.error(
          at, fmt::format("{} \"{}\" có hai lần; lần đầu ở {}", vi_, id, print(first->second)),
          fmt::format("the {} \"{}\" stands twice; first at {}", en_, id, print(first->second)));
  }
  bool has(const std::string& id) const { return at_.contains(id); }
  void need(const std::string& id, const Position& at, Report& report) const {
    if (id.empty() || quiet_ || has(id)) return;
    report.error(at, with_suggestion({fmt::format("không có {} \"{}\"", vi_, id),
                                      fmt::format("no {} \"{}\"", en_, id)},
                                     id, order_));
  }
  const std::vector<std::string>& order() const { return order_; }
  bool quiet() const { return quiet_; }

 private:
  std::string vi_, en_;
  bool quiet_;
  std::unordered_map<std::string, Position> at_;
  std::vector<std::string> order_;
};

// Everything that can be named, filled first, asked after.
class Names {
 public:
  Names(const Sources& sources, const Bound& bound, Report& report)
      : sources_(sources),
        bound_(bound),
        plan_(bound.plan),
        report_(report),
        calendars_("lịch", "calendar", sources.broken("programme")),
        units_("đơn vị", "unit", sources.broken("units")),
        sets_("nhóm đơn vị", "unit set", sources.broken("units")),
        forms_("biểu", "form", sources.broken("forms/")),
        tasks_("nhiệm vụ", "task", sources.broken("tasks")),
        indicators_("chỉ số", "indicator", sources.broken("indicators")),
        targets_("chỉ tiêu", "target", sources.broken("targets")),
        clauses_("khoản", "clause", !sources.has_clauses) {}

  void run() {
    collect();
    programme();
    units();
    for (std::size_t i = 0; i < plan_.forms.size(); ++i) form(plan_.forms[i], bound_.forms[i]);
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i) task(*bound_.tasks[i]);
    for (const auto* node : bound_.indicators) clauses(*node);
    for (const auto* node : bound_.targets) {
      clauses(*node);
      sets_.need(member::word(*node, "of"), member::at(*node, "of"), report_);
    }
    for (std::size_t i = 0; i < plan_.clauses.size(); ++i)
      carried(plan_.clauses[i], bound_.clauses[i]);
  }

 private:
  void collect() {
    if (bound_.programme)
      for (const auto& node : member::list(*bound_.programme, "calendars"))
        calendars_.add(member::word(node, "id"), member::at(node, "id"), report_);
    for (std::size_t i = 0; i < plan_.units.size(); ++i) {
      units_.add(plan_.units[i].id, member::at(*bound_.units[i], "id"), report_);
      kinds_.insert(plan_.units[i].kind);
    }
    for (std::size_t i = 0; i < plan_.sets.size(); ++i) {
      const auto at = member::at(*bound_.sets[i], "id");
      sets_.add(plan_.sets[i].id, at, report_);
      if (units_.has(plan_.sets[i].id))
        report_.error(
            at, fmt::format("\"{}\" vừa là nhóm vừa là đơn vị; hãy đổi tên nhóm", plan_.sets[i].id),
            fmt::format("\"{}\" is a set and a unit; rename the set", plan_.sets[i].id));
    }
    for (std::size_t i = 0; i < plan_.forms.size(); ++i)
      forms_.add(plan_.forms[i].id, member::at(*bound_.forms[i].node, "form"), report_);
    for (std::size_t i = 0; i < plan_.tasks.size(); ++i)
      tasks_.add(plan_.tasks[i].id, member::at(*bound_.tasks[i], "id"), report_);
    for (std::size_t i = 0; i < plan_.indicators.size(); ++i)
      indicators_.add(plan_.indicators[i].id, member::at(*bound_.indicators[i], "id"), report_);
    for (std::size_t i = 0; i < plan_.targets.size(); ++i)
      targets_.add(plan_.targets[i].id, member::at(*bound_.targets[i], "id"), report_);
    for (std::size_t i = 0; i < plan_.clauses.size(); ++i)
      clauses_.add(plan_.clauses[i].id, bound_.clauses[i].row, report_);
  }

  void programme() {
    if (!bound_.programme) return;
    const auto& root = *bound_.programme;
    units_.need(plan_.publishing_unit, member::at(root, "publishing unit"), report_);
    if (const auto* document = root.find("document"))
      units_.need(plan_.document.issuer, member::at(*document, "issuer"), report_);
    if (const auto* sealed = root.find("support")) support(*sealed);
  }

  // The support team is of no unit that sanctions or inspects (design §1).
  void support(const Node& node) {
    const auto team = [&](const Node& at, const std::string& id) {
      units_.need(id, member::at(at, "office"), report_);
      const auto* unit = plan_.unit(id);
      if (unit != nullptr && (unit->kind.ends_with("police") || unit->kind.ends_with("team-178")))
        report_.error(
            member::at(at, "office"),
            fmt::format("\"{}\" xử phạt hoặc kiểm tra; bộ phận hỗ trợ không thuộc đơn vị này", id),
            fmt::format("\"{}\" sanctions or inspects; the support team can't be of it", id));
    };
    team(node, plan_.support.office);
    if (const auto* children = node.find("children")) team(*children, plan_.support.children);
    for (const auto* key : {"services", "outcomes"}) {
      Known known("lựa chọn", "choice", false);
      for (const auto& choice : member::list(node, key))
        known.add(member::word(choice, "id"), member::at(choice, "id"), report_);
    }
  }

  void units() {
    for (std::size_t i = 0; i < plan_.units.size(); ++i) {
      const auto& unit = plan_.units[i];
      const auto& node = *bound_.units[i];
      units_.need(unit.line, member::at(node, "line"), report_);
      units_.need(unit.within, member::at(node, "within"), report_);
      if (node.find("territory"))
        units_.need(unit.territory, member::at(node, "territory"), report_);
    }
    if (const auto* file = sources_.file("units.yaml"); file && !file->broken)
      for (const auto& node : member::list(file->root, "units"))
        sets_.need(member::word(node, "for"), member::at(node, "for"), report_);
    for (const auto* node : bound_.sets) {
      for (const auto& id : member::words(*node, "members"))
        units_.need(id, member::at_word(*node, "members", id), report_);
      for (const auto& kind : member::words(*node, "kinds"))
        if (!kinds_.contains(kind))
          report_.error(member::at_word(*node, "kinds", kind),
                        with_suggestion({fmt::format("không có đơn vị nào thuộc loại \"{}\"", kind),
                                         fmt::format("no unit is of kind \"{}\"", kind)},
                                        kind, {kinds_.begin(), kinds_.end()}));
    }
  }

  void clauses(const Node& node) {
    for (const char* key : {"clause", "clauses"})
      for (const auto& id : member::words(node, key))
        clauses_.need(id, member::at_word(node, key, id), report_);
  }

  // "form.element", where its dot is; both must be there.
  void cell(const std::string& name, const Position& at) {
    if (name.empty() || forms_.quiet()) return;
    const auto dot = name.find('.');
    const auto form_id = name.substr(0, dot);
    if (!forms_.has(form_id) || dot == std::string::npos)
      return forms_.need(dot == std::string::npos ? name : form_id, at, report_);
    const auto& form = *plan_.form(form_id);
    const auto element = name.substr(dot + 1);
    if (form.element(element)) return;
    std::vector<std::string> ids;
    for (const auto& e : form.elements) ids.push_back(e.id);
    report_.error(
        at,
        with_suggestion({fmt::format("không có phần tử \"{}\" trong biểu \"{}\"", element, form_id),
                         fmt::format("no element \"{}\" in form \"{}\"", element, form_id)},
                        element, ids));
  }

  void other_cell(const std::string& name, std::string_view key, const Node& node) {
    const auto at = member::at(node, key);
    if (!name.empty() && name.find('.') == std::string::npos)
      report_.error(at, fmt::format("\"{}\" viết là biểu.phần-tử", key),
                    fmt::format("\"{}\" is written form.element", key));
    else
      cell(name, at);
  }

  void form(const Form& form, const Bound::FormSource& source) {
    calendars_.need(form.calendar, member::at(*source.node, "calendar"), report_);
    Known elements("phần tử", "element", false);
    for (std::size_t i = 0; i < form.elements.size(); ++i) {
      const auto& node = *source.elements[i];
      elements.add(form.elements[i].id, member::at(node, "id"), report_);
      clauses(node);
      other_cell(form.elements[i].counts, "counts", node);
      other_cell(form.elements[i].part_of, "part of", node);
      Known choices("lựa chọn", "choice", false);
      for (const auto& choice : member::list(node, "choices"))
        choices.add(member::word(choice, "id"), member::at(choice, "id"), report_);
    }
    for (std::size_t i = 0; i < form.elements.size(); ++i)
      for (const auto& id : form.elements[i].tells_of)
        elements.need(id, member::at_word(*source.elements[i], "tells of", id), report_);
    const auto& text = form.text_template;
    const auto& have = sources_.others;
    if (!text.empty() && std::find(have.begin(), have.end(), "templates/" + text) == have.end())
      report_.warning(member::at(*source.node, "template"),
                      fmt::format("không có tệp templates/{}", text),
                      fmt::format("there is no file templates/{}", text));
  }

  void unit_or_set(const Node& node, std::string_view key) {
    for (const auto& id : member::words(node, key)) {
      if (units_.quiet() || units_.has(id) || sets_.has(id)) continue;
      auto near = sets_.order();
      near.insert(near.end(), units_.order().begin(), units_.order().end());
      report_.error(member::at_word(node, key, id),
                    with_suggestion({fmt::format("không có đơn vị hay nhóm đơn vị \"{}\"", id),
                                     fmt::format("no unit or unit set \"{}\"", id)},
                                    id, near));
    }
  }

  void task(const Node& node) {
    clauses(node);
    for (const char* key : {"lead", "with", "owes"}) unit_or_set(node, key);
    forms_.need(member::word(node, "form"), member::at(node, "form"), report_);
    for (const char* key : {"to", "via"})
      units_.need(member::word(node, key), member::at(node, key), report_);
  }

  void carried(const Clause& clause, const Bound::ClauseSource& source) {
    for (const auto& reference : clause.carried_by) {
      const auto at = member::at_word(source.answer->value, "tracked", reference);
      const auto colon = reference.find(':');
      const auto kind = reference.substr(0, colon);
      const auto id = colon == std::string::npos ? std::string() : reference.substr(colon + 1);
      if (kind == "task")
        tasks_.need(id, at, report_);
      else if (kind == "form")
        cell_or_form(id, at);
      else if (kind == "target")
        targets_.need(id, at, report_);
      else if (kind == "indicator")
        indicators_.need(id, at, report_);
      else
        report_.error(
            at,
            fmt::format("\"{}\" phải bắt đầu bằng task:, form:, target: hoặc indicator:",
                        reference),
            fmt::format("\"{}\" must begin with task:, form:, target: or indicator:", reference));
    }
  }
  void cell_or_form(const std::string& id, const Position& at) {
    if (id.find('.') == std::string::npos)
      forms_.need(id, at, report_);
    else
      cell(id, at);
  }

  const Sources& sources_;
  const Bound& bound_;
  const Plan& plan_;
  Report& report_;
  Known calendars_, units_, sets_, forms_, tasks_, indicators_, targets_, clauses_;
  std::set<std::string> kinds_;
};

}  // namespace

void check_names(const Sources& sources, const Bound& bound, Report& report) {
  Names(sources, bound, report).run();
}

}  // namespace hoanhap::plan
