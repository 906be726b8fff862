#include "core/text.h"
#include "plan/bind.h"
#include "plan/schema.h"

#include <fmt/format.h>

namespace hoanhap::plan {
namespace {

constexpr std::size_t kMaxUnits = 20'000;
constexpr std::size_t kMaxSpellings = 20;  // names, codes or aliases of one unit
constexpr std::size_t kMaxNameBytes = 400;

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
  for (std::size_t at = 0;
       (at = text.find(what, at)) != std::string::npos && text.size() <= kMaxNameBytes;
       at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

// "Phường Ea Tam" inside a text is "phường Ea Tam"; at its start it stays as written.
std::string lower_first(std::string_view name) {
  if (name.starts_with("Đ")) return "đ" + std::string(name.substr(2));
  std::string result(name);
  if (!result.empty() && result[0] >= 'A' && result[0] <= 'Z')
    result[0] = static_cast<char>(result[0] - 'A' + 'a');
  return result;
}

// `text` with {id}, {name} and {en} taken from one member of the set.
struct Filler {
  std::string_view id, name, en;

  std::string operator()(std::string text) const {
    text = replace_all(std::move(text), "{id}", id);
    if (text.starts_with("{name}")) text = std::string(name) + text.substr(6);
    text = replace_all(std::move(text), "{name}", lower_first(name));
    return replace_all(std::move(text), "{en}", en);
  }
};

std::vector<Named> named(const Node& node, std::string_view one, std::string_view many,
                         std::string_view key, const Filler& fill) {
  std::vector<Named> result;
  if (const auto single = node.word(one); !single.empty())
    result.push_back({fill(std::string(single)), kOpenFrom, kOpenTo});
  for (const auto& item : member::list(node, many))
    result.push_back({fill(member::word(item, key)), member::date(item, "from").value_or(kOpenFrom),
                      member::date(item, "to").value_or(kOpenTo)});
  return result;
}

std::optional<Tile> tile(const Node& node) {
  const auto* found = node.find("tile");
  if (!found) return std::nullopt;
  const auto row = member::whole(*found, "row"), column = member::whole(*found, "column");
  if (!row || !column) return std::nullopt;  // the shape's check says so
  return Tile{static_cast<int>(*row), static_cast<int>(*column)};
}

Unit unit(const Node& node, const Filler& fill) {
  Unit result;
  result.id = fill(member::word(node, "id"));
  result.kind = member::word(node, "kind");
  result.names = named(node, "name", "names", "name", fill);
  result.name_en = fill(member::word(node, "en"));
  result.codes = named(node, "code", "codes", "code", fill);
  for (auto& alias : member::words(node, "aliases"))
    result.aliases.push_back(fill(std::move(alias)));
  result.line = fill(member::word(node, "line"));
  result.within = fill(member::word(node, "within"));
  result.territory = fill(member::word(node, "territory", result.id));
  result.tile = tile(node);
  result.from = member::date(node, "from").value_or(kOpenFrom);
  result.to = member::date(node, "to").value_or(kOpenTo);
  result.at = node.at;
  return result;
}

// Units written once for many multiply whatever they hold, so each part is kept small.
bool modest(const Node& node, Report& report) {
  bool fine = true;
  for (const char* key : {"names", "codes", "aliases"})
    if (member::list(node, key).size() > kMaxSpellings) {
      fine = false;
      report.error(member::at(node, key), fmt::format("\"{}\" có quá {} dòng", key, kMaxSpellings),
                   fmt::format("\"{}\" has more than {} lines", key, kMaxSpellings));
    }
  for (const auto& entry : node.entries)
    if (entry.value.text.size() > kMaxNameBytes) {
      fine = false;
      report.error(entry.value.at, fmt::format("\"{}\" dài quá {} byte", entry.key, kMaxNameBytes),
                   fmt::format("\"{}\" is longer than {} bytes", entry.key, kMaxNameBytes));
    }
  return fine;
}

// A unit whose names changed over time gives its later siblings one name for each of them.
std::vector<Named> names_over_time(const Node& node, const Unit& member) {
  std::vector<Named> result;
  for (const auto& name : member.names)
    for (auto& own : named(node, "name", "names", "name", {member.id, name.value, member.name_en}))
      result.push_back(
          {std::move(own.value), std::max(own.from, name.from), std::min(own.to, name.to)});
  return result;
}

void expand(const Node& node, Bound& bound, Report& report) {
  const auto set_id = member::word(node, "for");
  const auto* set = bound.plan.set(set_id);
  if (!set) return;  // check_names says so
  const auto count = bound.plan.units.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto& candidate = bound.plan.units[i];
    const bool in =
        std::find(set->kinds.begin(), set->kinds.end(), candidate.kind) != set->kinds.end() ||
        std::find(set->members.begin(), set->members.end(), candidate.id) != set->members.end();
    if (!in) continue;
    if (bound.plan.units.size() >= kMaxUnits)
      return report.error(node.at, fmt::format("quá {} đơn vị", kMaxUnits),
                          fmt::format("more than {} units", kMaxUnits));
    const auto base = candidate;  // units grows below
    auto made = unit(
        node, {base.id, base.names.empty() ? std::string_view(base.id) : base.names.back().value,
               base.name_en});
    made.names = names_over_time(node, base);
    if (!node.find("from")) made.from = base.from;
    if (!node.find("to")) made.to = base.to;
    bound.plan.units.push_back(std::move(made));
    bound.units.push_back(&node);
  }
}

}  // namespace

void bind_units(const Sources& sources, Bound& bound, Report& report) {
  const auto* file = sources.file("units.yaml");
  if (!file)
    return report.error({"units.yaml", 0, 0}, "thiếu tệp units.yaml",
                        "the file units.yaml is missing");
  if (file->broken) return;
  const auto& root = file->root;
  check_shape(root, *object("units file"), report);
  for (const auto& node : member::list(root, "sets")) {
    bound.plan.sets.push_back({member::word(node, "id"), member::words(node, "kinds"),
                               member::words(node, "members"), node.at});
    bound.sets.push_back(&node);
  }
  for (const auto& node : member::list(root, "units")) {
    if (!modest(node, report)) continue;
    if (node.find("for")) {
      expand(node, bound, report);
      continue;
    }
    bound.plan.units.push_back(unit(node, {"{id}", "{name}", "{en}"}));
    bound.units.push_back(&node);
  }
}

}  // namespace hoanhap::plan
