#pragma once

#include "access/actor.h"
#include "http/router.h"

namespace hoanhap::access {

enum class Who { anybody, signed_in };

// One row is one promise to the outside: who may, how large, what it means. A feature's table is
// the first thing in its routes.cpp. Paths are under /api/v1. The service checks unit and
// capability on the thing itself; this only says whether a session is needed at all (then `actor`
// is real).
template <typename Service>
struct Route {
  http::Method method;
  const char* path;
  Who who;
  std::size_t body_limit;
  Result<http::Response> (*handle)(const http::Request&, const Actor&, Service&);
  const char* summary;
  const char* request = "";  // schema names in the OpenAPI components
  const char* response = "";
};

}  // namespace hoanhap::access
