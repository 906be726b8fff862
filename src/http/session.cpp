#include "http/session.h"

#include <array>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "core/log.h"
#include "http/coding.h"
#include "http/reader.h"
#include "http/writer.h"

namespace hoanhap::http {
namespace {

namespace asio = boost::asio;
using Socket = asio::ip::tcp::socket;
using TlsStream = asio::ssl::stream<Socket>;
using Clock = std::chrono::steady_clock;

constexpr auto kToken = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kUnknownRouteBody =
    64 * 1024;                                     // read and dropped, so that 404 can be answered
constexpr std::size_t kMostDrained = 1024 * 1024;  // after a refusal, before closing
constexpr auto kDrainTime = std::chrono::seconds(2);

Socket& socket_of(Socket& stream) { return stream; }
Socket& socket_of(TlsStream& stream) { return stream.next_layer(); }

// A connection: its stream, the bytes read but not yet used, and the request under way.
template <typename Stream>
struct Conversation {
  Conversation(Engine* e, Stream s)
      : engine(e), stream(std::move(s)), buffer(e->options.limits.header_bytes + 4096, '\0') {
    link.socket = &socket_of(stream);
    engine->links.insert(&link);
    boost::system::error_code error;
    const auto endpoint = link.socket->remote_endpoint(error);
    if (!error) peer = endpoint.address().to_string();
  }
  ~Conversation() { engine->links.erase(&link); }
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  Engine* engine;
  Stream stream;
  Link link;
  std::string peer;
  std::string buffer;
  std::size_t begin = 0, end = 0;  // of the unused bytes in `buffer`
  std::optional<RequestReader> reader;
  Router::Match match;
  Tick started;

