#include <algorithm>
#include <map>

#include <fmt/format.h>

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
  if (schema.find('/') != std::string_view::npos)  // bytes: 3.1 says so by having no schema
    return out.key(schema).begin_object().end_object().end_object().take();
  const bool list = schema.ends_with("[]");
  if (list) schema.remove_suffix(2);
  out.key("application/json").begin_object().key("schema").begin_object();
  if (list) out.field("type", "array").key("items").begin_object();
  out.field("$ref", "#/components/schemas/" + std::string(schema));
  if (list) out.end_object();
  out.end_object().end_object();
  return out.end_object().take();
}

struct Parameter {
  std::string_view place, name, description;
  bool required = false;
  std::string schema = R"({"type":"string"})";
};

void write(JsonWriter& out, const Parameter& p) {
  out.begin_object().field("name", p.name).field("in", p.place).field("required", p.required);
  if (!p.description.empty()) out.field("description", p.description);
  out.key("schema").raw(p.schema).end_object();
}

bool lists(const Json& names, std::string_view wanted) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].string() == wanted) return true;
  return false;
}

// The schemas of a description and what its operations make of them.
class Writer {
 public:
  Writer(JsonWriter& out, Json schemas) : out_(out), schemas_(std::move(schemas)) {}

  void operation(const Endpoint& endpoint) {
    out_.key(lower_name(endpoint.method)).begin_object();
    out_.field("operationId", operation_id(endpoint)).field("summary", endpoint.summary);
    out_.key("tags").begin_array().value(endpoint.tag).end_array();
    parameters(endpoint);
    if (endpoint.method != Method::get && !endpoint.request_schema.empty()) body(endpoint);
    responses(endpoint);
    out_.key("security").begin_array();
    if (!endpoint.open) out_.begin_object().key("session").begin_array().end_array().end_object();
    out_.end_array().end_object();
  }

 private:
  // Every {parameter} under /api/ is the id of a thing.
  void path_parameters(std::string_view path) {
    const std::string schema =
        path.starts_with("/api/") ? R"({"type":"integer","minimum":1})" : R"({"type":"string"})";
    for (std::size_t at = 0; (at = path.find('{', at)) != std::string::npos;) {
      const auto end = std::min(path.find('}', at), path.size());
      write(out_, {"path", path.substr(at + 1, end - at - 1), "", true, schema});
      at = end;
    }
  }

  void query_parameters(const Endpoint& endpoint) {
    const auto query = schemas_[endpoint.request_schema];
    const auto properties = query["properties"];
    for (const auto key : properties.keys())
      write(out_, {"query", key, properties[key]["description"].string().value_or(""),
                   lists(query["required"], key), properties[key].dump()});
  }

  void parameters(const Endpoint& endpoint) {
    out_.key("parameters").begin_array();
    path_parameters(endpoint.path);
    if (endpoint.method == Method::get) query_parameters(endpoint);
    write(out_, {"header", "Accept-Language", "vi (default) or en: the language of problems"});
    if (!endpoint.open)
      write(out_,
            {"header", "X-Hoanhap-As",
             "The id of the person whose page this is; 401 when the cookie is somebody else's"});
    if (endpoint.method != Method::get)
      write(out_, {"header", "X-Hoanhap",
                   "With a same-origin Origin it proves that our own page sent this", true,
                   R"({"const":"1"})"});
    if (endpoint.needs_key)
      write(out_, {"header", "Idempotency-Key",
                   "New for every action, best a UUID. The same key with the same body is answered "
                   "again, not done again (Idempotent-Replayed: true); with another body 422. Kept "
                   "90 days",
                   true, R"({"type":"string","pattern":"^[A-Za-z0-9_-]{8,100}$"})"});
    if (endpoint.needs_version)
      write(out_, {"header", "If-Match",
                   "The version this was made on, as ETag gave it: \"7\". Missing: 428; older: 412",
                   true, R"({"type":"string","pattern":"^\"[0-9]+\"$"})"});
    out_.end_array();
  }

  void body(const Endpoint& endpoint) {
    const auto& schema = endpoint.request_schema;
    const bool json = schema.find('/') == std::string::npos;
    out_.key("requestBody").begin_object();
    out_.field("description", fmt::format("At most {} KiB", endpoint.body_limit / 1024));
    out_.field("required", !json || schemas_[schema]["required"].size() > 0);
    out_.key("content").raw(content(schema)).end_object();
  }

  void problem(std::string_view status, std::string_view description) {
    out_.key(status).begin_object().field("description", description);
    out_.key("content").begin_object().key("application/problem+json").begin_object();
    out_.key("schema").begin_object().field("$ref", "#/components/schemas/Problem").end_object();
    out_.end_object().end_object().end_object();
  }

  void responses(const Endpoint& endpoint) {
    out_.key("responses").begin_object();
    const bool empty = endpoint.response_schema.empty();
    out_.key(empty ? "204" : "2XX").begin_object().field("description", endpoint.summary);
    if (!empty) out_.key("content").raw(content(endpoint.response_schema));
    out_.end_object();
    if (!endpoint.open) problem("401", "Not signed in");
    problem("4XX", "Refused; type, title, detail and fields say what to do");
    problem("503", "Full or stopping; Retry-After says when to try again");
    out_.end_object();
  }

  JsonWriter& out_;
  Json schemas_;
};

void components(JsonWriter& out, const Json& schemas) {
  out.key("components").begin_object().key("schemas").begin_object();
  for (const auto key : schemas.keys()) out.key(key).raw(schemas[key].dump());
  out.end_object().key("securitySchemes").begin_object().key("session").begin_object();
  out.field("type", "apiKey").field("in", "cookie").field("name", "__Host-hoanhap");
  out.end_object().end_object().end_object();
}

}  // namespace

std::string openapi(const Router& router, std::string_view components_json,
                    std::string_view version) {
  std::map<std::string, std::vector<const Endpoint*>> paths;
  for (const auto& endpoint : router.endpoints()) paths[endpoint.path].push_back(&endpoint);
  const auto given = Json::parse(components_json);
  const auto schemas = given ? (*given)["schemas"] : Json();
  JsonWriter out;
  Writer writer(out, schemas);
  out.begin_object().field("openapi", "3.1.0").key("info").begin_object();
  out.field("title", "Hoà Nhập").field("version", version).end_object();
  out.key("paths").begin_object();
  for (const auto& [path, endpoints] : paths) {
    out.key(path).begin_object();
    for (const auto* endpoint : endpoints) writer.operation(*endpoint);
    out.end_object();
  }
  out.end_object();
  components(out, schemas);
  return out.end_object().take();
}

}  // namespace hoanhap::http
