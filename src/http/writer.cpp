#include "http/writer.h"

#include <array>
#include <chrono>

#include <fmt/format.h>

namespace hoanhap::http {
namespace {

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Status";
  }
}

struct Fixed {
  std::string_view lower_name;
  std::string_view line;
};

// frontend.md §4.4, with this product's policy name. 'wasm-unsafe-eval' is for libsodium alone.
constexpr std::array<Fixed, 7> kSecurity{{
    {"content-security-policy",
     "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src "
     "'self'; "
     "connect-src 'self'; img-src 'self' data:; font-src 'self'; worker-src 'self'; manifest-src "
     "'self'; "
     "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for "
     "'script'; "
     "trusted-types hoanhap\r\n"},
    {"x-content-type-options", "X-Content-Type-Options: nosniff\r\n"},
    {"referrer-policy", "Referrer-Policy: no-referrer\r\n"},
    {"cross-origin-opener-policy", "Cross-Origin-Opener-Policy: same-origin\r\n"},
    {"cross-origin-resource-policy", "Cross-Origin-Resource-Policy: same-origin\r\n"},
    {"permissions-policy",
     "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
     "interest-cohort=()\r\n"},
    {"x-frame-options", "X-Frame-Options: DENY\r\n"},
}};
constexpr std::string_view kHsts = "Strict-Transport-Security: max-age=31536000\r\n";

void append_header(std::string& out, std::string_view header_name, std::string_view value) {
  out.append(header_name).append(": ");
  for (const char c : value)
    if (c != '\r' && c != '\n' && c != '\0') out += c;
  out += "\r\n";
}

}  // namespace

std::string write_response(const Response& response, Transport transport, Connection connection,
                           Content content, std::string_view date) {
  const bool bodiless = response.status == 204 || response.status == 304;
  const auto size = response.shared_body ? response.shared_body->size() : response.body.size();
  std::string out;
  out.reserve(1024 + (response.shared_body ? 0 : response.body.size()));
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                 reason(response.status), date);
  if (!response.content_type.empty() && !bodiless)
    append_header(out, "Content-Type", response.content_type);
  if (!bodiless) fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", size);
  for (const auto& [header_name, value] : response.headers) append_header(out, header_name, value);
  if (!response.has_header("cache-control")) out += "Cache-Control: no-store\r\n";
  for (const auto& fixed : kSecurity)
    if (response.headers.empty() || !response.has_header(fixed.lower_name)) out += fixed.line;
  if (transport == Transport::secure) out += kHsts;
  out += connection == Connection::close ? "Connection: close\r\n\r\n"
                                         : "Connection: keep-alive\r\n\r\n";
  if (!bodiless && content == Content::with_body && !response.shared_body) out += response.body;
  return out;
}

std::string http_date(std::int64_t unix_seconds) {
  constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  using namespace std::chrono;
  const auto time = sys_seconds(seconds(unix_seconds));
  const auto day = floor<days>(time);
  const year_month_day ymd(day);
  const hh_mm_ss clock(time - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[weekday(day).c_encoding()],
                     static_cast<unsigned>(ymd.day()),
                     kMonths[static_cast<unsigned>(ymd.month()) - 1], static_cast<int>(ymd.year()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace hoanhap::http
