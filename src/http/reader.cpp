#include "http/reader.h"

#include <limits>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

namespace hoanhap::http {
namespace {

namespace beast = boost::beast;
using BeastError = beast::http::error;

// Statuses for what the parser itself refuses.
int status_for(const beast::error_code& error, std::string_view bytes) {
  if (error == BeastError::header_limit) return 431;
  if (error == BeastError::body_limit) return 413;
  // Only a line that calls itself HTTP has a version to complain of.
  const auto line = bytes.substr(0, bytes.find("\r\n"));
  const bool http = line.size() > 9 && line.substr(line.size() - 9).starts_with(" HTTP/") &&
                    line.find('\n') == std::string_view::npos;
  return error == BeastError::bad_version && http ? 505 : 400;
}

}  // namespace

struct RequestReader::Impl final : beast::http::basic_parser<true> {
  Impl(const Limits& limits, const std::vector<std::string>* host_names)
      : hosts(host_names), most_fields(limits.header_fields) {
    header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    body_limit(boost::none);  // ours: `limit`, known only after the header
  }

  const std::vector<std::string>* hosts;
  std::size_t most_fields;
  std::size_t limit = std::numeric_limits<std::size_t>::max();
  State state = State::need_more;
  bool any_byte = false;
  bool in_trailer = false;
  // Copies, because the header can be parsed in pieces while the caller's buffer moves.
  std::string method, target;
  int version = 11;
  std::vector<std::pair<std::string, std::string>> fields;
  Head head;

  void refuse(int status) {
    if (head.refused == 0) head.refused = status;
    state = State::refused;
  }

  void on_request_impl(beast::http::verb, beast::string_view method_text,
                       beast::string_view target_text, int version_number,
                       beast::error_code& error) override {
    method = method_text;
    target = target_text;
    version = version_number;
    if (version != 10 && version != 11) error = BeastError::bad_version;
  }
  void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}
  void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                     beast::error_code& error) override {
    if (in_trailer) return;  // trailers are read over: nothing may be added after the checks
    if (fields.size() == most_fields)
      error = BeastError::header_limit;
    else
      fields.emplace_back(name, value);
  }
  void on_header_impl(beast::error_code&) override { in_trailer = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>&, beast::error_code&) override {}
  std::size_t on_body_impl(beast::string_view bytes, beast::error_code& error) override {
    return append(bytes, error);
  }
  void on_chunk_header_impl(std::uint64_t size, beast::string_view,
                            beast::error_code& error) override {
    if (size > limit - std::min(limit, head.request.body.size())) error = BeastError::body_limit;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes,
                                 beast::error_code& error) override {
    return append(bytes, error);
  }
  void on_finish_impl(beast::error_code&) override {}

  std::size_t append(beast::string_view bytes, beast::error_code& error) {
    if (head.request.body.size() + bytes.size() > limit) {
      error = BeastError::body_limit;
      return 0;
    }
    head.request.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  // One call of the parser; false when it wants more bytes or has refused.
  bool step(std::string_view bytes, std::size_t& used) {
    beast::error_code error;
    used += put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
    if (!error) return true;
    if (error != BeastError::need_more) {
      read_language();
      refuse(status_for(error, bytes));
    }
    return false;
  }

  // The answer to a refused request is still in the reader's language, when that came.
  void read_language() {
    for (const auto& [name, value] : fields)
      if (beast::iequals(name, "accept-language"))
        head.request.headers.emplace("accept-language", value);
  }

  void finish_head() {
    RawHead raw{method, target, version, {}};
    raw.fields.assign(fields.begin(), fields.end());
    head = parse_head(raw, hosts ? *hosts : std::vector<std::string>{});
    state = head.refused != 0 ? State::refused : State::head_done;
    fields.clear();
    eager(true);
  }
};

RequestReader::RequestReader(const Limits& limits, const std::vector<std::string>* hosts)
    : impl_(std::make_unique<Impl>(limits, hosts)) {}
RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;

std::size_t RequestReader::feed(std::string_view bytes) {
  auto& self = *impl_;
  std::size_t used = 0;
  if (self.state == State::complete || self.state == State::refused) return 0;
  // An empty line before a request is allowed (RFC 9112 §2.2).
  while (!self.any_byte && bytes.substr(used).starts_with("\r\n")) used += 2;
  if (used == bytes.size() || (!self.any_byte && bytes.substr(used) == "\r")) return used;
  self.any_byte = true;
  if (!self.is_header_done()) {
    if (self.step(bytes.substr(used), used) && self.is_header_done()) self.finish_head();
    return used;
  }
  self.state = State::need_more;
  while (!self.is_done() && used < bytes.size() && self.step(bytes.substr(used), used)) {
  }
  if (self.state != State::refused && self.is_done()) self.state = State::complete;
  return used;
}

RequestReader::State RequestReader::state() const { return impl_->state; }

void RequestReader::limit_body(std::size_t bytes) {
  auto& self = *impl_;
  self.limit = bytes;
  const auto said = self.content_length();
  if (said && *said > bytes)
    self.refuse(413);
  else if (self.is_done())
    self.state = State::complete;
  else if (said)
    self.head.request.body.reserve(static_cast<std::size_t>(*said));
}

bool RequestReader::started() const { return impl_->any_byte; }
bool RequestReader::keep_alive() const { return impl_->keep_alive(); }
bool RequestReader::has_body() const { return !impl_->is_done(); }
Head& RequestReader::head() { return impl_->head; }

}  // namespace hoanhap::http
