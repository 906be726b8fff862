#pragma once

#include "core/json.h"
#include "disclosure/count.h"
#include "disclosure/store.h"
#include "obligations/service.h"
#include "plan/model.h"

namespace hoanhap::overview {

// The shapes that the answers of this folder share.

// A figure of one unit: yes/no as true or false. Of a total: how many said yes.
enum class Of { unit, total };
void write_figure(JsonWriter& out, const plan::Element& element, const disclosure::Cell& cell,
                  Of of);

// {"element": Cell, …} for the elements, in their order.
void write_cells(JsonWriter& out, const std::vector<const plan::Element*>& elements,
                 const std::vector<disclosure::Cell>& cells, Of of);

void write_form(JsonWriter& out, const plan::Form& form);  // {id, title}
std::vector<const plan::Element*> numeric_elements(const plan::Form& form);

// {at, by:{name}} or null.
void write_release(JsonWriter& out, storage::Tx& tx, const obligations::Ground& ground,
                   const std::optional<disclosure::store::Release>& release);

// The exact figures of a vector, for who is entitled to them.
std::vector<disclosure::Cell> exact_cells(const std::vector<const plan::Element*>& elements,
                                          const rollup::Vector& vector);

}  // namespace hoanhap::overview
