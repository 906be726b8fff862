#pragma once

#include <string>

#include "core/json.h"
#include "documents/official_head.h"

namespace hoanhap::documents {

// The city's overview on paper: targets, reports due, who is late, indicators. `overview` is the
// answer that the screen gets, so paper says exactly what the same person sees. Fails as PdfPage.
Result<std::string> write_overview_pdf(const Json& overview, const OfficialHead& head);

}  // namespace hoanhap::documents
