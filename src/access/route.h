#pragma once

#include "access/actor.h"
#include "http/router.h"

namespace hoanhap::access {

enum class Who { anybody, signed_in };
// What a write has to carry besides the session: an Idempotency-Key, and If-Match with the version
// it was made on.
enum class Carries { nothing, key, version, key_and_version };

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
  const char* request = "";  // schema names in the OpenAPI components; of a GET: of its query
  const char* response = "";
  Carries carries = Carries::nothing;
};

}  // namespace hoanhap::access
