#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "http/server.h"
#include "storage/database.h"

namespace hoanhap::app {

// What a supervisor and a monitor ask: /healthz (the process lives), /readyz (it can write),
// /metrics (counts in the Prometheus text format; no unit, user or address among the labels).
//
// Threads: safe from any.
class Health {
 public:
  explicit Health(storage::Database& database) : database_(database) {}
  http::Response healthz() const;
  http::Response readyz() const;
  http::Response metrics() const;
  void observe(const http::Served& served);

 private:
  storage::Database& database_;
  std::array<std::atomic<std::uint64_t>, 6> by_class_{};  // requests by status / 100
  std::atomic<std::uint64_t> microseconds_{0};
};

}  // namespace hoanhap::app
