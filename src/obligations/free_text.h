#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace hoanhap::obligations {

// The one gate through which every text that a person types enters the server (design §1):
// explanations, reasons, notes, text cells. Answers the text as NFC without spaces around it, or
// refuses it with advice, naming `field`: not UTF-8, control characters, longer than `max` code
// points, personal data (identity or telephone number, birth date), or a mark of state secrecy.
// What was found is never repeated in the answer.
Result<std::string> accept_text(std::string_view field, std::string_view text,
                                std::size_t max = 2000);

// A reason of a return, waiver or reopening: as above, and not empty.
Result<std::string> accept_reason(std::string_view text);

// The marks of Law 29/2018 on state secrets (Mật, Tối mật, Tuyệt mật, "độ mật"): such a document
// goes by the paper channel and is never stored here. "bảo mật" and "mật độ" are no marks.
bool marked_secret(std::string_view nfc);

}  // namespace hoanhap::obligations
