#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "access/route.h"
#include "app/turnstile.h"
#include "http/router.h"
#include "identity/sessions.h"

namespace hoanhap::app {

// Every request of the API passes here once (design §7): the session's cookie becomes an Actor; a
// write must come from our own pages (Origin, and a header no foreign page can send); a page that
// names its person (X-Hoanhap-As) speaks for nobody else; what a handler throws is caught and
// written to the log under an incident id.
//
// Ownership: the composition root's; outlives the server. Threads: safe from any. Fails: never
// throws; whatever goes wrong is a problem document.
class Gate {
 public:
  // `https`: the browser sees https, ours or the proxy's.
  Gate(identity::Sessions& sessions, Turnstile& turnstile, bool https)
      : sessions_(sessions), turnstile_(turnstile), https_(https) {}

  using Handle = std::function<Result<http::Response>(const http::Request&, const access::Actor&)>;
  http::Response pass(const http::Request& request, access::Who who, const Handle& handle);

 private:
  Result<http::Response> answer(const http::Request& request, access::Who who,
                                const Handle& handle);
  bool from_our_pages(const http::Request& request) const;
  static bool speaks_for(const http::Request& request, const access::Actor& actor);
  identity::Sessions& sessions_;
  Turnstile& turnstile_;
  const bool https_;
};

// Adds a feature's table to what the server answers, under /api/v1. `service` and `gate` outlive
// it.
template <typename Service>
void mount(std::vector<http::Endpoint>& endpoints, const std::string& tag,
           std::span<const access::Route<Service>> routes, Service& service, Gate& gate) {
  for (const auto& route : routes) {
    http::Endpoint endpoint;
    endpoint.method = route.method;
    endpoint.path = std::string("/api/v1") + route.path;
    endpoint.body_limit = route.body_limit;
    endpoint.open = route.who == access::Who::anybody;
    using access::Carries;
    endpoint.needs_key = route.carries == Carries::key || route.carries == Carries::key_and_version;
    endpoint.needs_version =
        route.carries == Carries::version || route.carries == Carries::key_and_version;
    endpoint.tag = tag;
    endpoint.summary = route.summary;
    endpoint.request_schema = route.request;
    endpoint.response_schema = route.response;
    endpoint.handle = [&route, &service, &gate](const http::Request& request) {
      return gate.pass(request, route.who,
                       [&](const http::Request& same, const access::Actor& actor) {
                         return route.handle(same, actor, service);
                       });
    };
    endpoints.push_back(std::move(endpoint));
  }
}

}  // namespace hoanhap::app
