#pragma once

#include <string>

#include "documents/model.h"

namespace hoanhap::documents {

// A report as .xlsx: one sheet with the rows of the form, and, where the report has units, one with
// the units below and the elements across, sums under them. Missing units are named, never left out
// silently; the footer counts rows and cells, so that nothing can be cut off unnoticed. What is
// hidden stays text ("<5"): no number of it is in the file.
Result<std::string> write_report_sheet(const Report& report);

}  // namespace hoanhap::documents
