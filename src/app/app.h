#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "http/message.h"

namespace hoanhap::app {

struct Options {
  std::string data;  // data folder; made when missing
  std::string plan;  // plan folder; "" serves only people and sign-in
  std::string web;   // built web side; "" serves the API alone
  std::string address = "127.0.0.1";
  int port = 8080;                // 0: any free one
  std::string tls_cert, tls_key;  // PEM files; both or none
  bool behind_tls_proxy = false;  // plain HTTP on any address; the proxy in front does TLS
  std::string mail;  // settings of the mail server; "" sends no mail (docs/operations.md)
  bool accept_lost_keys = false;  // sealed records without any key are counted as lost
  bool demo = false;              // a demo city: fills an empty folder, loopback only
  std::uint64_t seed = 73;
  std::optional<Instant> now;  // where a demo's clock starts
};

// The composition root: opens the data folder, compiles the plan, makes every service and the list
// of routes, and serves. Owns everything; whatever a service refers to lives as long as the App.
//
// Threads: `handle` from any; start and stop from one. Fails: the reason as a text for the terminal
// (another process has the folder, the plan isn't the active one, no such file, …).
class App {
 public:
  static Result<std::unique_ptr<App>> open(const Options& options);
  ~App();

  // One request without a socket, as the server would answer it: tests and the demo use it.
  http::Response handle(const http::Request& request);

  Result<int> start();  // the port it listens on
  void stop();
  // What a person at the terminal should read once: address, accounts of a demo, codes of the first
  // two administrators of an empty folder.
  std::string greeting() const;

  struct Parts;
  Parts& parts() { return *parts_; }

 private:
  explicit App(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hoanhap::app
