#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/app.h"
#include "app/parts.h"
#include "core/json.h"

namespace hoanhap::test {

// An answer as a client sees it.
struct Answer {
  int status = 0;
  Json body;
  std::string text;  // the raw body, for files
  std::string etag;
};

// The demo city on a folder of its own, asked the way a browser asks: cookie, Origin, X-Hoanhap,
// Idempotency-Key and If-Match, but without a socket. Removed when it goes.
class City {
 public:
  explicit City(const std::string& now = "2018-07-02T08:30:00+07:00");
  ~City();

  Answer get(const std::string& login, const std::string& path);
  Answer post(const std::string& login, const std::string& path, const std::string& body = "{}",
              const std::string& if_match = "", const std::string& key = "");
  Answer put(const std::string& login, const std::string& path, const std::string& body,
             const std::string& if_match);
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
  const std::string& session(const std::string& login);
  std::string folder_;
  std::unique_ptr<app::App> app_;
  std::map<std::string, std::string> sessions_;
  int key_ = 0;
};

}  // namespace hoanhap::test
