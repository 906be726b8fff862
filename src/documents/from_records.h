#pragma once

#include <string>

#include "documents/form_sheet.h"
#include "documents/model.h"
#include "records/view.h"

namespace hoanhap::documents {

// From a record, as its reader sees it, to what is printed and back. Exact: a records::View is only
// ever made for who owes, checks or receives the record, and they are entitled (design §1). Pure.

SheetHead sheet_head(const records::View& view);
Filled filled_of(const plan::Form& form, const records::Contents& contents);

// "Kế hoạch 73/KH-UBND ngày 16/4/2018".
std::string plan_title(const plan::Plan& plan);

enum class Data { real, synthetic };
// A consolidation also lists the units behind it, figure by figure, and names those that are
// missing.
Report report_of(const records::View& view, Data data);

// The answer to an upload: {cells, notes, errors:[{sheet_cell, element, text}], rows}. Nothing is
// stored; the client puts the cells into the draft.
std::string upload_json(const plan::Form& form, const Uploaded& uploaded, bool english);

// "bao-cao-phuong-xa_ea-tam_2018-Q2.xlsx"
std::string file_name(const records::View& view, std::string_view extension);

}  // namespace hoanhap::documents
