#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/app.h"
#include "app/parts.h"
#include "core/json.h"
#include "http/test_client.h"

namespace hoanhap::test {

// An answer as a client sees it.
struct Answer {
  int status = 0;
  Json body;
  std::string text;  // the raw body, for files
  std::string etag;
  std::string media_type;  // "application/json"
  std::string type() const { return std::string(body["type"].string().value_or("")); }
};

std::unique_ptr<app::App> open_demo(const std::string& data, const std::string& now);

// The demo city on a folder of its own, served on a real socket and asked the way a browser asks:
// cookie, Origin, X-Hoanhap, Idempotency-Key and If-Match. Whatever is asked and answered is held
// against the server's own OpenAPI (contract.h): an answer that differs from it fails the test.
class City {
 public:
  explicit City(const std::string& now = "2018-07-02T08:30:00+07:00");
  ~City();

  Answer get(const std::string& login, const std::string& path);
  Answer post(const std::string& login, const std::string& path, const std::string& body = "{}",
              const std::string& if_match = "", const std::string& key = "");
  Answer put(const std::string& login, const std::string& path, const std::string& body,
             const std::string& if_match);
  // `login` "": nobody is signed in. `key` "": a new one; "none": no Idempotency-Key at all.
  Answer send(const std::string& login, http::Method method, const std::string& path,
              const std::string& body, const std::string& if_match, const std::string& key);

  // The record of a unit's obligation, opened when it isn't yet: its id and version.
  struct Handle {
    std::int64_t id = 0, version = 0;
  };
  Handle open_record(const std::string& login, const std::string& form, const std::string& period);
  void move_clock(const std::string& now);
  app::App::Parts& parts() { return app_->parts(); }

 private:
  std::string session(const std::string& login);
  http::TestAnswer exchange(const std::string& method, const std::string& target,
                            const std::string& body, const http::TestClient::Headers& headers);
  std::string folder_;
  std::unique_ptr<app::App> app_;
  int port_ = 0;
  std::optional<http::TestClient> client_;
  std::map<std::string, std::string> sessions_;
  int key_ = 0;
};

}  // namespace hoanhap::test
