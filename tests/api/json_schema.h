#pragma once

#include <map>
#include <regex>
#include <string>
#include <vector>

#include "core/json.h"

namespace hoanhap::test {

// Holds JSON against the part of JSON Schema 2020-12 that our schemas use. Stricter than the
// standard where that finds more: an object that lists its `properties` may hold no others unless
// it says `additionalProperties`, and a keyword that is not checked here is a violation itself, so
// that no schema promises what nobody looks at.
class JsonSchemas {
 public:
  // `document` holds what "$ref": "#/…" points into.
  explicit JsonSchemas(Json document) : document_(std::move(document)) {}

  // What differs, as "$.items[3].due: …"; empty when `value` fits.
  std::vector<std::string> violations(const Json& schema, const Json& value);
  // The schema that "#/components/schemas/Due" names; null when there is none.
  Json resolve(std::string_view ref) const;
  const Json& document() const { return document_; }

 private:
  friend class SchemaCheck;
  const std::regex& pattern(std::string_view text);
  Json document_;
  std::map<std::string, std::regex, std::less<>> patterns_;
};

}  // namespace hoanhap::test
