#include "overview/wire.h"

namespace hoanhap::overview {

using disclosure::Cell;

void write_figure(JsonWriter& out, const plan::Element& element, const Cell& cell, Of of) {
  const auto* shown = std::get_if<disclosure::Shown>(&cell);
  if (shown && of == Of::unit && element.type == plan::ElementType::yes_no) {
    out.value(shown->value != 0);
    return;
  }
  disclosure::write(out, cell, element.type == plan::ElementType::decimal);
}

void write_cells(JsonWriter& out, const std::vector<const plan::Element*>& elements,
                 const std::vector<Cell>& cells, Of of) {
  out.begin_object();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    out.key(elements[i]->id);
    write_figure(out, *elements[i], cells[i], of);
  }
  out.end_object();
}

void write_form(JsonWriter& out, const plan::Form& form) {
  out.begin_object().field("id", form.id).field("title", form.title).end_object();
}

std::vector<const plan::Element*> numeric_elements(const plan::Form& form) {
  std::vector<const plan::Element*> found;
  for (const auto& element : form.elements)
    if (element.numeric() && element.slot >= 0) found.push_back(&element);
  return found;
}

void write_release(JsonWriter& out, storage::Tx& tx, const obligations::Ground& ground,
                   const std::optional<disclosure::store::Release>& release) {
  if (!release) {
    out.null();
    return;
  }
  out.begin_object().field("at", release->at.iso()).key("by").begin_object();
  out.field("name", ground.name_of(tx, release->by)).end_object().end_object();
}

std::vector<Cell> exact_cells(const std::vector<const plan::Element*>& elements,
                              const rollup::Vector& vector) {
  std::vector<Cell> cells;
  cells.reserve(elements.size());
  for (const auto* element : elements) {
    const auto slot = static_cast<std::size_t>(element->slot);
    const bool number = slot < vector.slots.size() && vector.slots[slot].has_number();
    const disclosure::PeopleCount count(number ? std::optional(vector.slots[slot].sum)
                                               : std::nullopt);
    cells.push_back(count.view(true));
  }
  return cells;
}

}  // namespace hoanhap::overview
