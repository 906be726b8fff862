#pragma once

#include <string_view>

#include "core/json.h"
#include "indicators/value.h"
#include "plan/model.h"
#include "records/model.h"
#include "units/registry.h"

namespace hoanhap::records {

// One cell, from what the browser sends to what is stored and back. Pure.

// Reads `cell` into `contents`; null makes it blank. Fails with the element as field: a wrong type,
// a number beyond ±(2^53-1), an unknown choice or unit, and for texts what obligations::accept_text
// refuses. A number outside its min and max is stored and shown as a problem: nothing typed is
// lost.
Result<bool> put_cell(Contents& contents, const plan::Element& element, const Json& cell,
                      const units::Registry* units);

// The cell as the API gives it: null, number, decimal as string, true/false, string, array of ids.
// Always exact: who reads a record is entitled to it (owes, via, receiver).
void write_cell(JsonWriter& out, const plan::Element& element, const Contents& contents);
void write_number(JsonWriter& out, const plan::Element& element,
                  std::optional<std::int64_t> number);
std::string cell_json(const plan::Element& element, const Contents& contents);

bool blank(const plan::Element& element, const Contents& contents);
std::optional<std::int64_t> number_of(const plan::Element& element, const Contents& contents);
void set_number(Contents& contents, const plan::Element& element,
                std::optional<std::int64_t> number);
indicators::Value value_of(const plan::Element& element, const Contents& contents);

}  // namespace hoanhap::records
