#include "http/head.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "http/decode.h"

namespace hoanhap::http {
namespace {

using std::string_view;

// Fields whose second appearance means that somebody tries to be understood in two ways.
constexpr std::array<string_view, 12> kOnce{
    "host",   "content-length",  "transfer-encoding", "content-type", "authorization", "cookie",
    "origin", "idempotency-key", "if-match",          "x-hoanhap",    "expect",        "range"};
constexpr std::array<string_view, 5> kNeverServed{"OPTIONS", "PATCH", "TRACE", "CONNECT",
                                                  "PROPFIND"};

template <std::size_t N>
bool any_of(const std::array<string_view, N>& list, string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string lower(string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

bool digits(string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// host[:port] without user information; the name in lower case, "" when malformed.
std::string host_name(string_view authority) {
  const auto close = authority.starts_with('[') ? authority.find(']') : string_view::npos;
  const auto colon = authority.find(':', close == string_view::npos ? 0 : close);
  const auto name = authority.substr(0, colon);
  if (colon != string_view::npos && !digits(authority.substr(colon + 1)) &&
      colon + 1 != authority.size())
    return {};
  const bool fine = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           string_view(".-_[]:").find(c) != string_view::npos;
  });
  if (!fine) return {};
  return lower(name);
}

bool read_method(Head& head, string_view method) {
  if (method == "GET")
    head.request.method = Method::get;
  else if (method == "HEAD")
    head.head_only = true;
  else if (method == "POST")
    head.request.method = Method::post;
  else if (method == "PUT")
    head.request.method = Method::put;
  else if (method == "DELETE")
    head.request.method = Method::del;
  else
    return false;
  return true;
}

// A repeated field is a list, except where it may stand once only.
bool read_fields(Head& head, const RawHead& raw) {
  bool fine = true;
  for (const auto& [name, value] : raw.fields) {
    auto key = lower(name);
    if (!valid_utf8(value) || std::any_of(value.begin(), value.end(), [](char c) {
          return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
        })) {
      fine = false;
      continue;
    }
    const auto [it, fresh] = head.request.headers.emplace(std::move(key), value);
    if (fresh) continue;
    if (any_of(kOnce, it->first))
      fine = false;
    else
      it->second.append(", ").append(value);
  }
  return fine;
}

// The length of the body must have one meaning for everybody on the way (request smuggling).
bool framing_is_plain(const Request& request, int version) {
  const auto coding = request.headers.find("transfer-encoding");
  const auto length = request.headers.find("content-length");
  if (coding != request.headers.end())
    return lower(coding->second) == "chunked" && version == 11 && length == request.headers.end();
  return length == request.headers.end() || digits(length->second);
}

int check_host(const Request& request, string_view authority, int version,
               const std::vector<std::string>& hosts) {
  const auto host = request.headers.find("host");
  if (host == request.headers.end() && version == 11) return 400;
  if (host == request.headers.end() && authority.empty()) return 0;
  if (host != request.headers.end() && host_name(host->second).empty()) return 400;
  // The absolute form wins over the field (RFC 9112 §3.2.2).
  const auto name = host_name(authority.empty() ? string_view(host->second) : authority);
  if (name.empty()) return 400;
  if (hosts.empty() || std::find(hosts.begin(), hosts.end(), name) != hosts.end()) return 0;
  return 421;
}

bool read_target(Request& request, string_view target, string_view& authority) {
  for (const string_view scheme : {string_view("http://"), string_view("https://")}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(scheme.size());
    const auto end = std::min(target.find_first_of("/?"), target.size());
    authority = target.substr(0, end);
    if (authority.empty()) return false;
    target.remove_prefix(end);
    break;
  }
  const auto question = std::min(target.find('?'), target.size());
  auto path = decode_path(target.empty() ? string_view("/") : target.substr(0, question));
  auto query = decode_query(target.substr(std::min(question + 1, target.size())));
  if (!path || !query || target.find('#') != string_view::npos) return false;
  request.path = std::move(*path);
  request.query = std::move(*query);
  return true;
}

}  // namespace

Head parse_head(const RawHead& raw, const std::vector<std::string>& hosts) {
  Head head;
  const bool fields_fine = read_fields(head, raw);
  const auto refuse = [&head](int status) {
    head.refused = status;
    return std::move(head);
  };
  if (!fields_fine || !framing_is_plain(head.request, raw.version)) return refuse(400);
  if (!read_method(head, raw.method)) return refuse(any_of(kNeverServed, raw.method) ? 405 : 501);
  string_view authority;
  if (!read_target(head.request, raw.target, authority)) return refuse(400);
  if (const int status = check_host(head.request, authority, raw.version, hosts))
    return refuse(status);
  if (const auto expect = head.request.header("expect"); !expect.empty()) {
    if (lower(expect) != "100-continue") return refuse(417);
    head.expects_continue = raw.version == 11;
  }
  return head;
}

}  // namespace hoanhap::http
