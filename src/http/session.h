#pragma once
// Inside of src/http: the only header with Asio in it (design §7). Included by server.cpp and
// session.cpp alone.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <unordered_set>

#include "http/server.h"
#include "http/worker_pool.h"

namespace hoanhap::http {

using Tick = std::chrono::steady_clock::time_point;

// What the sweeper knows of a connection. It looks at all of them a few times a second, instead of
// one timer each: setting a deadline is then a store.
struct Link {
  enum class Phase { waiting, receiving, handling, sending };
  Phase phase = Phase::waiting;
  Tick since;
  Tick deadline = Tick::max();
  bool expired = false;  // the sweeper ended the pending read; the session answers 408
  boost::asio::ip::tcp::socket* socket = nullptr;
};

// Everything the connections share. Touched by the I/O thread only, but for `pool`.
// `io` is last: its end destroys the suspended sessions, which still unregister from `links`.
struct Engine {
  Engine(Options o, Site s)
      : options(std::move(o)), site(std::move(s)), pool(options.threads, options.limits.queue) {}
  Options options;
  Site site;
  WorkerPool pool;
  std::unordered_set<Link*> links;
  bool stopping = false;
  std::int64_t date_second = 0;
  std::string date;  // of this second, for the Date header
  boost::asio::io_context io{1};
};

// A connection from accept to close. Coroutine rules of gcc 12: free functions, arguments by value,
// no lambda or braced temporary inside a co_await, each result awaited into a name.
boost::asio::awaitable<void> serve_plain(Engine* engine, boost::asio::ip::tcp::socket socket);
boost::asio::awaitable<void> serve_tls(Engine* engine, boost::asio::ip::tcp::socket socket,
                                       boost::asio::ssl::context* tls);

}  // namespace hoanhap::http
