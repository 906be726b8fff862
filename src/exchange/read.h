#pragma once

#include "core/json.h"
#include "exchange/collect.h"

namespace hoanhap::exchange {

// Any file that figures come in, told apart by its first bytes: Excel (its first sheet), a DHIS2
// data value set, else CSV. Fails as a whole, `invalid` "unreadable-file", for what is none of them
// or lacks the columns; every other fault is at its cell, and the rest is read. Pure; never throws
// on content.
Result<Contents> read_file(std::string_view bytes, const plan::Plan& plan,
                           const units::Registry& units);

// A table with a line of headings: `don_vi`, `bieu`, `ky` (or unit, form, period) and either
// `phan_tu` and `gia_tri` (one value a row), or a column for each element (one report a row; a
// blank cell says nothing). Columns that only explain, such as ten_don_vi, are named as ignored.
Result<Contents> read_table(const documents::WorkSheet& sheet, bool days_from_1904,
                            const plan::Plan& plan, const units::Registry& units);

// dataValues of {dataElement "form.element", period "2018Q2", orgUnit: a unit's code, value: text};
// period and orgUnit may stand once at the top. What has no place here (category options, comments,
// deletions) is refused, value by value.
Result<Contents> read_data_value_set(const Json& json, const plan::Plan& plan,
                                     const units::Registry& units);

}  // namespace hoanhap::exchange
