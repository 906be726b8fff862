#pragma once

#include <string_view>

namespace hoanhap::app {

// The named JSON schemas of the OpenAPI description: {"schemas":{…}}. One place, because the
// browser's types are generated from it.
extern const std::string_view kSchemas;

}  // namespace hoanhap::app
