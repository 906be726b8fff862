#pragma once

#include <string_view>

#include "core/result.h"

namespace hoanhap::support {

// Why something sealed was not taken, in words an official can act on. Every one is 422
// `sealed-<slug>` over the API, and what `hoanhap unseal` prints.
enum class Refusal {
  certificate_unreadable,
  roster_unreadable,
  signature_wrong,
  chain_broken,
  handed_over,
  epoch_wrong,
  epoch_needed,
  roster_wrong,
  key_wrap_unreadable,
  key_wrap_weak,
  enrolment_unreadable,
  envelope_unreadable,
  envelope_size,
  rewrap_unreadable,
  receipt_unreadable,
  share_unreadable,
  share_mistyped,
  shares_differ,
  shares_same,
  key_does_not_fit,
  passphrase_wrong,
  body_does_not_open,
  body_not_padded,
  author_unknown,
  export_unreadable,
};

std::string_view slug(Refusal refusal);
Text words(Refusal refusal);
tl::unexpected<Error> refused(Refusal refusal, std::string field = "");

}  // namespace hoanhap::support
