#pragma once
// For tests of the API: a blocking client on loopback, without a library that could repair what a
// test wants to send broken.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hoanhap::http {

struct TestAnswer {
  int status = 0;                              // 0: the connection closed without a whole answer
  std::map<std::string, std::string> headers;  // lower case; a repeated one joined by ", "
  std::string body;
  std::string header(const std::string& lower_name) const {
    const auto it = headers.find(lower_name);
    return it == headers.end() ? std::string() : it->second;
  }
};

// One connection. `raw` sends bytes as they are; `receive` reads one answer; `call` does both for a
// proper request. Threads: one owner. Fails: status 0.
class TestClient {
 public:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  explicit TestClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    timeval wait{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    void* address = &to;
    connected_ = ::connect(socket_, static_cast<sockaddr*>(address), sizeof to) == 0;
  }
  ~TestClient() { ::close(socket_); }
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  bool connected() const { return connected_; }
  bool raw(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }
  TestAnswer receive(bool head_only = false) {
    TestAnswer answer;
    std::size_t end = 0;
    while ((end = pending_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return answer;
    parse(pending_.substr(0, end), answer);
    pending_.erase(0, end + 4);
    const auto length = answer.header("content-length");
    const auto size = head_only || length.empty() ? 0 : std::strtoul(length.c_str(), nullptr, 10);
    while (pending_.size() < size)
      if (!more()) return TestAnswer{};
    answer.body = pending_.substr(0, size);
    pending_.erase(0, size);
    return answer;
  }
  TestAnswer call(const std::string& method, const std::string& target,
                  const std::string& body = "", const Headers& headers = {}) {
    std::string bytes = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : headers) bytes += name + ": " + value + "\r\n";
    if (!body.empty() || method != "GET")
      bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    raw(bytes + "\r\n" + body);
    return receive(method == "HEAD");
  }
  // Whether the server has closed; waits for it.
  bool closed() { return pending_.empty() && !more(); }

 private:
  bool more() {
    char part[16384];
    const auto n = ::recv(socket_, part, sizeof part, 0);
    if (n <= 0) return false;
    pending_.append(part, static_cast<std::size_t>(n));
    return true;
  }
  static void parse(const std::string& head, TestAnswer& answer) {
    if (head.size() > 12) answer.status = std::atoi(head.c_str() + 9);
    for (std::size_t at = head.find("\r\n"); at != std::string::npos;) {
      const auto start = at + 2;
      at = head.find("\r\n", start);
      const auto line = head.substr(start, at == std::string::npos ? at : at - start);
      const auto colon = line.find(": ");
      if (colon == std::string::npos) continue;
      auto name = line.substr(0, colon);
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      auto& value = answer.headers[name];
      value += (value.empty() ? "" : ", ") + line.substr(colon + 2);
    }
  }
  int socket_;
  bool connected_ = false;
  std::string pending_;
};

}  // namespace hoanhap::http
