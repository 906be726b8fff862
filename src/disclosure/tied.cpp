#include "disclosure/tied.h"

#include <algorithm>

namespace hoanhap::disclosure {
namespace {

std::optional<std::int64_t> shown(const Cell& cell) {
  const auto* number = std::get_if<Shown>(&cell);
  return number ? std::optional(number->value) : std::nullopt;
}

bool concealed(const Cell& cell) {
  return std::holds_alternative<Hidden>(cell) || std::holds_alternative<NotReleased>(cell);
}

Cell count_in(const Table& table, const Facts::Row* row, const std::string& id) {
  return row ? table.at(row->unit, id) : table.total_of(id);
}

}  // namespace

const std::vector<Tie>& Tied::ties(const Facts& facts) const {
  static const std::vector<Tie> none;
  const auto found = ties_.find(facts.form);
  return found == ties_.end() ? none : found->second;
}

// A base figure stays the same one as long as its value does: a correction is another. It is bare
// where none of its counts covers it. `row` null: what the roll-up has beyond the rows.
int Tied::figure(Column& column, const Facts& facts, const Facts::Row* row, const Tie& tie,
                 std::size_t part, std::int64_t value) {
  const auto [entry, fresh] = column.figures.try_emplace(
      {row ? row->unit.value : 0, row ? facts.parts[part] : facts.period, value}, -1);
  if (fresh) {
    bool covered = value == 0 || !row || (tie.counts.empty() && tie.source);
    for (const auto& id : tie.counts) {
      const auto slot = static_cast<std::size_t>(facts.form->element(id)->slot);
      covered = covered ||
                (slot < row->parts[part].size() && row->parts[part][slot].exact_.value_or(0) > 0);
    }
    entry->second = column.sums.figure(row ? row->place : -1, !covered);
  }
  return entry->second;
}

Tied::Part Tied::unit_part(Column& column, const Facts& facts, const Facts::Row& row,
                           const Tie& tie) {
  Part whole;
  const auto slot = static_cast<std::size_t>(tie.element->slot);
  for (std::size_t p = 0; p < facts.parts.size(); ++p) {
    if (slot >= row.parts[p].size()) continue;
    const auto value = row.parts[p][slot].exact_;
    if (!value) continue;
    const int f = figure(column, facts, &row, tie, p, *value);
    switch (facts.parts.size() == 1 ? plan::OverTime::sum : tie.element->over_time) {
      case plan::OverTime::sum:
        whole.figures.push_back(f);
        whole.value = whole.value.value_or(0) + *value;
        break;
      case plan::OverTime::last:
        whole.figures = {f};
        whole.value = value;
        break;
      case plan::OverTime::max:
        whole.adds_up = whole.figures.empty();
        whole.figures.push_back(f);
        whole.value = std::max(whole.value.value_or(*value), *value);
        break;
      case plan::OverTime::none:
        break;
    }
  }
  return whole;
}

Tied::Part Tied::total_part(Column& column, const Facts& facts, const Tie& tie) {
  Part whole;
  if (tie.element->over_units != plan::OverUnits::sum) return whole;
  const auto slot = static_cast<std::size_t>(tie.element->slot);
  // Of stocks only the latest base period counts, as the roll-up has it.
  std::size_t first = 0;
  if (facts.parts.size() > 1 && tie.element->over_time == plan::OverTime::last)
    for (std::size_t p = 0; p < facts.parts.size(); ++p)
      for (const auto& row : facts.rows)
        if (slot < row.parts[p].size() && row.parts[p][slot].exact_) first = p;
  for (std::size_t p = first; p < facts.parts.size(); ++p)
    for (const auto& row : facts.rows) {
      if (slot >= row.parts[p].size() || !row.parts[p][slot].exact_) continue;
      const auto value = *row.parts[p][slot].exact_;
      whole.figures.push_back(figure(column, facts, &row, tie, p, value));
      whole.value = whole.value.value_or(0) + value;
    }
  const bool one = facts.parts.size() == 1;
  whole.adds_up = one || tie.element->over_time == plan::OverTime::sum ||
                  tie.element->over_time == plan::OverTime::last;
  if (!one && tie.element->over_time == plan::OverTime::none) whole.value.reset();
  if (whole.value && slot < facts.city.size() && facts.city[slot].exact_)
    if (const auto rest = *facts.city[slot].exact_ - *whole.value; rest != 0) {
      whole.figures.push_back(figure(column, facts, nullptr, tie, 0, rest));
      whole.value = *whole.value + rest;
    }
  return whole;
}

// Two sources of one fact, or a fact taken over: it says again what is out already.
bool Tied::repeats(const Facts& facts, const Facts::Row* row, const Tie& tie,
                   std::int64_t value) const {
  const auto found = out_.find({tie.source, facts.period});
  if (found == out_.end()) return false;
  const auto& [source, table] = found->second;
  if (tie.whole_city || !row) return shown(table.total_of(tie.source_element)) == value;
  std::optional<std::int64_t> sum;
  for (const auto& other : source->rows) {
    if (other.place != row->place) continue;
    const Cell cell = table.at(other.unit, tie.source_element);
    if (std::holds_alternative<Nothing>(cell)) continue;
    const auto number = shown(cell);
    if (!number) return false;
    sum = sum.value_or(0) + *number;
  }
  return sum == value;
}

Cell Tied::cell(Column& column, const Facts& facts, const Facts::Row* row, const Tie& tie,
                const Part& part, const Table& table) const {
  const Cell hidden = Hidden{Why::complement};
  std::int64_t most = 0;
  for (const auto& id : tie.counts) {
    const Cell count = count_in(table, row, id);
    if (concealed(count)) return hidden;
    most = std::max(most, shown(count).value_or(0));
  }
  if (!part.value) return Nothing{};
  const bool below = row && row->place >= 0;
  if (tie.never || !part.adds_up) return hidden;
  if (tie.source && !repeats(facts, row, tie, *part.value)) return hidden;
  if (!tie.counts.empty() && *part.value != 0 && row && most < (below ? 5 : 1)) return hidden;
  if (!tie.source && !column.sums.admit(part.figures)) return hidden;
  return Shown{*part.value};
}

void Tied::remember(const Facts& facts, const Table& released) {
  for (const auto& tie : ties(facts)) {
    if (tie.source || tie.never || released.element(tie.element->id) < 0) continue;
    auto& column = columns_[tie.element];
    for (const auto& row : facts.rows)
      if (shown(released.at(row.unit, tie.element->id)))
        column.sums.note(unit_part(column, facts, row, tie).figures);
    if (shown(released.total_of(tie.element->id)))
      column.sums.note(total_part(column, facts, tie).figures);
  }
  out_.insert_or_assign({facts.form, facts.period}, Out{&facts, released});
}

void Tied::add_columns(const Facts& facts, Table& table) {
  for (const auto& tie : ties(facts)) {
    auto& column = columns_[tie.element];
    std::vector<Cell> cells;
    for (const auto& row : facts.rows)
      cells.push_back(cell(column, facts, &row, tie, unit_part(column, facts, row, tie), table));
    const Cell total = cell(column, facts, nullptr, tie, total_part(column, facts, tie), table);
    for (std::size_t r = 0; r < cells.size(); ++r) table.cells[r].push_back(cells[r]);
    table.total.push_back(total);
    table.elements.push_back(tie.element->id);
  }
}

}  // namespace hoanhap::disclosure
