#include "support/errors.h"

#include "audit/audit.h"
#include "support/ground.h"

namespace hoanhap::support {

tl::unexpected<Error> conflict(const char* type, Text title, Text detail) {
  return fail({ErrorCode::conflict, type, std::move(title), std::move(detail)});
}

tl::unexpected<Error> too_often(int seconds) {
  Error error{ErrorCode::rate_limited,
              "too-often",
              {"Gửi quá nhiều lần", "Too many requests"},
              {"Chờ ít phút rồi thử lại.", "Wait a few minutes and try again."}};
  error.retry_after_s = seconds;
  return fail(std::move(error));
}

std::string audit_name(const Hash& receipt) {
  return "sealed:" +
         audit::commitment({reinterpret_cast<const char*>(receipt.data()), receipt.size()},
                           "hoanhap-sealed-record");
}

}  // namespace hoanhap::support
