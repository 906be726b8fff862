#include <array>

#include "core/log.h"
#include "http/message.h"

namespace hoanhap::http {
namespace {

struct Refused {
  int status;
  const char* slug;
  Text title;
  Text detail;
};

const std::array<Refused, 12>& refusals() {
  static const std::array<Refused, 12> table{{
      {400,
       "bad-request",
       {"Yêu cầu không đọc được", "The request can't be read"},
       {"Yêu cầu không đúng HTTP/1.1, hoặc địa chỉ, tham số có ký tự không hợp lệ.",
        "It is not proper HTTP/1.1, or its address or parameters hold characters that may not be "
        "there."}},
      {404,
       "not-found",
       {"Không có mục này", "There is no such thing"},
       {"Mục không tồn tại, hoặc tài khoản không được cấp quyền xem.",
        "It does not exist, or this account may not see it."}},
      {405,
       "method-not-allowed",
       {"Không làm được việc này ở địa chỉ này", "Not possible at this address"},
       {"Địa chỉ có, nhưng không nhận phương thức này; xem header Allow.",
        "The address exists but doesn't take this method; see the Allow header."}},
      {408,
       "too-slow",
       {"Quá thời gian gửi", "Sending took too long"},
       {"Mạng chậm hoặc bị ngắt. Gửi lại; số liệu đã nhập vẫn còn trên máy này.",
        "The network is slow or broke. Send again; what you typed is still on this machine."}},
      {413,
       "too-large",
       {"Nội dung gửi lên quá lớn", "The body is too large"},
       {"Giảm kích thước rồi gửi lại.", "Make it smaller and send it again."}},
      {417,
       "expectation-failed",
       {"Yêu cầu có điều kiện không đáp ứng được", "The expectation can't be met"},
       {"Bỏ header Expect rồi gửi lại.", "Leave the Expect header out."}},
      {421,
       "wrong-host",
       {"Sai tên máy chủ", "Wrong host name"},
       {"Máy chủ này không phục vụ tên miền đó.", "This server doesn't serve that host name."}},
      {431,
       "header-too-large",
       {"Phần đầu của yêu cầu quá lớn", "The request's header is too large"},
       {"Xóa cookie của trang này rồi thử lại.", "Clear this site's cookies and try again."}},
      {500,
       "internal",
       {"Máy chủ gặp lỗi", "The server failed"},
       {"Số liệu đã nhập vẫn còn trên máy này. Thử lại; nếu vẫn lỗi, báo quản trị kèm giờ.",
        "What you typed is still on this machine. Try again; if it persists, tell the "
        "administrator the time."}},
      {501,
       "not-implemented",
       {"Không có phương thức này", "Unknown method"},
       {"Chỉ dùng GET, HEAD, POST, PUT, DELETE.", "Use GET, HEAD, POST, PUT or DELETE."}},
      {503,
       "busy",
       {"Máy chủ đang bận", "The server is busy"},
       {"Số liệu đã nhập vẫn còn trên máy này. Thử lại sau vài giây.",
        "What you typed is still on this machine. Try again in a few seconds."}},
      {505,
       "http-version",
       {"Không dùng được phiên bản HTTP này", "HTTP version not supported"},
       {"Chỉ dùng HTTP/1.1 hoặc HTTP/1.0.", "Use HTTP/1.1 or HTTP/1.0."}},
  }};
  return table;
}

// "0.8" -> 800, "1" -> 1000; what is not a weight counts as 0.
int thousandths(std::string_view q) {
  if (q.starts_with('1')) return 1000;
  if (!q.starts_with("0.")) return 0;
  int value = 0, place = 100;
  for (std::size_t i = 2; i < q.size() && q[i] >= '0' && q[i] <= '9'; ++i, place /= 10)
    value += (q[i] - '0') * place;
  return value;
}

// The weight of the best range for the two-letter language `tag`; -1 when none names it.
int quality(std::string_view accept_language, std::string_view tag) {
  int best = -1;
  while (!accept_language.empty()) {
    const auto comma = std::min(accept_language.find(','), accept_language.size());
    auto item = accept_language.substr(0, comma);
    accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
    while (item.starts_with(' ')) item.remove_prefix(1);
    const bool mine = item.size() >= 2 && (item[0] | 0x20) == tag[0] &&
                      (item[1] | 0x20) == tag[1] &&
                      (item.size() == 2 || item[2] == '-' || item[2] == ';' || item[2] == ' ');
    if (!mine) continue;
    const auto at = item.find("q=");
    best = std::max(best, at == std::string_view::npos ? 1000 : thousandths(item.substr(at + 2)));
  }
  return best;
}

Response write(int status, std::string_view slug, const Text& title, const Text& detail,
               bool english, const Error* error) {
  JsonWriter out;
  out.begin_object();
  out.field("type", "/errors/" + std::string(slug));
  out.field("status", status);
  out.field("title", english ? title.en : title.vi);
  out.field("detail", english ? detail.en : detail.vi);
  if (error && !error->fields.empty()) {
    out.key("fields").begin_array();
    for (const auto& field : error->fields)
      out.begin_object()
          .field("field", field.field)
          .field("detail", english ? field.detail.en : field.detail.vi)
          .end_object();
    out.end_array();
  }
  auto body = out.end_object().take();
  // The extra members are an object's text already: its inside goes before our closing brace.
  if (error && error->extra.size() > 2 && error->extra.front() == '{' &&
      error->extra.back() == '}') {
    body.back() = ',';
    body.append(error->extra, 1);
  }
  auto response = Response::json(std::move(body), status);
  response.content_type = "application/problem+json; charset=utf-8";
  response.headers.emplace_back("Content-Language", english ? "en" : "vi");
  return response;
}

}  // namespace

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid:
      return 422;
    case ErrorCode::malformed:
      return 400;
    case ErrorCode::unauthenticated:
      return 401;
    case ErrorCode::forbidden:
      return 403;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::conflict:
      return 409;
    case ErrorCode::precondition:
      return 412;
    case ErrorCode::precondition_required:
      return 428;
    case ErrorCode::too_large:
      return 413;
    case ErrorCode::unsupported:
      return 415;
    case ErrorCode::rate_limited:
      return 429;
    case ErrorCode::unavailable:
      return 503;
    case ErrorCode::internal:
      return 500;
  }
  return 500;
}

bool prefers_english(std::string_view accept_language) {
  return quality(accept_language, "en") > quality(accept_language, "vi");
}

Response problem(const Error& error, std::string_view accept_language) {
  if (error.code == ErrorCode::internal || error.code == ErrorCode::unavailable)
    log::error("problem", {{"type", error.type}, {"cause", error.cause}});
  auto response = write(status_of(error.code), error.type, error.title, error.detail,
                        prefers_english(accept_language), &error);
  if (error.retry_after_s > 0)
    response.headers.emplace_back("Retry-After", std::to_string(error.retry_after_s));
  return response;
}

Response refusal(int status, std::string_view accept_language) {
  const auto& table = refusals();
  const auto* found = &table.front();
  for (const auto& row : table)
    if (row.status == status) found = &row;
  auto response = write(status, found->slug, found->title, found->detail,
                        prefers_english(accept_language), nullptr);
  if (status == 503) response.headers.emplace_back("Retry-After", "2");
  return response;
}

}  // namespace hoanhap::http
