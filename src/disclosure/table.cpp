#include "disclosure/table.h"

#include <algorithm>

namespace hoanhap::disclosure {
namespace {

template <typename T, typename U>
int index_of(const std::vector<T>& in, const U& what) {
  const auto found = std::find(in.begin(), in.end(), what);
  return found == in.end() ? -1 : static_cast<int>(found - in.begin());
}

void write_row(JsonWriter& out, const std::vector<Cell>& cells) {
  out.begin_array();
  for (const auto& cell : cells) write(out, cell, false);
  out.end_array();
}

Result<std::vector<Cell>> read_row(const Json& json, std::size_t expected) {
  if (!json.is_array() || json.size() != expected)
    return internal("a stored release has a row of another length");
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < expected; ++i) {
    TRY_ASSIGN(Cell cell, read_cell(json[i]));
    cells.push_back(cell);
  }
  return cells;
}

}  // namespace

int Table::element(std::string_view id) const { return index_of(elements, id); }
int Table::row(UnitId unit) const { return index_of(units, unit); }

bool Table::covers(UnitId unit, std::string_view element_id) const {
  return element(element_id) >= 0 && (!unit || row(unit) >= 0);
}

Cell Table::at(UnitId unit, std::string_view element_id) const {
  const int r = row(unit), e = element(element_id);
  if (r < 0 || e < 0) return Nothing{};
  return cells[static_cast<std::size_t>(r)][static_cast<std::size_t>(e)];
}

Cell Table::total_of(std::string_view element_id) const {
  const int e = element(element_id);
  return e < 0 ? Cell{Nothing{}} : total[static_cast<std::size_t>(e)];
}

std::string Table::json() const {
  JsonWriter out;
  out.begin_object().key("elements").begin_array();
  for (const auto& id : elements) out.value(id);
  out.end_array().key("rows").begin_array();
  for (std::size_t i = 0; i < units.size(); ++i) {
    out.begin_object().field("unit", units[i].value).key("cells");
    write_row(out, cells[i]);
    out.end_object();
  }
  out.end_array().key("total");
  write_row(out, total);
  out.end_object();
  return out.take();
}

Result<Table> Table::parse(std::string_view text) {
  TRY_ASSIGN(const Json json, Json::parse(text));
  Table table;
  const Json elements = json["elements"], rows = json["rows"];
  for (std::size_t i = 0; i < elements.size(); ++i)
    table.elements.emplace_back(elements[i].string().value_or(""));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    table.units.push_back(UnitId{rows[i]["unit"].integer().value_or(0)});
    TRY_ASSIGN(auto cells, read_row(rows[i]["cells"], table.elements.size()));
    table.cells.push_back(std::move(cells));
  }
  TRY_ASSIGN(table.total, read_row(json["total"], table.elements.size()));
  return table;
}

}  // namespace hoanhap::disclosure
