// The hostile table of reference cpp.md A1, and what every client relies on, against the real
// server.
#include "http/server.h"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <thread>

#include "core/log.h"
#include "http/test_client.h"

using namespace hoanhap;
using namespace hoanhap::http;
using namespace std::chrono_literals;

namespace {

Endpoint endpoint(Method method, std::string path, std::size_t limit, Handler handle) {
  Endpoint e;
  e.method = method;
  e.path = std::move(path);
  e.body_limit = limit;
  e.tag = "test";
  e.summary = "test";
  e.handle = std::move(handle);
  return e;
}

std::vector<Endpoint> endpoints() {
  std::vector<Endpoint> all;
  all.push_back(endpoint(Method::get, "/api/v1/hello", 0, [](const Request& r) {
    JsonWriter out;
    out.begin_object().field("q", r.query_value("q")).field("cookie", r.cookie("b")).end_object();
    return Response::json(out.take());
  }));
  all.push_back(endpoint(Method::post, "/api/v1/echo/{id}", 1000, [](const Request& r) {
    return Response::json(r.params.at("id") + ":" + r.body);
  }));
  all.push_back(endpoint(Method::get, "/api/v1/bug", 0,
                         [](const Request&) -> Response { throw std::runtime_error("bug"); }));
  return all;
}

// A running server on loopback with short deadlines.
struct Running {
  explicit Running(Options options = {}, std::vector<Endpoint> list = endpoints(), Site site = {})
      : server(prepare(std::move(options)), with(std::move(list), std::move(site))) {
    log::set_quiet(true);
    REQUIRE(server.start());
  }
  static Options prepare(Options options) {
    if (options.threads == 16) options.threads = 2;
    return options;
  }
  static Site with(std::vector<Endpoint> list, Site site) {
    site.router = std::make_shared<Router>(std::move(list));
    return site;
  }
  Server server;
};

}  // namespace

