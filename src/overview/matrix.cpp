// The matrix of obligations: units against what they owe, period by period (reference S1).
#include <algorithm>
#include <map>

#include "disclosure/load.h"
#include "obligations/rules.h"
#include "obligations/wire.h"
#include "overview/rules.h"
#include "overview/service.h"
#include "overview/store.h"
#include "overview/wire.h"

namespace hoanhap::overview {
namespace {

using access::Actor;
using access::Capability;
using obligations::Item;
using obligations::write_unit;

// Whoever is party to it gets the report's number; for others the cell only says how it stands.
std::optional<RecordId> readable(const Actor& actor, const Item& item) {
  const auto& o = item.obligation;
  if (!item.filed || !obligations::may_read(actor, {o.unit, o.via, o.receiver}))
    return std::nullopt;
  return item.filed->record;
}

// Units that owe the same forms stand in one block, so that a block has no empty columns: the
// wards, their police, and so on. A form that one unit alone owes goes with the others of that kind
// into the last block, whose rows name the form as well.
struct Block {
  std::string owes;  // the set; "" for the last block
  std::vector<const Item*> items;
};

std::vector<Block> blocks_of(const plan::Plan& plan, const std::vector<Item>& items) {
  std::map<std::string_view, std::string_view> set_of;  // duty -> set that owes it
  for (const auto& duty : plan.duties)
    set_of[duty.id] = plan.set(duty.owes) ? std::string_view(duty.owes) : std::string_view();
  std::vector<Block> blocks;
  for (const auto& duty : plan.duties)  // blocks in the plan's order
    if (const auto set = set_of[duty.id];
        !set.empty() &&
        std::none_of(blocks.begin(), blocks.end(), [&](const Block& b) { return b.owes == set; }))
      blocks.push_back({std::string(set), {}});
  blocks.push_back({});
  for (const auto& item : items) {
    const auto set = set_of.find(item.obligation.duty);
    const auto owes = set == set_of.end() ? std::string_view() : set->second;
    std::find_if(blocks.begin(), blocks.end(), [&](const Block& b) {
      return b.owes == owes;
    })->items.push_back(&item);
  }
  std::erase_if(blocks, [](const Block& b) { return b.items.empty(); });
  return blocks;
}

struct Column {
  std::string_view form;  // "" in the last block
  Period period;
  Date due;
  bool operator==(const Column& other) const {
    return form == other.form && period == other.period;
  }
};
struct Row {
  UnitId unit;
  std::string_view form;  // only in the last block
  bool operator==(const Row& other) const = default;
};

template <typename T>
std::size_t place(std::vector<T>& all, const T& one) {
  const auto found = std::find(all.begin(), all.end(), one);
  if (found != all.end()) return static_cast<std::size_t>(found - all.begin());
  all.push_back(one);
  return all.size() - 1;
}

void write_cell(JsonWriter& out, const Item& item, const Actor& actor, Date today) {
  const auto status = obligations::status_of(item.obligation, item.filed, today);
  out.begin_object().field("obligation", item.obligation.id.value);
  out.field("state", obligations::name(status.state)).field("late_days", status.late_days);
  out.key("record");
  const auto record = readable(actor, item);
  record ? out.value(record->value) : out.null();
  out.end_object();
}

void write_block(JsonWriter& out, const Block& block, const plan::Plan& plan,
                 const units::Registry& units, const Actor& actor, Date as_at, Date today) {
  const bool singles = block.owes.empty();
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::vector<const Item*>> cells;
  for (const auto* item : block.items) {  // by due day, so columns come in that order
    const auto& o = item->obligation;
    const auto row = place(rows, {o.unit, singles ? std::string_view(o.form) : std::string_view()});
    const auto column = place(columns, {singles ? std::string_view() : std::string_view(o.form),
                                        o.period, o.last_timely});
    if (cells.size() <= row) cells.resize(row + 1);
    if (cells[row].size() <= column) cells[row].resize(column + 1);
    cells[row][column] = item;
  }
  // Rows in the order in which the plan names its units, as on every other screen.
  std::vector<std::size_t> order(rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return rows[a].unit.value < rows[b].unit.value; });

  const auto form_of = [&](std::string_view id) {
    const auto* form = plan.form(id);
    if (form) {
      write_form(out, *form);
    } else {
      out.null();
    }
  };
  out.begin_object().field("owes", block.owes).key("columns").begin_array();
  for (const auto& column : columns) {
    out.begin_object().key("form");
    form_of(column.form);
    out.key("period");
    obligations::write_period(out, column.period, CalendarKind::calendar_months);
    out.field("last_timely_day", column.due.iso()).end_object();
  }
  out.end_array().key("rows").begin_array();
  for (const auto i : order) {
    out.begin_object().key("unit");
    write_unit(out, units, rows[i].unit, as_at);
    out.key("form");
    form_of(rows[i].form);
    out.key("cells").begin_array();
    cells[i].resize(columns.size());
    for (const auto* item : cells[i])
      if (item) {
        write_cell(out, *item, actor, today);
      } else {
        out.null();
      }
    out.end_array().end_object();
  }
  out.end_array().end_object();
}

// The map stands beside the matrix and is drawn from its rows; a screen needs no more of the plan.
void write_tiles(JsonWriter& out, const plan::Plan& plan, const units::Registry& units,
                 Date as_at) {
  out.key("tiles").begin_array();
  for (const auto& place : plan.units) {
    const auto* unit = place.tile ? units.find(place.id) : nullptr;
    if (!unit) continue;
    out.begin_object().key("unit");
    write_unit(out, units, unit->id, as_at);
    out.field("row", place.tile->row).field("column", place.tile->column).end_object();
  }
  out.end_array();
}

}  // namespace

Result<std::string> Service::matrix(const Actor& actor, Period period) {
  if (!actor.may_anywhere(Capability::overview)) return forbidden();
  const auto plan = ground_.plan();
  const auto units = ground_.units();
  if (!plan || !units) return not_found();
  return ground_.database.read([&](storage::Tx& tx) -> Result<std::string> {
    const auto today = ground_.clock.today();
    const auto as_at = period.days(CalendarKind::calendar_months).last;
    const auto items = store::owed(tx, ranges_of(*plan, period));
    JsonWriter out;
    out.begin_object().key("period");
    obligations::write_period(out, period, CalendarKind::calendar_months);
    out.field("updated", ground_.clock.now().iso());
    write_tiles(out, *plan, *units, as_at);
    out.key("blocks").begin_array();
    for (const auto& block : blocks_of(*plan, items))
      write_block(out, block, *plan, *units, actor, as_at, today);
    out.end_array().end_object();
    return out.take();
  });
}

}  // namespace hoanhap::overview
