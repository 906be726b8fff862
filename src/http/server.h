#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/limits.h"
#include "http/router.h"
#include "http/static_files.h"

namespace hoanhap::http {

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;                   // 0: any free one, see Server::port
  std::string tls_cert_file, tls_key_file;  // PEM; both or none
  bool behind_tls_proxy = false;   // plain here, TLS in front: then X-Forwarded-For tells the peer
  std::vector<std::string> hosts;  // names answered to (421 for others), without port; empty: any
  std::size_t threads = 16;        // handlers block on commits, so more than there are cores
  Limits limits;
};

// One answered request, for metrics and the access log: no address, no query, no user.
struct Served {
  Method method;
  std::string_view route;  // "/api/v1/records/{record}", "files", "none"
  int status;
  std::chrono::microseconds took;
};

// What is served: the router's endpoints; then, for GET and HEAD outside /api/, the files; then
// `fallback`; then 404.
struct Site {
  std::shared_ptr<const Router> router;
  std::shared_ptr<const StaticFiles> files;    // may be null
  Handler fallback;                            // may be empty
  std::function<void(const Served&)> observe;  // may be empty; on the I/O thread, must not block
};

// HTTP/1.1 (and 1.0) over TCP or TLS 1.2+, keep-alive, pipelining, HEAD (design §7).
//
// One I/O thread runs coroutines; each request hops to a worker thread, where its handler is a
// plain synchronous function, and back. Every deadline and limit of `Limits` is answered with its
// status before the connection closes. Plain HTTP is refused on anything but loopback unless a TLS
// proxy stands in front.
//
// Ownership: owns its threads and everything in `Site`. Threads: start and stop from one thread;
// `port` from any after `start`. Fails: `start` when the address can't be bound or the certificate
// can't be read; after that a failing connection ends alone.
class Server {
 public:
  Server(Options options, Site site);
  ~Server();  // stops
  Result<void> start();
  std::uint16_t port() const;
  // No new connections; requests under way are answered, for at most `stop_grace`. Blocks.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hoanhap::http
