#include <algorithm>
#include <map>

#include "core/json.h"
#include "http/router.h"

namespace hoanhap::http {
namespace {

std::string lower_name(Method method) {
  std::string text(name(method));
  for (char& c : text) c = static_cast<char>(c | 0x20);
  return text;
}

// "/api/v1/records/{record}/draft" and PUT -> "putRecordsRecordDraft"
std::string operation_id(const Endpoint& endpoint) {
  auto id = lower_name(endpoint.method);
  std::string_view path = endpoint.path;
  if (path.starts_with("/api/v1")) path.remove_prefix(7);
  bool up = true;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter) {
      up = true;
      continue;
    }
    id += up && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    up = false;
  }
  return id;
}

std::string content(std::string_view schema) {
  JsonWriter out;
  out.begin_object();
  if (schema.find('/') != std::string_view::npos) {
    out.key(schema).begin_object().key("schema").begin_object().field("type", "string");
    out.field("format", "binary").end_object().end_object();
    return out.end_object().take();
  }
  const bool list = schema.ends_with("[]");
  if (list) schema.remove_suffix(2);
  out.key("application/json").begin_object().key("schema").begin_object();
  if (list) out.field("type", "array").key("items").begin_object();
  out.field("$ref", "#/components/schemas/" + std::string(schema));
  if (list) out.end_object();
  out.end_object().end_object();
  return out.end_object().take();
}

void parameter(JsonWriter& out, std::string_view place, std::string_view parameter_name,
               bool required, std::string_view description) {
  out.begin_object().field("name", parameter_name).field("in", place).field("required", required);
  if (!description.empty()) out.field("description", description);
  out.key("schema").begin_object().field("type", "string").end_object().end_object();
}

void parameters(JsonWriter& out, const Endpoint& endpoint) {
  out.key("parameters").begin_array();
  bool on_a_thing = false;
  for (std::size_t at = 0; (at = endpoint.path.find('{', at)) != std::string::npos;) {
    const auto end = endpoint.path.find('}', at);
    if (end == std::string::npos) break;
    parameter(out, "path", std::string_view(endpoint.path).substr(at + 1, end - at - 1), true, "");
    on_a_thing = true;
    at = end;
  }
  parameter(out, "header", "Accept-Language", false,
            "vi (default) or en: the language of problems");
  if (endpoint.method != Method::get) {
    parameter(out, "header", "X-Hoanhap", true,
              "Always 1; with a same-origin Origin it proves that the page sent this");
    if (!endpoint.open)
      parameter(out, "header", "Idempotency-Key", false,
                "A UUID; required on writes to records, reviews, releases and grants. The same key "
                "with the "
                "same body is answered again, not done again; with another body 422");
    if (!endpoint.open && on_a_thing)
      parameter(
          out, "header", "If-Match", false,
          "The version of the thing, as its ETag gave it. Missing where required: 428; older: 412");
  }
  out.end_array();
}

void response(JsonWriter& out, std::string_view status, std::string_view description) {
  out.key(status).begin_object().field("description", description);
  out.key("content").begin_object().key("application/problem+json").begin_object();
  out.key("schema").begin_object().field("$ref", "#/components/schemas/Problem").end_object();
  out.end_object().end_object().end_object();
}

void responses(JsonWriter& out, const Endpoint& endpoint) {
  out.key("responses").begin_object();
  const bool empty = endpoint.response_schema.empty();
  out.key(empty ? "204" : "2XX").begin_object().field("description", endpoint.summary);
  if (!empty) out.key("content").raw(content(endpoint.response_schema));
  out.end_object();
  if (!endpoint.open) response(out, "401", "Not signed in");
  response(out, "4XX", "Refused; type, title, detail and fields say what to do");
  response(out, "503", "Full or stopping; Retry-After says when to try again");
  out.end_object();
}

void operation(JsonWriter& out, const Endpoint& endpoint) {
  out.key(lower_name(endpoint.method)).begin_object();
  out.field("operationId", operation_id(endpoint)).field("summary", endpoint.summary);
  out.key("tags").begin_array().value(endpoint.tag).end_array();
  parameters(out, endpoint);
  if (!endpoint.request_schema.empty())
    out.key("requestBody")
        .begin_object()
        .field("required", true)
        .key("content")
        .raw(content(endpoint.request_schema))
        .end_object();
  responses(out, endpoint);
  out.key("security").begin_array();
  if (!endpoint.open) out.begin_object().key("session").begin_array().end_array().end_object();
  out.end_array().end_object();
}

constexpr std::string_view kProblem =
    R"({"type":"object","required":["type","status","title","detail"],"properties":{)"
    R"("type":{"type":"string"},"status":{"type":"integer"},"title":{"type":"string"},"detail":{"type":"string"},)"
    R"("fields":{"type":"array","items":{"type":"object","required":["field","detail"],"properties":{)"
    R"("field":{"type":"string"},"detail":{"type":"string"}}}}},"additionalProperties":true})";

void components(JsonWriter& out, std::string_view components_json) {
  const auto given = Json::parse(components_json.empty() ? "{}" : components_json);
  out.key("components").begin_object().key("schemas").begin_object();
  bool problem_given = false;
  if (given) {
    const auto schemas = (*given)["schemas"];
    for (const auto key : schemas.keys()) {
      problem_given = problem_given || key == "Problem";
      out.key(key).raw(schemas[key].dump());
    }
  }
  if (!problem_given) out.key("Problem").raw(kProblem);
  out.end_object().key("securitySchemes").begin_object().key("session").begin_object();
  out.field("type", "apiKey").field("in", "cookie").field("name", "__Host-hoanhap");
  out.end_object().end_object().end_object();
}

}  // namespace

std::string openapi(const Router& router, std::string_view components_json,
                    std::string_view version) {
  std::map<std::string, std::vector<const Endpoint*>> paths;
  for (const auto& endpoint : router.endpoints()) paths[endpoint.path].push_back(&endpoint);
  JsonWriter out;
  out.begin_object().field("openapi", "3.1.0").key("info").begin_object();
  out.field("title", "Hoà Nhập").field("version", version).end_object();
  out.key("paths").begin_object();
  for (const auto& [path, endpoints] : paths) {
    out.key(path).begin_object();
    for (const auto* endpoint : endpoints) operation(out, *endpoint);
    out.end_object();
  }
  out.end_object();
  components(out, components_json);
  return out.end_object().take();
}

}  // namespace hoanhap::http
