#pragma once

#include <string>

#include "documents/model.h"

namespace hoanhap::documents {

// A report as .pdf, laid out by Decree 30/2020 (as Plan 73 itself is signed): what the Word file
// says, ready to print or to read on a phone. What is hidden stays text ("<5"). Fails as PdfPage.
Result<std::string> write_report_pdf(const Report& report);

}  // namespace hoanhap::documents
