#include "http/message.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace hoanhap::http {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

bool attr_char(char c) {  // RFC 5987
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("!#$&+-.^_`|~").find(c) != std::string_view::npos;
}

}  // namespace

std::string_view name(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::put:
      return "PUT";
    case Method::del:
      return "DELETE";
  }
  return "";
}

std::string_view Request::header(std::string_view lower_name) const {
  const auto it = headers.find(lower_name);
  return it == headers.end() ? std::string_view() : std::string_view(it->second);
}

std::string_view Request::query_value(std::string_view key) const {
  const auto it = query.find(std::string(key));
  return it == query.end() ? std::string_view() : std::string_view(it->second);
}

std::optional<std::int64_t> Request::id(std::string_view param) const {
  const auto it = params.find(param);
  if (it == params.end() || it->second.empty() || it->second[0] == '0') return std::nullopt;
  const auto& text = it->second;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value <= 0) return std::nullopt;
  return value;
}

std::string_view Request::cookie(std::string_view cookie_name) const {
  auto rest = header("cookie");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    auto pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == cookie_name)
      return pair.substr(equals + 1);
  }
  return {};
}

Result<Json> Request::json() const {
  const auto type = header("content-type");
  const auto media = type.substr(0, std::min(type.find(';'), type.size()));
  const auto last = media.find_last_not_of(' ');
  if (last == std::string_view::npos ||
      !equal_ignoring_case(media.substr(0, last + 1), "application/json"))
    return fail({ErrorCode::unsupported,
                 "not-json",
                 {"Nội dung gửi lên không phải JSON", "The body is not JSON"},
                 {"Gửi với Content-Type: application/json.", "Send it as application/json."}});
  return Json::parse(body);
}

Response Response::json(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response Response::no_content() {
  Response response;
  response.status = 204;
  response.content_type.clear();
  return response;
}

// Both forms of the name (RFC 6266): plain letters for old clients, UTF-8 for the others.
Response Response::file(std::string body, std::string content_type, std::string file_name) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  std::string plain, encoded;
  for (const char c : file_name) {
    const bool safe = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '/';
    if (safe)
      plain += c;
    else if (plain.empty() || plain.back() != '_')
      plain += '_';
    if (attr_char(c))
      encoded += c;
    else
      fmt::format_to(std::back_inserter(encoded), "%{:02X}", static_cast<unsigned char>(c));
  }
  response.headers.emplace_back(
      "Content-Disposition",
      fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, encoded));
  return response;
}

bool Response::has_header(std::string_view lower_name) const {
  return std::any_of(headers.begin(), headers.end(), [lower_name](const auto& header) {
    return equal_ignoring_case(header.first, lower_name);
  });
}

}  // namespace hoanhap::http
