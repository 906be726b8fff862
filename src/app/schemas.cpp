#include "app/schemas.h"

namespace hoanhap::app {
const std::string_view kSchemas = R"({"schemas":{}})";
}  // namespace hoanhap::app
