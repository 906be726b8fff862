#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "http/message.h"

namespace hoanhap::http {

constexpr std::size_t kib(std::size_t n) { return n * 1024; }

// A mounted route: what the outside can call, and everything OpenAPI says of it. Features declare
// theirs as `access::Route` tables; the composition root turns them into these.
//
// A schema is the name of a component, a name with "[]" behind it for a list of them, a media type
// ("application/zip") for a body that is not JSON, or "" for none. The request schema of a GET
// describes its query: one parameter a property.
struct Endpoint {
  Method method = Method::get;
  std::string path;  // "/api/v1/records/{record}/draft"
  std::size_t body_limit = 0;
  bool open = false;  // needs no session
  bool needs_key = false, needs_version = false;  // Idempotency-Key, If-Match
  std::string tag;    // the feature, for OpenAPI
  std::string summary, request_schema, response_schema;
  std::function<Response(const Request&)> handle;  // called on a worker thread; never throws out
};

// Finds the endpoint of a request: same number of segments, a literal segment before a {parameter}.
// Built once, then read only: safe from any thread.
class Router {
 public:
  explicit Router(std::vector<Endpoint> endpoints);
  struct Match {
    const Endpoint* endpoint = nullptr;  // null: 404, or 405 when `allowed` is not empty
    std::map<std::string, std::string, std::less<>> params;
    std::vector<Method> allowed;
  };
  Match find(Method method, std::string_view path) const;
  const std::vector<Endpoint>& endpoints() const { return endpoints_; }

 private:
  std::vector<Endpoint> endpoints_;
  std::vector<std::vector<std::string>> segments_;
};

// OpenAPI 3.1 of the endpoints; `components_json` holds the named schemas: {"schemas":{…}}.
std::string openapi(const Router& router, std::string_view components_json,
                    std::string_view version);

}  // namespace hoanhap::http
