#include "app/gate.h"

#include <exception>

#include <fmt/format.h>

#include "core/bytes.h"
#include "core/log.h"
#include "identity/errors.h"
#include "identity/routes.h"

namespace hoanhap::app {
namespace {

tl::unexpected<Error> csrf() {
  return fail({ErrorCode::forbidden,
               "csrf",
               {"Yêu cầu không đến từ trang của phần mềm", "The request is not from our own pages"},
               {"Mở lại trang rồi thử lại.", "Open the page again and retry."}});
}

// What the log says and what the user can quote: a random number, so that one finds the other.
Error incident(std::string_view cause) {
  const auto id = random_token(9);
  log::error("request.failed", {{"incident", id}, {"cause", cause}});
  auto error = internal(std::string(cause)).value();
  error.detail = {
      fmt::format("Số liệu đã nhập vẫn còn trên máy này. Thử lại; nếu vẫn lỗi, báo quản trị kèm mã "
                  "{}.",
                  id),
      fmt::format("What you typed is still on this machine. Try again; if it persists, tell the "
                  "administrator this code: {}.",
                  id)};
  error.extra = fmt::format(R"({{"incident":"{}"}})", id);
  return error;
}

Error storage_failed(const storage::Failure& failure) {
  if (failure.kind == storage::Failure::Kind::bug) return incident(failure.what());
  log::error("storage.failed", {{"cause", failure.what()}});
  Error error{ErrorCode::unavailable,
              "storage-unavailable",
              {"Máy chủ tạm thời chưa ghi được", "The server cannot write just now"},
              {"Số liệu đã nhập vẫn còn trên máy này. Thử lại sau ít giây.",
               "What you typed is still on this machine. Try again in a few seconds."}};
  error.retry_after_s = 5;
  return error;
}

// Answers are of one person; with an ETag a browser keeps one only to ask whether it still holds.
// The server forbids keeping any other.
void set_cache_rule(http::Response& response) {
  if (response.has_header("etag") && !response.has_header("cache-control"))
    response.headers.emplace_back("Cache-Control", "private, no-cache");
}

}  // namespace

// Browsers send Origin with every write; the custom header makes a foreign page's request fail its
// preflight. Sec-Fetch-Site, where sent, must agree.
bool Gate::from_our_pages(const http::Request& request) const {
  const auto host = request.header("host");
  const auto origin = request.header("origin");
  const auto site = request.header("sec-fetch-site");
  const std::string_view scheme = https_ ? "https://" : "http://";
  return !host.empty() && request.header("x-hoanhap") == "1" &&
         origin.size() == scheme.size() + host.size() && origin.starts_with(scheme) &&
         origin.ends_with(host) && (site.empty() || site == "same-origin");
}

// A page says whose it is. Its cookie is the browser's, and on a shared machine another window may
// have signed somebody else in since: what one typed is never filed under the other's name, nor
// what the other may read shown to the one.
bool Gate::speaks_for(const http::Request& request, const access::Actor& actor) {
  const auto person = request.header("x-hoanhap-as");
  return person.empty() || person == fmt::to_string(actor.user.value);
}

Result<http::Response> Gate::answer(const http::Request& request, access::Who who,
                                    const Handle& handle) {
  if (request.method != http::Method::get && !from_our_pages(request)) return csrf();
  const auto token = request.cookie(identity::kCookie);
  const auto actor = token.empty() ? nullptr : sessions_.find(token);
  if (who == access::Who::signed_in) {
    if (!actor) return identity::not_signed_in();
    if (!speaks_for(request, *actor)) return identity::other_person();
  }
  static const access::Actor nobody{};
  return handle(request, actor ? *actor : nobody);
}

http::Response Gate::pass(const http::Request& request, access::Who who, const Handle& handle) {
  const Turnstile::Pass inside(turnstile_);
  auto result = [&]() -> Result<http::Response> {
    try {
      return answer(request, who, handle);
    } catch (const storage::Failure& failure) {
      return fail(storage_failed(failure));
    } catch (const std::exception& bug) {
      return fail(incident(bug.what()));
    } catch (...) {
      return fail(incident("not an exception"));
    }
  }();
  if (!result && result.error().code == ErrorCode::internal && result.error().extra.empty())
    result = fail(incident(result.error().cause));
  auto response = result ? *std::move(result)
                         : http::problem(result.error(), request.header("accept-language"));
  set_cache_rule(response);
  return response;
}

}  // namespace hoanhap::app
