#include "app/health.h"

#include <fmt/format.h>

namespace hoanhap::app {
namespace {

http::Response text(int status, std::string body) {
  http::Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  return response;
}

}  // namespace

http::Response Health::healthz() const { return text(200, "ok\n"); }

http::Response Health::readyz() const {
  return database_.failed() ? text(503, "the storage failed; restart\n") : text(200, "ready\n");
}

http::Response Health::metrics() const {
  auto out = std::string("# TYPE hoanhap_requests_total counter\n");
  for (std::size_t i = 1; i < by_class_.size(); ++i)
    out += fmt::format("hoanhap_requests_total{{status=\"{}xx\"}} {}\n", i, by_class_[i].load());
  out += fmt::format(
      "# TYPE hoanhap_request_seconds_sum counter\nhoanhap_request_seconds_sum {:.6f}\n",
      static_cast<double>(microseconds_.load()) / 1e6);
  out += fmt::format("# TYPE hoanhap_commits_total counter\nhoanhap_commits_total {}\n",
                     database_.commits());
  return text(200, std::move(out));
}

void Health::observe(const http::Served& served) {
  const auto klass = static_cast<std::size_t>(served.status / 100);
  if (klass < by_class_.size()) by_class_[klass].fetch_add(1, std::memory_order_relaxed);
  microseconds_.fetch_add(static_cast<std::uint64_t>(served.took.count()),
                          std::memory_order_relaxed);
}

}  // namespace hoanhap::app
