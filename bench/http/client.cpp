#include "client.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

namespace hoanhap::bench {
namespace {

[[noreturn]] void broken(const char* what) {
  fmt::print(stderr, "bench: the connection broke: {}\n", what);
  std::exit(1);
}

std::size_t length_of(std::string_view head) {
  constexpr std::string_view kName = "\r\nContent-Length: ";
  const auto at = head.find(kName);
  return at == head.npos ? 0 : std::strtoul(head.data() + at + kName.size(), nullptr, 10);
}

}  // namespace

Client::Client(int port) : host_(fmt::format("127.0.0.1:{}", port)) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    broken("connect");
}

Client::~Client() { ::close(socket_); }

Client::Answer Client::get(std::string_view path, std::string_view cookie) {
  out_.clear();
  fmt::format_to(std::back_inserter(out_), "GET {} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n\r\n",
                 path, host_, cookie);
  return exchange();
}

std::string Client::sign_in(std::string_view login, std::string_view password) {
  const auto answer = post("/api/v1/session", "", "sign-in-0000000000000001", "0",
                           fmt::format(R"({{"login":"{}","password":"{}"}})", login, password));
  constexpr std::string_view kName = "\r\nSet-Cookie: ";
  const auto at = answer.head.find(kName);
  if (at == answer.head.npos) broken("signing in");
  const auto cookie = answer.head.substr(at + kName.size());
  return std::string(cookie.substr(0, cookie.find(';')));
}

Client::Answer Client::post(std::string_view path, std::string_view cookie, std::string_view key,
                            std::string_view version, std::string_view body) {
  out_.clear();
  fmt::format_to(std::back_inserter(out_),
                 "POST {0} HTTP/1.1\r\nHost: {1}\r\nOrigin: http://{1}\r\nX-Hoanhap: 1\r\n"
                 "Cookie: {2}\r\nIdempotency-Key: {3}\r\nIf-Match: \"{4}\"\r\n"
                 "Content-Type: application/json\r\nContent-Length: {5}\r\n\r\n{6}",
                 path, host_, cookie, key, version, body.size(), body);
  return exchange();
}

Client::Answer Client::exchange() {
  for (std::string_view rest = out_; !rest.empty();) {
    const auto sent = ::send(socket_, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent <= 0) broken("send");
    rest.remove_prefix(static_cast<std::size_t>(sent));
  }
  std::size_t have = 0, want = 0;
  while (want == 0 || have < want) {
    if (in_.size() < have + 65'536) in_.resize(have + 65'536);
    const auto got = ::recv(socket_, in_.data() + have, in_.size() - have, 0);
    if (got <= 0) broken("receive");
    have += static_cast<std::size_t>(got);
    const std::string_view read(in_.data(), have);
    const auto end = want == 0 ? read.find("\r\n\r\n") : read.npos;
    if (end != read.npos) want = end + 4 + length_of(read.substr(0, end));
  }
  const std::string_view all(in_.data(), want);
  const auto end = all.find("\r\n\r\n") + 4;
  return {std::atoi(in_.c_str() + 9), all.substr(0, end), all.substr(end)};
}

}  // namespace hoanhap::bench
