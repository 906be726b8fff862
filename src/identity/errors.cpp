#include "identity/errors.h"

#include <fmt/format.h>

namespace hoanhap::identity {

tl::unexpected<Error> bad_credentials() {
  return fail({ErrorCode::unauthenticated,
               "bad-credentials",
               {"Tên đăng nhập hoặc mật khẩu chưa đúng", "Login or password is not right"},
               {"Kiểm tra lại bộ gõ và phím Caps Lock. Nếu quên mật khẩu, đề nghị quản trị cấp mã "
                "đặt lại.",
                "Check the keyboard and Caps Lock. If you forgot the password, ask an "
                "administrator for a reset code."}});
}

tl::unexpected<Error> too_many(int retry_after_s) {
  Error error{ErrorCode::rate_limited,
              "too-many-attempts",
              {"Đã thử quá nhiều lần", "Too many attempts"},
              {fmt::format("Chờ {} giây rồi thử lại.", retry_after_s),
               fmt::format("Wait {} s, then try again.", retry_after_s)}};
  error.retry_after_s = retry_after_s;
  return fail(std::move(error));
}

tl::unexpected<Error> bad_code() {
  Error error{ErrorCode::invalid,
              "code-not-valid",
              {"Mã chưa dùng được", "This code cannot be used"},
              {"Mã gồm hai nửa: một nửa của người mời, một nửa của lãnh đạo đơn vị khi xác nhận. "
               "Mã chỉ dùng một lần, trong 7 ngày. Kiểm tra lại, hoặc đề nghị cấp mã mới.",
               "A code has two halves: one from who invited, one from the unit's head on "
               "confirming. It works once, within 7 days. Check it, or ask for a new one."}};
  error.fields.push_back(
      {"code", {"Mã chưa đúng hoặc không còn hiệu lực.", "The code is wrong or no longer valid."}});
  return fail(std::move(error));
}

tl::unexpected<Error> not_signed_in() {
  return fail({ErrorCode::unauthenticated,
               "not-signed-in",
               {"Phiên làm việc đã hết", "The session has ended"},
               {"Đăng nhập lại. Số liệu chưa gửi vẫn còn trên máy này.",
                "Sign in again. What was not sent is still on this machine."}});
}

tl::unexpected<Error> other_person() {
  return fail({ErrorCode::unauthenticated,
               "other-person",
               {"Trình duyệt này đang có người khác đăng nhập",
                "Somebody else is signed in on this browser"},
               {"Đăng nhập lại để làm tiếp. Phần đồng chí đã nhập vẫn còn trên máy này, không gửi "
                "dưới tên người khác.",
                "Sign in again to go on. What you typed is still on this machine; it is not sent "
                "under another's name."}});
}

tl::unexpected<Error> conflict(std::string type, Text title, Text detail) {
  return fail({ErrorCode::conflict, std::move(type), std::move(title), std::move(detail)});
}

}  // namespace hoanhap::identity
