#pragma once

#include "core/result.h"

namespace hoanhap::identity {

// One text for every reason, so that it says nothing about which accounts exist.
tl::unexpected<Error> bad_credentials();
tl::unexpected<Error> too_many(int retry_after_s);
// Unknown, used, expired, cancelled, unconfirmed: the same.
tl::unexpected<Error> bad_code();
tl::unexpected<Error> not_signed_in();
// Another window of the same browser has signed somebody else in; doesn't say whom.
tl::unexpected<Error> other_person();
// 409 with its own slug.
tl::unexpected<Error> conflict(std::string type, Text title, Text detail);

}  // namespace hoanhap::identity
