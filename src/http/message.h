#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace hoanhap::http {

enum class Method { get, post, put, del };
std::string_view name(Method method);

// A request as a handler sees it: already limited, decoded and matched. Header names are lower
// case.
struct Request {
  Method method = Method::get;
  std::string path;                          // decoded, without the query
  std::map<std::string, std::string> query;  // decoded; a repeated key is refused before
  std::map<std::string, std::string, std::less<>> headers;
  std::string body;
  std::map<std::string, std::string, std::less<>> params;  // {record} -> "17"
  std::string peer;  // address, for rate limits only; never logged with a user

  std::string_view header(std::string_view lower_name) const;
  std::string_view query_value(std::string_view key) const;
  std::optional<std::int64_t> id(std::string_view param) const;  // a positive whole number
  std::string_view cookie(std::string_view name) const;
  Result<Json> json() const;  // the body; `malformed` or `unsupported` when it is not JSON
};

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // ETag, Set-Cookie, Location, …
  // Bytes that somebody else keeps (a static file), sent instead of `body` without a copy.
  std::shared_ptr<const std::string> shared_body;

  static Response json(std::string body, int status = 200);
  static Response no_content();
  static Response file(std::string body, std::string content_type, std::string file_name);
  bool has_header(std::string_view lower_name) const;
};

using Handler = std::function<Response(const Request&)>;

// problem+json (RFC 9457): type /errors/<slug>, status, title, detail in the language that
// Accept-Language asks for (vi unless en is preferred), fields, and the error's extra members. The
// cause of an internal error goes to the log here, and nowhere else.
Response problem(const Error& error, std::string_view accept_language);
int status_of(ErrorCode code);
bool prefers_english(std::string_view accept_language);

// What the server itself refuses before any handler sees it, as problem+json: 400, 404, 405, 408,
// 413, 417, 421, 431, 500, 501, 503, 505.
Response refusal(int status, std::string_view accept_language);

}  // namespace hoanhap::http
