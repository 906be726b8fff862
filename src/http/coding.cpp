#include "http/coding.h"

#include <algorithm>

#include <zlib.h>

namespace hoanhap::http {
namespace {

constexpr std::size_t kWorthIt = 1024;  // about what goes with the header in one packet anyway
constexpr int kGzip = 15 + 16;          // zlib's largest window; +16: with gzip's header

// Empty when zlib has no memory: the answer goes as it is.
std::string gzip(std::string_view plain) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    return {};
  std::string out(deflateBound(&stream, plain.size()), '\0');
  std::string in(plain);  // zlib's pointer is not const
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

bool is_text(std::string_view type) {
  return type.starts_with("application/json") || type.starts_with("text/");
}

}  // namespace

bool accepts(std::string_view accept_encoding, std::string_view coding) {
  while (!accept_encoding.empty()) {
    const auto comma = std::min(accept_encoding.find(','), accept_encoding.size());
    auto item = accept_encoding.substr(0, comma);
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
    while (item.starts_with(' ')) item.remove_prefix(1);
    const auto end = std::min(item.find_first_of("; "), item.size());
    if (item.substr(0, end) != coding) continue;
    const auto q = item.find("q=0");
    return q == std::string_view::npos ||
           item.find_first_of("123456789", q + 3) != std::string_view::npos;
  }
  return false;
}

void encode(const Request& request, Response& response) {
  if (request.method != Method::get || response.status != 200 || response.shared_body ||
      response.body.size() < kWorthIt || !is_text(response.content_type))
    return;
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (!accepts(request.header("accept-encoding"), "gzip")) return;
  auto packed = gzip(response.body);
  if (packed.empty() || packed.size() >= response.body.size()) return;
  response.body = std::move(packed);
  response.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace hoanhap::http
