#include "contract.h"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace hoanhap::test {
namespace {

// Whether a path template names this target: segment by segment; how many of them literally.
int fit(std::string_view path, std::string_view target) {
  target = target.substr(0, target.find('?'));
  int literal = 0;
  while (!path.empty() && !target.empty()) {
    path.remove_prefix(1);
    target.remove_prefix(1);
    const auto a = path.substr(0, path.find('/')), b = target.substr(0, target.find('/'));
    if (a == b)
      ++literal;
    else if (!a.starts_with('{') || b.empty())
      return -1;
    path.remove_prefix(a.size());
    target.remove_prefix(b.size());
  }
  return path.empty() && target.empty() ? literal : -1;
}

// What is said of a status: of itself ("204"), or of its class ("4XX").
Json said_of(const Json& responses, int status) {
  const auto exact = responses[std::to_string(status)];
  return exact.is_null() ? responses[std::to_string(status / 100) + "XX"] : exact;
}

}  // namespace

Contract& Contract::of(app::App::Parts& parts) {
  static Contract contract([&] {
    const auto match = parts.router->find(http::Method::get, "/api/v1/openapi.json");
    REQUIRE(match.endpoint);
    const auto described = Json::parse(match.endpoint->handle({}).body);
    if (!described) FAIL(described.error().detail.en << " " << described.error().cause);
    return *described;
  }());
  return contract;
}

Contract::Contract(Json openapi) : schemas_(openapi) {
  const auto paths = openapi["paths"];
  for (const auto path : paths.keys())
    for (const auto method : paths[path].keys()) {
      std::string upper(method);
      std::ranges::transform(upper, upper.begin(),
                             [](char c) { return static_cast<char>(c - 'a' + 'A'); });
      operations_.push_back({std::move(upper), std::string(path), paths[path][method]});
    }
}

const Contract::Operation* Contract::find(const std::string& method,
                                          const std::string& target) const {
  const Operation* best = nullptr;
  int literal = -1;
  for (const auto& operation : operations_) {
    const int fits = operation.method == method ? fit(operation.path, target) : -1;
    if (fits <= literal) continue;
    literal = fits;
    best = &operation;
  }
  return best;
}

std::vector<std::string> Contract::differences(http::Method method, const std::string& target,
                                               const std::string& body, const Answer& answer) {
  const auto* operation = find(std::string(http::name(method)), target);
  if (!operation) return {"OpenAPI has no such operation"};
  const auto response = said_of(operation->json["responses"], answer.status);
  if (!response.is_object()) return {fmt::format("status {} is not described", answer.status)};
  const auto content = response["content"];
  if (content.size() == 0) {
    if (answer.text.empty()) return {};
    return {fmt::format("status {} has a body that is not described", answer.status)};
  }
  const auto said = content[answer.media_type];
  if (!said.is_object())
    return {fmt::format("{} is not described for {}", answer.media_type, answer.status)};
  std::vector<std::string> found;
  if (!said["schema"].is_null()) found = schemas_.violations(said["schema"], answer.body);
  const auto asked = operation->json["requestBody"]["content"]["application/json"]["schema"];
  if (answer.status / 100 == 2 && asked.is_object() && !body.empty())
    for (const auto& one : schemas_.violations(asked, Json::parse(body).value_or(Json())))
      found.push_back("accepted a body that its schema forbids: " + one);
  return found;
}

}  // namespace hoanhap::test
