#pragma once

#include <string>
#include <string_view>

namespace hoanhap::bench {

// One keep-alive connection to the server on loopback, with blocking calls: as little work as a
// client can do. Ends the program when the connection breaks.
class Client {
 public:
  explicit Client(int port);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  struct Answer {
    int status = 0;
    std::string_view head, body;  // until the next request
  };
  Answer get(std::string_view path, std::string_view cookie);
  // A session's cookie, by login and password.
  std::string sign_in(std::string_view login, std::string_view password);
  // `key` is new for every request; `version` goes into If-Match.
  Answer post(std::string_view path, std::string_view cookie, std::string_view key,
              std::string_view version, std::string_view body);

 private:
  Answer exchange();
  int socket_ = -1;
  std::string host_, out_, in_;
};

}  // namespace hoanhap::bench
