// Any bytes as a JSON body: refused with words, or a value that reads and writes itself again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/json.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// Touches every value as a handler would, beside what was written and read again; the depth is what
// the parser promises. Fractions may differ in the last bit (Boost 1.81); everything else is exact.
void compare(const hoanhap::Json& value, const hoanhap::Json& again, int depth) {
  require(depth <= 33);
  require(value.string() == again.string() && value.boolean() == again.boolean());
  require(value.size() == again.size() && value.is_null() == again.is_null());
  require(value.is_array() == again.is_array() && value.is_object() == again.is_object());
  if (const auto whole = value.integer(); whole && value.number() == again.number())
    require(again.integer() == whole);
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) compare(value[i], again[i], depth + 1);
  if (value.is_object())
    for (const auto key : value.keys()) compare(value[key], again[key], depth + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto value = hoanhap::Json::parse(text);
  if (!value) {
    require(!value.error().title.vi.empty());
    return 0;
  }
  const auto again = hoanhap::Json::parse(value->dump());
  require(again.has_value());
  compare(*value, *again, 1);
  return 0;
}
