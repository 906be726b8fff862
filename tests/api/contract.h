#pragma once

#include <string>
#include <vector>

#include "city.h"
#include "json_schema.h"

namespace hoanhap::test {

// The API as it describes itself (GET /api/v1/openapi.json), for tests to hold it to its word.
// Threads: one.
class Contract {
 public:
  // One operation: "PUT", "/api/v1/records/{record}/draft" and what OpenAPI says of it.
  struct Operation {
    std::string method, path;
    Json json;
    std::string name() const { return method + " " + path; }
  };

  static Contract& of(app::App::Parts& parts);  // read once: it is the same for every City
  explicit Contract(Json openapi);

  const std::vector<Operation>& operations() const { return operations_; }
  const Operation* find(const std::string& method, const std::string& target) const;
  // What an exchange shows that the description does not say: a status or media type, a body that
  // doesn't fit its schema, or a request that was accepted though its schema forbids it.
  std::vector<std::string> differences(http::Method method, const std::string& target,
                                       const std::string& body, const Answer& answer);
  JsonSchemas& schemas() { return schemas_; }

 private:
  JsonSchemas schemas_;
  std::vector<Operation> operations_;
};

}  // namespace hoanhap::test
