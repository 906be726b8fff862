#include "http/server.h"

#include <future>
#include <optional>
#include <thread>

#include <openssl/ssl.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/log.h"
#include "http/session.h"

namespace hoanhap::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr auto kToken = asio::as_tuple(asio::use_awaitable);

tl::unexpected<Error> cannot(Text title, const std::string& cause) {
  return fail({ErrorCode::unavailable, "listen", std::move(title), {cause, cause}, {}, cause});
}

// An exception that leaves a session is a bug, or memory has run out: the connection ends alone.
void ended(std::exception_ptr bug) {
  if (!bug) return;
  try {
    std::rethrow_exception(bug);
  } catch (const std::exception& e) {
    log::error("connection ended by a bug", {{"cause", e.what()}});
  }
}

// Room for one more: closes the connection that has waited longest without sending a whole header.
bool make_room(Engine& engine) {
  if (engine.links.size() < engine.options.limits.connections) return true;
  Link* oldest = nullptr;
  for (auto* link : engine.links) {
    const bool idle = link->phase == Link::Phase::waiting || link->phase == Link::Phase::receiving;
    if (idle && link->socket->is_open() && (!oldest || link->since < oldest->since)) oldest = link;
  }
  if (!oldest) return false;
  boost::system::error_code ignored;
  oldest->socket->close(ignored);
  return true;
}

asio::awaitable<void> accept_all(Engine* engine, tcp::acceptor* acceptor, asio::ssl::context* tls) {
  asio::steady_timer pause(engine->io);
  while (!engine->stopping) {
    auto accepted = co_await acceptor->async_accept(kToken);
    if (std::get<0>(accepted) == asio::error::operation_aborted) co_return;
    if (std::get<0>(accepted)) {  // out of files: let some close first
      pause.expires_after(std::chrono::milliseconds(50));
      [[maybe_unused]] const auto waited = co_await pause.async_wait(kToken);
      continue;
    }
    auto socket = std::move(std::get<1>(accepted));
    if (!make_room(*engine)) continue;
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    if (tls)
      asio::co_spawn(engine->io, serve_tls(engine, std::move(socket), tls), &ended);
    else
      asio::co_spawn(engine->io, serve_plain(engine, std::move(socket)), &ended);
  }
}

// Ends what is past its deadline. A pending read is cancelled, and its session answers 408; a
// pending write has nobody to tell.
void sweep_once(Engine& engine) {
  const auto now = Clock::now();
  for (auto* link : engine.links) {
    if (link->deadline > now || !link->socket->is_open()) continue;
    boost::system::error_code ignored;
    if (link->phase == Link::Phase::receiving && !link->expired) {
      link->expired = true;
      link->socket->cancel(ignored);
    } else {
      link->expired = true;
      link->socket->close(ignored);
    }
  }
}

asio::awaitable<void> sweep(Engine* engine, std::chrono::milliseconds period) {
  asio::steady_timer timer(engine->io);
  while (true) {
    timer.expires_after(period);
    const auto waited = co_await timer.async_wait(kToken);
    if (std::get<0>(waited)) co_return;
    sweep_once(*engine);
  }
}

std::chrono::milliseconds sweep_period(const Limits& limits) {
  const auto shortest = std::min(
      {limits.head_deadline, limits.message_deadline, limits.idle_timeout, limits.write_deadline});
  return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

// TLS 1.2 and later, no renegotiation, no compression.
Result<void> set_up(asio::ssl::context& tls, const Options& options) {
  boost::system::error_code error;
  SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                               SSL_OP_CIPHER_SERVER_PREFERENCE);
  tls.use_certificate_chain_file(options.tls_cert_file, error);
  if (error)
    return cannot({"Không đọc được chứng thư TLS", "Can't read the TLS certificate"},
                  error.message());
  tls.use_private_key_file(options.tls_key_file, asio::ssl::context::pem, error);
  if (error) return cannot({"Không đọc được khóa TLS", "Can't read the TLS key"}, error.message());
  return {};
}

}  // namespace

struct Server::Impl {
  Impl(Options options, Site site) : engine(std::move(options), std::move(site)) {}
  std::optional<asio::ssl::context> tls;
  Engine engine;
  std::optional<tcp::acceptor> acceptor;
  std::thread thread;
  std::uint16_t port = 0;

  Result<void> listen();
};

Server::Server(Options options, Site site)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(site))) {}
Server::~Server() { stop(); }
std::uint16_t Server::port() const { return impl_->port; }

Result<void> Server::Impl::listen() {
  const auto& options = engine.options;
  const Text no_listen{"Không mở được cổng", "Can't listen"};
  boost::system::error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) return cannot(no_listen, error.message());
  if (!options.tls_cert_file.empty()) {
    tls.emplace(asio::ssl::context::tls_server);
    TRY(set_up(*tls, options));
  } else if (!address.is_loopback() && !options.behind_tls_proxy) {
    return cannot({"HTTP không mã hóa chỉ được mở trên máy này", "Plain HTTP only on this machine"},
                  "give a certificate and key, or say that a TLS proxy stands in front");
  }
  const tcp::endpoint endpoint(address, options.port);
  acceptor.emplace(engine.io);
  acceptor->open(endpoint.protocol(), error);
  if (!error) acceptor->set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(tcp::acceptor::max_listen_connections, error);
  if (error) return cannot(no_listen, error.message());
  port = acceptor->local_endpoint(error).port();
  return {};
}

Result<void> Server::start() {
  auto& self = *impl_;
  TRY(self.listen());
  auto* tls = self.tls ? &*self.tls : nullptr;
  asio::co_spawn(self.engine.io, accept_all(&self.engine, &*self.acceptor, tls), &ended);
  asio::co_spawn(self.engine.io, sweep(&self.engine, sweep_period(self.engine.options.limits)),
                 &ended);
  self.thread = std::thread([&self] { self.engine.io.run(); });
  return {};
}

void Server::stop() {
  auto& self = *impl_;
  if (!self.thread.joinable()) return;
  asio::post(self.engine.io, [&self] {
    boost::system::error_code ignored;
    self.engine.stopping = true;
    self.acceptor->close(ignored);
    for (auto* link : self.engine.links)
      if (link->phase == Link::Phase::waiting) link->socket->close(ignored);
  });
  const auto until = Clock::now() + self.engine.options.limits.stop_grace;
  while (Clock::now() < until) {
    std::promise<bool> empty;
    auto answer = empty.get_future();
    asio::post(self.engine.io, [&self, &empty] { empty.set_value(self.engine.links.empty()); });
    if (answer.get()) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  self.engine.io.stop();
  self.thread.join();
  self.engine.pool.stop();
}

}  // namespace hoanhap::http
