// The API's description of itself is whole and true. That every answer fits it is checked with each
// request of every scenario here (City::send).
#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "city.h"
#include "contract.h"

using hoanhap::Json;
using namespace hoanhap::test;

namespace {

void collect_refs(const Json& json, std::set<std::string>& refs) {
  for (const auto key : json.keys()) {
    if (key == "$ref") refs.emplace(json[key].string().value_or(""));
    collect_refs(json[key], refs);
  }
  if (json.is_array())
    for (std::size_t i = 0; i < json.size(); ++i) collect_refs(json[i], refs);
}

bool promises(const Contract::Operation& operation, std::string_view header) {
  const auto parameters = operation.json["parameters"];
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (parameters[i]["name"].string() == header) return true;
  return false;
}

// A target of the operation: every thing is number 1.
std::string target_of(const Contract::Operation& operation) {
  auto path = operation.path;
  for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
    path.replace(open, path.find('}') - open + 1, "1");
  return path;
}

}  // namespace

TEST_CASE("every schema that is named exists, and every schema is named") {
  City city;
  auto& contract = Contract::of(city.parts());
  std::set<std::string> refs;
  collect_refs(contract.schemas().document(), refs);
  for (const auto& ref : refs) {
    CAPTURE(ref);
    CHECK(contract.schemas().resolve(ref).is_object());
  }
  for (const auto name : contract.schemas().document()["components"]["schemas"].keys()) {
    CAPTURE(name);
    // A query's schema is spelt out as parameters.
    CHECK((refs.contains(fmt::format("#/components/schemas/{}", name)) || name.ends_with("Query") ||
           name == "FormAndPeriod"));
  }
}

TEST_CASE("a write needs Idempotency-Key and If-Match exactly where the description says so") {
  City city;
  for (const auto& operation : Contract::of(city.parts()).operations()) {
    if (operation.method == "GET") continue;
    // To everybody else these do not exist, whatever the headers say (src/support/README.md).
    if (operation.path.starts_with("/api/v1/support/records")) continue;
    CAPTURE(operation.name());
    // Bodies that no handler refuses before it looks at the headers.
    const std::string body =
        R"({"date":"2018-05-03","period":"2018-Q1","kind":"record","reason":"person"})";
    const auto method = operation.method == "PUT"      ? hoanhap::http::Method::put
                        : operation.method == "DELETE" ? hoanhap::http::Method::del
                                                       : hoanhap::http::Method::post;
    const auto type = [&](const std::string& if_match, const std::string& key) {
      return city.send("eatam.lanhdao", method, target_of(operation), body, if_match, key).type();
    };
    CHECK((type("", "") == "/errors/if-match-missing") == promises(operation, "If-Match"));
    CHECK((type("1", "none") == "/errors/idempotency-key-missing") ==
          promises(operation, "Idempotency-Key"));
  }
}
