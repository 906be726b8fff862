#pragma once

#include "core/result.h"

namespace hoanhap::support {

tl::unexpected<Error> conflict(const char* type, Text title, Text detail);
tl::unexpected<Error> too_often(int seconds);

}  // namespace hoanhap::support
