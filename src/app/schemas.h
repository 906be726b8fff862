#pragma once

#include <string_view>

namespace hoanhap::app {

// The named JSON schemas of the OpenAPI description: {"schemas":{…}}, joined from every feature's
// schemas.json by cmake/schemas.cmake. The browser's types are made from the same files
// (web/scripts/api-types.mjs).
extern const std::string_view kSchemas;

}  // namespace hoanhap::app
