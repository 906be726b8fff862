#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "plan/check.h"

namespace hoanhap::plan {
namespace {

// Follows one parent from unit to unit; a walk that comes back to its own mark has found a circle.
class Tree {
 public:
  Tree(const Bound& bound, std::string Unit::* parent, const char* key, Text what, Report& report)
      : bound_(bound), parent_(parent), key_(key), what_(std::move(what)), report_(report) {
    for (std::size_t i = 0; i < bound.plan.units.size(); ++i)
      index_.emplace(bound.plan.units[i].id, i);
    mark_.assign(bound.plan.units.size(), 0);
  }

  void run() {
    for (std::size_t start = 0; start < mark_.size(); ++start) {
      auto i = start;
      while (mark_[i] == 0) {
        mark_[i] = start + 1;
        const auto next = index_.find(bound_.plan.units[i].*parent_);
        if (next == index_.end()) break;
        if (mark_[next->second] == start + 1) {
          circle(next->second);
          break;
        }
        i = next->second;
      }
    }
  }

 private:
  void circle(std::size_t from) {
    std::string path = bound_.plan.units[from].id;
    auto first = from;
    for (auto i = index_.at(bound_.plan.units[from].*parent_); i != from;
         i = index_.at(bound_.plan.units[i].*parent_)) {
      path += " → " + bound_.plan.units[i].id;
      first = std::min(first, i);
    }
    path += " → " + bound_.plan.units[from].id;
    report_.error(member::at(*bound_.units[first], key_), fmt::format("{}: {}", what_.vi, path),
                  fmt::format("{}: {}", what_.en, path));
  }

  const Bound& bound_;
  std::string Unit::* parent_;
  const char* key_;
  Text what_;
  Report& report_;
  std::unordered_map<std::string_view, std::size_t> index_;
  std::vector<std::size_t> mark_;
};

bool place(const Unit& unit) { return unit.territory == unit.id; }

void places(const Bound& bound, Report& report) {
  std::unordered_map<std::string_view, const Unit*> by_id;
  for (const auto& unit : bound.plan.units) by_id.emplace(unit.id, &unit);
  const Unit* root = nullptr;
  for (std::size_t i = 0; i < bound.plan.units.size(); ++i) {
    const auto& unit = bound.plan.units[i];
    const auto& node = *bound.units[i];
    if (place(unit) && unit.within.empty()) {
      if (root)
        report.error(node.at,
                     fmt::format("đơn vị \"{}\" không ghi territory (nơi nó báo cáo) hoặc within "
                                 "(nơi chứa nó); nơi trên cùng đã là \"{}\"",
                                 unit.id, root->id),
                     fmt::format("the unit \"{}\" says neither territory (the place it is about) "
                                 "nor within (the place around it); the top is \"{}\" already",
                                 unit.id, root->id));
      else
        root = &unit;
    }
    for (const auto& [key, id] :
         {std::pair("territory", unit.territory), std::pair("within", unit.within)}) {
      const auto found = by_id.find(id);
      if (found != by_id.end() && !place(*found->second))
        report.error(member::at(node, key),
                     fmt::format("\"{}\" không phải một địa bàn; {} phải chỉ một địa bàn", id, key),
                     fmt::format("\"{}\" is not a place; {} must name one", id, key));
    }
  }
}

void validity(const Bound& bound, Report& report) {
  for (std::size_t i = 0; i < bound.plan.units.size(); ++i) {
    const auto& unit = bound.plan.units[i];
    const auto& node = *bound.units[i];
    if (unit.names.empty())
      report.error(node.at, fmt::format("đơn vị \"{}\" chưa có tên (name hoặc names)", unit.id),
                   fmt::format("the unit \"{}\" has no name (name or names)", unit.id));
    if (unit.to < unit.from)
      report.error(member::at(node, "to"),
                   fmt::format("đơn vị \"{}\" kết thúc trước khi bắt đầu", unit.id),
                   fmt::format("the unit \"{}\" ends before it begins", unit.id));
  }
}

constexpr int kMostTiles = 99;

// One place a square, and squares only for places.
void tiles(const Bound& bound, Report& report) {
  std::map<Tile, const Unit*> taken;
  for (std::size_t i = 0; i < bound.plan.units.size(); ++i) {
    const auto& unit = bound.plan.units[i];
    if (!unit.tile) continue;
    const auto at = member::at(*bound.units[i], "tile");
    const auto& tile = *unit.tile;
    if (!place(unit))
      report.error(at, fmt::format("\"{}\" không phải một địa bàn nên không có ô bản đồ", unit.id),
                   fmt::format("\"{}\" is not a place and has no tile", unit.id));
    if (tile.row < 0 || tile.column < 0 || tile.row > kMostTiles || tile.column > kMostTiles)
      report.error(at, fmt::format("row và column của ô bản đồ từ 0 đến {}", kMostTiles),
                   fmt::format("row and column of a tile go from 0 to {}", kMostTiles));
    const auto [found, fresh] = taken.emplace(tile, &unit);
    if (!fresh)
      report.error(at,
                   fmt::format("ô bản đồ này đã dành cho \"{}\"; chọn ô khác", found->second->id),
                   fmt::format("this tile is \"{}\" already; take another", found->second->id));
  }
}

}  // namespace

void check_units(const Bound& bound, Report& report) {
  Tree(bound, &Unit::line, "line",
       {"các đơn vị chỉ đạo nhau theo vòng tròn", "units direct each other in a circle"}, report)
      .run();
  Tree(bound, &Unit::within, "within",
       {"các địa bàn nằm trong nhau theo vòng tròn", "places lie within each other in a circle"},
       report)
      .run();
  places(bound, report);
  validity(bound, report);
  tiles(bound, report);
  const auto& plan = bound.plan;
  const auto* publishing = plan.unit(plan.publishing_unit);
  if (bound.programme && publishing && !place(*publishing))
    report.error(member::at(*bound.programme, "publishing unit"),
                 fmt::format("\"{}\" không phải một địa bàn", publishing->id),
                 fmt::format("\"{}\" is not a place", publishing->id));
  for (std::size_t i = 0; i < plan.sets.size(); ++i)
    if (plan.sets[i].kinds.empty() == plan.sets[i].members.empty())
      report.error(
          bound.sets[i]->at,
          fmt::format("nhóm \"{}\" cần đúng một mục: kinds hoặc members", plan.sets[i].id),
          fmt::format("the set \"{}\" needs exactly one of: kinds, members", plan.sets[i].id));
}

}  // namespace hoanhap::plan
