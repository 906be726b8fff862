#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.h"

namespace hoanhap::http {

enum class Transport { plain, secure };  // secure: TLS here, or at the proxy in front
enum class Connection { keep_alive, close };
enum class Content { with_body, head_only };  // head_only: the answer to HEAD

// The whole answer as bytes: status line, our headers, the security headers of design §8, the body.
// One string, one write; a `shared_body` is left out, for the caller to send behind it. A header of
// the response that would break out of its line loses the offending characters.
//
// Without a Cache-Control of its own an answer is `no-store`: what the programme says is nobody's
// to keep. `date` is an IMF-fixdate made by `http_date`, passed in so that this stays pure.
std::string write_response(const Response& response, Transport transport, Connection connection,
                           Content content, std::string_view date);
std::string http_date(std::int64_t unix_seconds);  // "Sun, 06 Nov 1994 08:49:37 GMT"

}  // namespace hoanhap::http
