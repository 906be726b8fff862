#pragma once

#include "documents/from_records.h"
#include "documents/model.h"
#include "overview/model.h"

namespace hoanhap::documents {

// A form's figures unit by unit to print, cut to what one reader may see: an overview::TableView is
// made for its reader, and a hidden cell of it holds no number (design §1). Pure.

// For Excel: the totals by section, and the units side by side.
Report sheet_of(const overview::TableView& table, const plan::Plan& plan,
                const units::Registry& units, Data data);
// For Word, which has no room for columns: the totals, then a section for every unit.
Report document_of(const overview::TableView& table, const plan::Plan& plan,
                   const units::Registry& units, Data data);

// "bang_bao-cao-phuong-xa_2018-Q2.xlsx"
std::string file_name(const overview::TableView& table, std::string_view extension);

}  // namespace hoanhap::documents
