#include <algorithm>

#include "disclosure/ledger.h"

namespace hoanhap::disclosure {
namespace {
std::size_t at(int i) { return static_cast<std::size_t>(i); }
}  // namespace

void Ledger::relate(const Facts& facts) {
  const auto relations = relations_.find(facts.form);
  if (relations == relations_.end()) return;
  for (const auto& row : facts.rows)
    for (std::size_t p = 0; p < row.parts.size(); ++p)
      for (const auto& relation : relations->second) relate(facts, row, p, relation);
}

// A check that a row passed is something a reader can compute with. It is used only where it is
// true of the row: a blank cell, or a check that came with a later form version, says nothing.
void Ledger::relate(const Facts& facts, const Facts::Row& row, std::size_t part,
                    const Relation& relation) {
  std::vector<Term> terms;
  std::int64_t known = relation.constant;
  for (const auto& [slot, factor] : relation.parts) {
    if (at(slot) >= row.parts[part].size()) return;
    const auto value = row.parts[part][at(slot)].exact_;
    if (!value) return;
    const auto element = std::find_if(facts.form->elements.begin(), facts.form->elements.end(),
                                      [&](const plan::Element& e) { return e.slot == slot; });
    if (element != facts.form->elements.end() && element->counts_people) {
      terms.push_back(
          {atom({facts.form, row.unit.value, slot, facts.parts[part]}, *value, row.place), factor});
    } else {
      known += factor * *value;
    }
  }
  const std::int64_t above = worth(terms) + known;
  if (terms.empty() || (relation.kind == Relation::Kind::equal ? above != 0 : above < 0)) return;
  std::vector<std::pair<int, std::int64_t>> said{{-1, known}};
  for (const auto& t : terms) said.emplace_back(t.variable, t.factor);
  if (!said_.insert(std::move(said)).second) return;
  if (relation.kind == Relation::Kind::at_least) terms.push_back({add_variable(above, -1, 0), -1});
  equate(std::move(terms), -known, 1);
}

std::vector<std::pair<Ledger::AtomKey, int>> Ledger::figures_of(const Link::Source& source) const {
  std::vector<std::pair<AtomKey, int>> out;
  for (const auto& [key, variable] : latest_)
    if (std::get<0>(key) == source.form && std::get<2>(key) == source.slot)
      out.emplace_back(key, variable);
  return out;
}

bool Ledger::opaque(const plan::Form* form, int slot) const {
  return std::any_of(links_.begin(), links_.end(), [&](const Link& link) {
    return link.form == form && link.slot == slot && link.sources.empty();
  });
}

// Two forms that speak of one fact let a reader subtract one table from the other. Where their
// figures agree in truth the puzzle says so (a part: is at most the whole); where they don't,
// nobody can build on it.
void Ledger::link(const Link& link) {
  if (link.sources.empty()) return;
  auto longer = figures_of({link.form, link.slot});
  std::vector<std::pair<AtomKey, int>> shorter;
  for (const auto& source : link.sources) {
    const auto more = figures_of(source);
    shorter.insert(shorter.end(), more.begin(), more.end());
  }
  // The longer base period is the sum.
  const bool swap = link.form->base < link.sources.front().form->base;
  const bool whole_city = link.kind == Link::Kind::whole_city;
  if (swap && whole_city) return;
  if (swap) std::swap(longer, shorter);
  for (const auto& [key, variable] : longer) {
    const Period period = std::get<3>(key);
    const int place = place_of_[std::get<1>(key)];
    std::vector<Term> terms;
    for (const auto& [other, part] : shorter)
      if ((whole_city || place_of_[std::get<1>(other)] == place) &&
          (std::get<3>(other) == period || period.includes(std::get<3>(other))))
        terms.push_back({part, -1});
    if (terms.empty()) continue;
    // How far the longer one stays below the sum of the shorter; a part never exceeds its whole.
    const std::int64_t below = -worth(terms) - this->variable(variable).truth;
    const bool part = link.kind == Link::Kind::part;
    const std::int64_t slack = swap ? -below : below;
    if (part ? slack < 0 : below != 0) continue;
    terms.push_back({variable, 1});
    if (part) terms.push_back({add_variable(slack, -1, 0), swap ? -1 : 1});
    equate(std::move(terms), 0, 1);
  }
}

}  // namespace hoanhap::disclosure
