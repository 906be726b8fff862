// Any bytes as a request, cut anywhere: the reader ends in a state, and what it lets through has
// one meaning.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text.h"
#include "http/reader.h"

using hoanhap::http::Limits;
using hoanhap::http::RequestReader;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(RequestReader& reader) {
  const auto& request = reader.head().request;
  require(request.path.starts_with('/') && hoanhap::valid_utf8(request.path));
  require((request.path + "/").find("/../") == std::string::npos);
  require(request.path.find('\0') == std::string::npos && request.body.size() <= 100);
  for (const auto& [name, value] : request.headers)
    require(hoanhap::valid_utf8(value) && !name.empty());
  const bool coded = !request.header("transfer-encoding").empty();
  require(!(coded && !request.header("content-length").empty()));
}

}  // namespace

// The first byte says how large the pieces are.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = data[0] % 64 + 1U;
  const std::string input(data + 1, data + size);
  Limits limits;
  limits.header_bytes = 1024;
  std::string pending;
  std::size_t taken = 0;
  for (int requests = 0; requests < 4; ++requests) {
    RequestReader reader(limits, nullptr);
    while (reader.state() != RequestReader::State::complete) {
      const auto used = reader.feed(pending);
      require(used <= pending.size());
      pending.erase(0, used);
      if (reader.state() == RequestReader::State::head_done) reader.limit_body(100);
      if (reader.state() == RequestReader::State::refused) {
        require(reader.head().refused >= 400 && reader.head().refused < 600);
        return 0;
      }
      if (reader.state() == RequestReader::State::complete || used > 0) continue;
      if (taken == input.size()) return 0;
      pending += input.substr(taken, piece);
      taken = std::min(taken + piece, input.size());
    }
    check(reader);
  }
  return 0;
}