TEST_CASE("each kind of broken or hostile request is answered with its status, then closed") {
  Running running;
  std::string many;
  for (int i = 0; i < 2000; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  const std::string host = "Host: localhost\r\n";
  struct Row {
    const char* what;
    std::string bytes;
    int status;
  };
  const Row rows[] = {
      {"64 KB header",
       "GET /api/v1/hello HTTP/1.1\r\n" + host + "X: " + std::string(65536, 'a') + "\r\n\r\n", 431},
      {"endless request line", "GET /" + std::string(65536, 'a'), 431},
      {"2000 header fields", "GET /api/v1/hello HTTP/1.1\r\n" + host + many + "\r\n", 431},
      {"100 small header fields",
       "GET /api/v1/hello HTTP/1.1\r\n" + host + many.substr(0, 800) + "\r\n", 431},
      {"length and chunked",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host +
           "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400},
      {"chunked and length",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host +
           "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
       400},
      {"two lengths that differ",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host +
           "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
       400},
      {"two equal lengths",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host +
           "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
       400},
      {"a list as length",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host + "Content-Length: 3, 3\r\n\r\nabc", 400},
      {"signed length", "POST /api/v1/echo/1 HTTP/1.1\r\n" + host + "Content-Length: +3\r\n\r\nabc",
       400},
      {"another coding",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host +
           "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
       400},
      {"hidden coding",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
       400},
      {"chunked in HTTP/1.0",
       "POST /api/v1/echo/1 HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       400},
      {"bare line feeds", "GET /api/v1/hello HTTP/1.1\nHost: localhost\n\n", 400},
      {"bare line feed in a field", "GET /api/v1/hello HTTP/1.1\r\nHost: localhost\nX: 1\r\n\r\n",
       400},
      {"space before the colon", "GET /api/v1/hello HTTP/1.1\r\nHost : localhost\r\n\r\n", 400},
      {"no host", "GET /api/v1/hello HTTP/1.1\r\n\r\n", 400},
      {"two hosts", "GET /api/v1/hello HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n", 400},
      {"host with user", "GET /api/v1/hello HTTP/1.1\r\nHost: a@b\r\n\r\n", 400},
      {"not HTTP", "\x16\x03\x01\x02hello hello hello\r\n\r\n", 400},
      {"HTTP/2.0", "GET /api/v1/hello HTTP/2.0\r\n" + host + "\r\n", 505},
      {"unknown method", "BREW /api/v1/hello HTTP/1.1\r\n" + host + "\r\n", 501},
      {"TRACE", "TRACE /api/v1/hello HTTP/1.1\r\n" + host + "\r\n", 405},
      {"CONNECT", "CONNECT evil:443 HTTP/1.1\r\n" + host + "\r\n", 405},
      {"path traversal", "GET /../etc/passwd HTTP/1.1\r\n" + host + "\r\n", 400},
      {"encoded traversal", "GET /a/%2e%2e/b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"encoded slash", "GET /a%2fb HTTP/1.1\r\n" + host + "\r\n", 400},
      {"NUL", "GET /a%00b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"broken escape", "GET /a%4 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"not UTF-8", "GET /%ff HTTP/1.1\r\n" + host + "\r\n", 400},
      {"a key twice", "GET /api/v1/hello?q=1&q=2 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"no leading slash", "GET api HTTP/1.1\r\n" + host + "\r\n", 400},
      {"other expectation",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host + "Expect: coffee\r\nContent-Length: 1\r\n\r\na",
       417},
      {"said to be too large",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host + "Content-Length: 1001\r\n\r\n", 413},
      {"length beyond 64 bits",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host +
           "Content-Length: 99999999999999999999999\r\n\r\n",
       400},
      {"chunk too large",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n",
       413},
      {"chunk beyond 64 bits",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host +
           "Transfer-Encoding: chunked\r\n\r\n11111111111111111\r\na",
       400},
      {"chunk without size",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
       400},
      {"endless chunk extension",
       "POST /api/v1/echo/1 HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n1;" +
           std::string(65536, 'a'),
       431},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.what));
    TestClient client(running.server.port());
    client.raw(row.bytes);
    const auto answer = client.receive();
    CHECK(answer.status == row.status);
    CHECK(answer.header("content-type") == "application/problem+json; charset=utf-8");
    CHECK(answer.header("connection") == "close");
    CHECK(client.closed());
  }
  CHECK(TestClient(running.server.port()).call("GET", "/api/v1/hello").status == 200);
}

TEST_CASE("requests that are fine") {
  Running running;
  TestClient client(running.server.port());
  SUBCASE("query and cookie are decoded, and the answer may not be kept") {
    const auto answer = client.call("GET", "/api/v1/hello?q=Ea%20Tam+ph%C6%B0%E1%BB%9Dng", "",
                                    {{"Cookie", "a=1; b=2"}});
    CHECK(answer.status == 200);
    CHECK(answer.body == R"({"q":"Ea Tam phường","cookie":"2"})");
    CHECK(answer.header("cache-control") == "no-store");
    CHECK(answer.header("content-security-policy").find("trusted-types hoanhap") !=
          std::string::npos);
    CHECK(answer.header("x-content-type-options") == "nosniff");
    CHECK(answer.header("referrer-policy") == "no-referrer");
    CHECK(answer.header("cross-origin-opener-policy") == "same-origin");
    CHECK(answer.header("cross-origin-resource-policy") == "same-origin");
    CHECK(answer.header("permissions-policy") != "");
    CHECK(answer.header("strict-transport-security") == "");
    CHECK(client.call("GET", "/api/v1/hello").status == 200);  // the connection stays
  }
  SUBCASE("three in one packet get three answers in order") {
    const std::string one =
        "POST /api/v1/echo/{} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab";
    std::string three;
    for (const char* id : {"1", "2", "3"}) three += std::string(one).replace(one.find("{}"), 2, id);
    client.raw(three);
    for (const char* id : {"1", "2", "3"}) CHECK(client.receive().body == std::string(id) + ":ab");
  }
  SUBCASE("byte by byte, chunked, with a trailer that adds nothing") {
    const std::string bytes =
        "\r\nPOST /api/v1/echo/7 HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-Late: 1\r\n\r\n";
    for (const char c : bytes) client.raw(std::string(1, c));
    CHECK(client.receive().body == "7:abcde");
    CHECK(client.call("GET", "/api/v1/hello").status == 200);
  }
  SUBCASE("HTTP/1.0 needs no host and closes") {
    client.raw("GET /api/v1/hello HTTP/1.0\r\n\r\n");
    const auto answer = client.receive();
    CHECK(answer.status == 200);
    CHECK(answer.header("connection") == "close");
    CHECK(client.closed());
  }
  SUBCASE("the absolute form") {
    client.raw("GET http://localhost/api/v1/hello?q=1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.receive().status == 200);
  }
  SUBCASE("HEAD is GET without a body") {
    const auto answer = client.call("HEAD", "/api/v1/hello");
    CHECK(answer.status == 200);
    CHECK(answer.header("content-length") == "20");
    CHECK(answer.body.empty());
    CHECK(client.call("GET", "/api/v1/hello").body.size() == 20);
  }
  SUBCASE("Expect: 100-continue") {
    client.raw(
        "POST /api/v1/echo/1 HTTP/1.1\r\nHost: localhost\r\nExpect: "
        "100-continue\r\nContent-Length: 2\r\n\r\n");
    CHECK(client.receive().status == 100);
    client.raw("ok");
    CHECK(client.receive().body == "1:ok");
  }
  SUBCASE("no such path, wrong method, a handler's bug: the connection goes on") {
    CHECK(client.call("GET", "/api/v1/nothing").status == 404);
    const auto wrong = client.call("DELETE", "/api/v1/hello");
    CHECK(wrong.status == 405);
    CHECK(wrong.header("allow") == "GET, HEAD");
    CHECK(client.call("GET", "/api/v1/bug").status == 500);
    CHECK(client.call("GET", "/api/v1/hello", "", {{"Connection", "close"}}).header("connection") ==
          "close");
  }
}

TEST_CASE("a body up to the route's limit passes, one byte more does not") {
  Running running;
  CHECK(TestClient(running.server.port())
            .call("POST", "/api/v1/echo/1", std::string(1000, 'a'))
            .status == 200);
  CHECK(TestClient(running.server.port())
            .call("POST", "/api/v1/echo/1", std::string(1001, 'a'))
            .status == 413);
  // Still answered when the client keeps sending: it isn't reset before it can read.
  CHECK(TestClient(running.server.port())
            .call("POST", "/api/v1/echo/1", std::string(900'000, 'a'))
            .status == 413);
}

TEST_CASE("refusals speak the reader's language") {
  Running running;
  TestClient client(running.server.port());
  CHECK(client.call("GET", "/api/v1/no").body.find("Không có mục này") != std::string::npos);
  const auto english =
      client.call("GET", "/api/v1/no", "", {{"Accept-Language", "en-GB,en;q=0.9,vi;q=0.8"}});
  CHECK(english.body.find("There is no such thing") != std::string::npos);
  CHECK(english.header("content-language") == "en");
  CHECK(client.call("GET", "/api/v1/no", "", {{"Accept-Language", "vi,en;q=0.5"}})
            .header("content-language") == "vi");
}

TEST_CASE("only the names given are served") {
  Options options;
  options.hosts = {"localhost"};
  Running running(options);
  TestClient client(running.server.port());
  client.raw("GET /api/v1/hello HTTP/1.1\r\nHost: LocalHost:8080\r\n\r\n");
  CHECK(client.receive().status == 200);
  client.raw("GET /api/v1/hello HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  CHECK(client.receive().status == 421);
}

TEST_CASE("slow senders are cut with 408, idle connections closed without a word") {
  Options options;
  options.limits.head_deadline = 200ms;
  options.limits.message_deadline = 400ms;
  options.limits.idle_timeout = 200ms;
  Running running(options);
  SUBCASE("a header that drips") {
    TestClient client(running.server.port());
    std::atomic<bool> stop = false;
    std::thread drip([&] {
      client.raw("GET / HTTP/1.1\r\n");
      while (!stop && client.raw("X")) std::this_thread::sleep_for(20ms);
    });
    CHECK(client.receive().status == 408);
    stop = true;
    drip.join();
  }
  SUBCASE("a body that drips") {
    TestClient client(running.server.port());
    client.raw("POST /api/v1/echo/1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n");
    std::atomic<bool> stop = false;
    std::thread drip([&] {
      while (!stop && client.raw("X")) std::this_thread::sleep_for(20ms);
    });
    CHECK(client.receive().status == 408);
    stop = true;
    drip.join();
  }
  SUBCASE("silence from the start, and after a request") {
    TestClient silent(running.server.port());
    CHECK(silent.closed());
    TestClient after(running.server.port());
    CHECK(after.call("GET", "/api/v1/hello").status == 200);
    CHECK(after.closed());
  }
}

TEST_CASE("700 half-open connections do not keep a normal client out, nor does a full house") {
  Options options;
  SUBCASE("below the limit") { options.limits.connections = 1000; }
  SUBCASE("above it: the longest idle makes room") { options.limits.connections = 100; }
  Running running(options);
  std::vector<std::unique_ptr<TestClient>> half;
  for (int i = 0; i < 700; ++i) {
    half.push_back(std::make_unique<TestClient>(running.server.port()));
    half.back()->raw("GET / HT");
  }
  CHECK(TestClient(running.server.port()).call("GET", "/api/v1/hello").status == 200);
}

TEST_CASE("a full queue answers 503 with Retry-After, and empties again") {
  std::promise<void> gate;
  const auto open = gate.get_future().share();
  std::atomic<int> inside = 0;
  std::vector<Endpoint> list;
  list.push_back(endpoint(Method::get, "/api/v1/wait", 0, [&](const Request&) {
    ++inside;
    open.wait();
    return Response::json("{}");
  }));
  Options options;
  options.threads = 1;
  options.limits.queue = 2;
  Running running(options, std::move(list));
  std::vector<std::unique_ptr<TestClient>> waiting;
  const std::string get = "GET /api/v1/wait HTTP/1.1\r\nHost: localhost\r\n\r\n";
  waiting.push_back(std::make_unique<TestClient>(running.server.port()));
  waiting.back()->raw(get);
  while (inside == 0) std::this_thread::sleep_for(1ms);
  // One runs, two wait; of five more at least three are refused, whichever come first.
  for (int i = 0; i < 5; ++i) {
    waiting.push_back(std::make_unique<TestClient>(running.server.port()));
    waiting.back()->raw(get);
  }
  std::vector<std::future<TestAnswer>> answers;
  for (auto& client : waiting)
    answers.push_back(std::async(std::launch::async, [&client] { return client->receive(); }));
  int refused = 0;
  while (refused < 3) {
    refused = 0;
    for (auto& answer : answers)
      if (answer.wait_for(1ms) == std::future_status::ready) ++refused;
  }
  gate.set_value();
  int served = 0;
  for (auto& answer : answers) {
    const auto got = answer.get();
    if (got.status == 200)
      ++served;
    else
      CHECK((got.status == 503 && !got.header("retry-after").empty()));
  }
  CHECK(served == 3);
  CHECK(TestClient(running.server.port()).call("GET", "/api/v1/wait").status == 200);
}

TEST_CASE("stopping answers what is under way") {
  std::promise<void> gate;
  const auto open = gate.get_future().share();
  std::atomic<bool> inside = false;
  std::vector<Endpoint> list;
  list.push_back(endpoint(Method::get, "/api/v1/wait", 0, [&](const Request&) {
    inside = true;
    open.wait();
    return Response::json("{}");
  }));
  Running running({}, std::move(list));
  TestClient busy(running.server.port()), idle(running.server.port());
  busy.raw("GET /api/v1/wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
  while (!inside) std::this_thread::sleep_for(1ms);
  auto stopping = std::async(std::launch::async, [&] { running.server.stop(); });
  CHECK(idle.closed());
  gate.set_value();
  const auto answer = busy.receive();
  CHECK(answer.status == 200);
  CHECK(answer.header("connection") == "close");
  stopping.get();
}

TEST_CASE("plain HTTP is refused beyond this machine") {
  Options options;
  options.address = "0.0.0.0";
  Server server(options, Site{});
  const auto started = server.start();
  REQUIRE_FALSE(started);
  CHECK(started.error().title.vi.find("không mã hóa") != std::string::npos);
}

TEST_CASE("a port that is taken is an error in words, and what was served is observed by route") {
  std::vector<std::string> seen;
  Site site;
  site.observe = [&seen](const Served& served) {
    seen.push_back(std::string(served.route) + " " + std::to_string(served.status));
  };
  {
    Running running({}, endpoints(), site);
    Options options;
    options.port = running.server.port();
    CHECK_FALSE(Server(options, Site{}).start());
    TestClient client(running.server.port());
    client.call("POST", "/api/v1/echo/5", "x");
    client.call("GET", "/api/v1/5");
  }
  CHECK(seen == std::vector<std::string>{"/api/v1/echo/{id} 200", "none 404"});
}
