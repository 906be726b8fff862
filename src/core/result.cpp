#include "core/result.h"

namespace hoanhap {

tl::unexpected<Error> not_found() {
  return fail({ErrorCode::not_found,
               "not-found",
               {"Không có mục này", "There is no such thing"},
               {"Mục không tồn tại, hoặc tài khoản không được cấp quyền xem.",
                "It does not exist, or this account may not see it."}});
}

tl::unexpected<Error> forbidden() {
  return fail({ErrorCode::forbidden,
               "forbidden",
               {"Chưa được cấp quyền", "Not permitted"},
               {"Tài khoản chưa được cấp quyền làm việc này. Liên hệ quản trị của đơn vị.",
                "This account may not do this. Ask the administrator of your unit."}});
}

tl::unexpected<Error> invalid(std::string field, Text detail) {
  Error error{ErrorCode::invalid,
              "invalid-field",
              {"Dữ liệu chưa đúng", "Something entered is not right"},
              detail};
  error.fields.push_back({std::move(field), std::move(detail)});
  return fail(std::move(error));
}

tl::unexpected<Error> internal(std::string cause) {
  Error error{ErrorCode::internal,
              "internal",
              {"Máy chủ gặp lỗi", "The server failed"},
              {"Số liệu đã nhập vẫn còn trên máy này. Thử lại; nếu vẫn lỗi, báo quản trị kèm giờ.",
               "What you typed is still on this machine. Try again; if it persists, tell the "
               "administrator the time."}};
  error.cause = std::move(cause);
  return fail(std::move(error));
}

}  // namespace hoanhap
