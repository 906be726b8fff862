#pragma once

#include "records/model.h"

namespace hoanhap::records {

// Everything of a form but its numbers, as the text column `texts` holds it:
// {"words":{element:[…]},"explanations":{},"notes":{},"corrections":{element:[value,"reason"]}}.
// The same contents give the same text, because revisions commit to it.
std::string texts_to_json(const Contents& contents);
// Reads it into `contents`. Fails: `internal` when it is not what texts_to_json wrote.
Result<bool> texts_from_json(std::string_view text, Contents& contents);

std::string touches_to_json(const Touches& touches);
Touches touches_from_json(std::string_view text);

}  // namespace hoanhap::records
