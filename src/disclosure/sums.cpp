#include "disclosure/sums.h"

#include <algorithm>
#include <map>

namespace hoanhap::disclosure {
namespace {
std::size_t at(int i) { return static_cast<std::size_t>(i); }
}  // namespace

int Sums::figure(int owner, bool bare) {
  figures_.push_back({owner, bare});
  return static_cast<int>(figures_.size()) - 1;
}

// Whoever reads, a bare figure has another one beside it that the reader doesn't know either.
bool Sums::keeps_bare_ones(const std::vector<int>& group) const {
  std::map<int, std::size_t> owned;
  for (const int f : group) ++owned[figures_[at(f)].owner];
  return std::all_of(group.begin(), group.end(), [&](int f) {
    const auto& figure = figures_[at(f)];
    if (!figure.bare) return true;
    if (group.size() < 2) return false;
    return std::all_of(owned.begin(), owned.end(), [&](const auto& entry) {
      const auto& [owner, count] = entry;
      return owner == figure.owner || owner < 0 || group.size() - count >= 2;
    });
  });
}

void Sums::settle(std::vector<int> group) {
  for (const int f : group) figures_[at(f)].group = static_cast<int>(groups_.size());
  groups_.push_back(std::move(group));
}

void Sums::note(const std::vector<int>& figures) {
  if (!admit(figures)) crossed_ = true;
}

bool Sums::admit(const std::vector<int>& figures) {
  std::vector<int> fresh;
  std::map<int, std::vector<int>> met;  // group -> those of its figures that the sum has
  for (const int f : figures) {
    const int group = figures_[at(f)].group;
    (group < 0 ? fresh : met[group]).push_back(f);
  }
  std::erase_if(met, [&](const auto& entry) {
    return entry.second.size() == groups_[at(entry.first)].size();
  });
  if (met.empty() && fresh.empty()) return true;
  if (crossed_ || met.size() + (fresh.empty() ? 0 : 1) > 1) return false;
  if (met.empty()) {
    if (!keeps_bare_ones(fresh)) return false;
    settle(std::move(fresh));
    return true;
  }
  auto& [group, part] = *met.begin();
  std::vector<int> rest;
  for (const int f : groups_[at(group)])
    if (std::find(part.begin(), part.end(), f) == part.end()) rest.push_back(f);
  if (!keeps_bare_ones(part) || !keeps_bare_ones(rest)) return false;
  groups_[at(group)] = std::move(rest);
  settle(std::move(part));
  return true;
}

}  // namespace hoanhap::disclosure
