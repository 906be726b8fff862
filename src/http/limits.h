#pragma once

#include <chrono>
#include <cstddef>

namespace hoanhap::http {

// What one connection may cost (design §7). A request beyond them is answered, not dropped:
// 431 header, 413 body, 408 time, 503 queue.
struct Limits {
  std::size_t header_bytes = 16 * 1024;  // request line and header fields together
  std::size_t header_fields = 64;
  std::size_t connections = 2000;  // a new one beyond them replaces the one that idles longest
  std::size_t queue = 256;         // requests waiting for a worker; one more is 503 + Retry-After
  std::chrono::milliseconds head_deadline{10'000};  // from the first byte, or from accept, to the
                                                    // end of the header; TLS handshake included
  std::chrono::milliseconds message_deadline{60'000};  // from the first byte to the body's last
  std::chrono::milliseconds idle_timeout{75'000};      // between two requests
  std::chrono::milliseconds write_deadline{60'000};    // a whole answer
  std::chrono::milliseconds stop_grace{10'000};        // for requests under way when stopping
};

}  // namespace hoanhap::http