  const Limits& limits() const { return engine->options.limits; }
  std::string_view unused() const { return std::string_view(buffer).substr(begin, end - begin); }
  asio::mutable_buffer space() {
    if (begin > 0) {
      std::copy(buffer.begin() + static_cast<std::ptrdiff_t>(begin),
                buffer.begin() + static_cast<std::ptrdiff_t>(end), buffer.begin());
      end -= begin;
      begin = 0;
    }
    return {buffer.data() + end, buffer.size() - end};
  }
  void enter(Link::Phase phase, Tick deadline) {
    link.phase = phase;
    link.deadline = deadline;
    link.expired = false;
  }
};
template <typename Stream>
using Shared = std::shared_ptr<Conversation<Stream>>;

// The request and its answer while a worker has them.
struct Job {
  explicit Job(asio::io_context& io) : done(io, Tick::max()) {}
  Request request;
  Response response;
  const Handler* handler = nullptr;
  asio::steady_timer done;
};

void run(Job& job) {
  try {
    job.response = (*job.handler)(job.request);
    encode(job.request, job.response);
  } catch (const std::exception& bug) {
    log::error("handler threw", {{"path", "hidden"}, {"cause", bug.what()}});
    job.response = refusal(500, job.request.header("accept-language"));
  }
}

// The hop to a worker thread and back: the timer never fires, its cancellation is the signal.
asio::awaitable<Response> hop(Engine* engine, const Handler* handler, Request request) {
  auto job = std::make_shared<Job>(engine->io);
  job->request = std::move(request);
  job->handler = handler;
  std::function<void()> work = [job, engine] {
    run(*job);
    asio::post(engine->io, [job] { job->done.cancel(); });
  };
  if (!engine->pool.try_post(std::move(work)))
    co_return refusal(503, job->request.header("accept-language"));
  [[maybe_unused]] const auto woken = co_await job->done.async_wait(kToken);
  co_return std::move(job->response);
}

enum class Received { request, refused, gone };

// After the header: which route is it, and how large may its body be.
template <typename Stream>
void choose_route(Conversation<Stream>& c) {
  auto& request = c.reader->head().request;
  c.match = c.engine->site.router ? c.engine->site.router->find(request.method, request.path)
                                  : Router::Match{};
  c.reader->limit_body(c.match.endpoint ? c.match.endpoint->body_limit : kUnknownRouteBody);
  c.link.deadline = c.started + c.limits().message_deadline;
}

template <typename Stream>
void refuse(Conversation<Stream>& c, int status) {
  if (c.reader->head().refused == 0) c.reader->head().refused = status;
}

// Uses the bytes at hand. Says what became of the request, or nothing when more bytes are needed.
template <typename Stream>
std::optional<Received> advance(Conversation<Stream>& c) {
  while (true) {
    const auto used = c.reader->feed(c.unused());
    c.begin += used;
    if (c.reader->started() && c.link.phase == Link::Phase::waiting) {
      c.started = Clock::now();
      c.enter(Link::Phase::receiving, c.started + c.limits().head_deadline);
    }
    if (c.reader->state() == RequestReader::State::head_done) choose_route(c);
    if (c.reader->state() == RequestReader::State::refused) return Received::refused;
    if (c.reader->state() == RequestReader::State::complete) return Received::request;
    if (used == 0 || c.begin == c.end) break;
  }
  if (c.end - c.begin == c.buffer.size()) {  // e.g. a chunk's extension without end
    refuse(c, 431);
    return Received::refused;
  }
  return std::nullopt;
}

template <typename Stream>
asio::awaitable<Received> receive(Shared<Stream> c) {
  bool continued = false;
  while (true) {
    const auto outcome = advance(*c);
    if (outcome) co_return *outcome;
    if (!continued && c->begin == c->end && c->reader->head().expects_continue) {
      continued = true;
      constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
      const asio::const_buffer bytes(kContinue.data(), kContinue.size());
      const auto sent = co_await asio::async_write(c->stream, bytes, kToken);
      if (std::get<0>(sent)) co_return Received::gone;
    }
    const auto space = c->space();
    const auto read = co_await c->stream.async_read_some(space, kToken);
    if (c->link.expired && c->link.phase == Link::Phase::receiving) {
      refuse(*c, 408);
      co_return Received::refused;
    }
    if (std::get<0>(read) || c->link.expired) co_return Received::gone;
    c->end += std::get<1>(read);
  }
}

std::string allow(const std::vector<Method>& methods) {
  std::string text;
  for (const auto method : methods) {
    text += text.empty() ? "" : ", ";
    text += name(method);
    if (method == Method::get) text += ", HEAD";
  }
  return text.empty() ? "GET, HEAD, POST, PUT, DELETE" : text;
}

Response refused(const Head& head, const std::vector<Method>& allowed, int status) {
  auto response = refusal(status, head.request.header("accept-language"));
  if (status == 405) response.headers.emplace_back("Allow", allow(allowed));
  return response;
}

template <typename Stream>
asio::awaitable<Response> answer(Shared<Stream> c) {
  auto& head = c->reader->head();
  auto& request = head.request;
  const auto& site = c->engine->site;
  request.peer = c->peer;
  if (c->engine->options.behind_tls_proxy)
    if (const auto forwarded = request.header("x-forwarded-for"); !forwarded.empty())
      request.peer = forwarded.substr(forwarded.find_last_of(", ") + 1);
  const bool api = request.path.starts_with("/api/");
  const Handler* handler = nullptr;
  if (c->match.endpoint) {
    request.params = std::move(c->match.params);
    handler = &c->match.endpoint->handle;
  } else if (!c->match.allowed.empty()) {
    co_return refused(head, c->match.allowed, 405);
  } else if (site.files && !api && request.method == Method::get) {
    co_return site.files->serve(request);
  } else if (site.fallback && !api) {
    handler = &site.fallback;
  } else {
    co_return refused(head, c->match.allowed, 404);
  }
  c->enter(Link::Phase::handling, Tick::max());
  auto response = co_await hop(c->engine, handler, std::move(request));
  co_return response;
}

std::string_view date_now(Engine& engine) {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (now != engine.date_second) {
    engine.date_second = now;
    engine.date = http_date(now);
  }
  return engine.date;
}

template <typename Stream>
asio::awaitable<bool> send(Shared<Stream> c, Response response, Connection connection) {
  const auto content = c->reader->head().head_only ? Content::head_only : Content::with_body;
  const bool secure = std::is_same_v<Stream, TlsStream> || c->engine->options.behind_tls_proxy;
  const auto bytes = write_response(response, secure ? Transport::secure : Transport::plain,
                                    connection, content, date_now(*c->engine));
  std::array<asio::const_buffer, 2> parts{asio::const_buffer(bytes.data(), bytes.size()),
                                          asio::const_buffer()};
  if (response.shared_body && content == Content::with_body && response.status != 304)
    parts[1] = asio::const_buffer(response.shared_body->data(), response.shared_body->size());
  c->enter(Link::Phase::sending, Clock::now() + c->limits().write_deadline);
  const auto sent = co_await asio::async_write(c->stream, parts, kToken);
  co_return !std::get<0>(sent);
}

// Closing while the peer still sends would reset the connection and lose the answer (RFC 9112
// §9.6): so we end our half first and read away a little of theirs.
template <typename Stream>
asio::awaitable<void> part(Shared<Stream> c) {
  c->enter(Link::Phase::sending, Clock::now() + kDrainTime);
  if constexpr (std::is_same_v<Stream, TlsStream>) {
    [[maybe_unused]] const auto bye = co_await c->stream.async_shutdown(kToken);
  }
  boost::system::error_code ignored;
  auto& socket = socket_of(c->stream);
  socket.shutdown(Socket::shutdown_send, ignored);
  const asio::mutable_buffer space(c->buffer.data(), c->buffer.size());
  for (std::size_t drained = 0; drained < kMostDrained;) {
    const auto read = co_await socket.async_read_some(space, kToken);
    if (std::get<0>(read)) break;
    drained += std::get<1>(read);
  }
  socket.close(ignored);
}

template <typename Stream>
void observe(const Conversation<Stream>& c, Method method, int status) {
  if (!c.engine->site.observe) return;
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - c.started);
  const std::string_view route = c.match.endpoint ? std::string_view(c.match.endpoint->path)
                                 : status < 400   ? std::string_view("files")
                                                  : std::string_view("none");
  c.engine->site.observe({method, route, status, took});
}

template <typename Stream>
asio::awaitable<void> converse(Shared<Stream> c) {
  while (!c->engine->stopping) {
    c->reader.emplace(c->limits(), &c->engine->options.hosts);
    c->match = {};
    c->link.since = Clock::now();
    c->started = c->link.since;
    c->enter(Link::Phase::waiting, c->link.since + c->limits().idle_timeout);
    const auto received = co_await receive(c);
    if (received == Received::gone) break;
    const auto method = c->reader->head().request.method;
    Response response;
    if (received == Received::refused)
      response = refused(c->reader->head(), {}, c->reader->head().refused);
    else
      response = co_await answer(c);
    const int status = response.status;
    const bool stay =
        received == Received::request && c->reader->keep_alive() && !c->engine->stopping;
    const auto connection = stay ? Connection::keep_alive : Connection::close;
    const bool sent = co_await send(c, std::move(response), connection);
    observe(*c, method, status);
    if (!sent) co_return;
    if (!stay) {
      co_await part(c);
      co_return;
    }
  }
}

}  // namespace

asio::awaitable<void> serve_plain(Engine* engine, Socket socket) {
  auto conversation = std::make_shared<Conversation<Socket>>(engine, std::move(socket));
  co_await converse(conversation);
}

asio::awaitable<void> serve_tls(Engine* engine, Socket socket, asio::ssl::context* tls) {
  TlsStream stream(std::move(socket), *tls);
  auto conversation = std::make_shared<Conversation<TlsStream>>(engine, std::move(stream));
  conversation->link.since = Clock::now();
  conversation->enter(Link::Phase::waiting, Clock::now() + engine->options.limits.head_deadline);
  const auto shaken = co_await conversation->stream.async_handshake(TlsStream::server, kToken);
  if (std::get<0>(shaken)) co_return;
  co_await converse(conversation);
}

}  // namespace hoanhap::http
