// The table of schema_table.cpp as JSON Schema, for editors that complete and check while typing.
#include <fmt/format.h>

#include "core/json.h"
#include "plan/schema.h"

namespace hoanhap::plan {
namespace {

std::string slug(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), ' ', '-');
  return text;
}

void reference(JsonWriter& out, std::string_view name) {
  out.begin_object().field("$ref", std::string_view("#/$defs/" + slug(name))).end_object();
}

void words(JsonWriter& out, std::string_view joined) {
  out.begin_object().key("enum").begin_array();
  while (!joined.empty()) {
    const auto bar = std::min(joined.find('|'), joined.size());
    if (joined[0] != '~') out.value(joined.substr(0, bar));
    joined.remove_prefix(std::min(bar + 1, joined.size()));
  }
  out.end_array().end_object();
}

void pattern(JsonWriter& out, std::string_view expression) {
  out.begin_object().field("type", "string").field("pattern", expression).end_object();
}
void type(JsonWriter& out, std::string_view name) {
  out.begin_object().field("type", name).end_object();
}

constexpr std::string_view kId =
    "^(?:[a-z0-9]|\\{id\\})(?:(?:[a-z0-9-]|\\{id\\})*(?:[a-z0-9]|\\{id\\}))?$";

void one_or_list(JsonWriter& out, void (*one)(JsonWriter&, const Field&), const Field& field) {
  out.begin_object().key("oneOf").begin_array();
  one(out, field);
  out.begin_object().field("type", "array").key("items");
  one(out, field);
  out.end_object().end_array().end_object();
}

void shape(JsonWriter& out, const Field& field) {
  switch (field.shape) {
    case Shape::id:
      return pattern(out, kId);
    case Shape::ids:
    case Shape::names:
      return one_or_list(out, [](JsonWriter& o, const Field&) { type(o, "string"); }, field);
    case Shape::name: {
      out.begin_object()
          .key("type")
          .begin_array()
          .value("string")
          .value("number")
          .end_array()
          .end_object();
      return;
    }
    case Shape::text:
      return reference(out, "text");
    case Shape::whole:
      return type(out, "integer");
    case Shape::decimal:
      return type(out, "number");
    case Shape::date:
      return pattern(out, "^\\d{4}-\\d{2}-\\d{2}$");
    case Shape::yes_no:
      out.raw(R"({"enum":["yes","no",true,false]})");
      return;
    case Shape::percent:
      return pattern(out, "^\\d+(\\.\\d{1,4})?%$");
    case Shape::expression: {
      out.begin_object()
          .key("type")
          .begin_array()
          .value("string")
          .value("number")
          .end_array()
          .end_object();
      return;
    }
    case Shape::one_of:
      return words(out, field.of);
    case Shape::each_of:
      return one_or_list(out, [](JsonWriter& o, const Field& f) { words(o, f.of); }, field);
    case Shape::object:
      return reference(out, field.of);
    case Shape::list:
      out.begin_object().field("type", "array").key("items");
      reference(out, field.of);
      out.end_object();
      return;
  }
}

void definition(JsonWriter& out, const Object& object) {
  out.begin_object().field("type", "object").field("additionalProperties", false);
  out.key("properties").begin_object();
  for (const auto& field : object.fields) {
    out.key(field.key).begin_object();
    if (!field.help.empty()) out.field("description", field.help);
    out.key("allOf").begin_array();
    shape(out, field);
    out.end_array().end_object();
  }
  out.end_object().key("required").begin_array();
  for (const auto& field : object.fields)
    if (field.need == Field::Need::required) out.value(field.key);
  out.end_array().end_object();
}

struct FileRule {
  const char* pattern;
  const char* object;
};
constexpr FileRule files[] = {
    {"programme.yaml", "programme"},  {"units.yaml", "units file"},
    {"forms/*.yaml", "form"},         {"tasks.yaml", "tasks file"},
    {"targets.yaml", "targets file"}, {"indicators.yaml", "indicators file"},
    {"clauses.yaml", "answers"},
};

}  // namespace

std::string json_schema() {
  JsonWriter out;
  out.begin_object().field("$schema", "https://json-schema.org/draft/2020-12/schema");
  out.field("title", "The plan language of Hoà Nhập");
  out.key("x-files").begin_object();
  for (const auto& file : files)
    out.field(file.pattern, std::string_view("#/$defs/" + slug(file.object)));
  out.end_object().key("$defs").begin_object();
  out.key("text").raw(R"({"type":"object","additionalProperties":false,"required":["vi"],)"
                      R"("properties":{"vi":{"type":"string"},"en":{"type":"string"}}})");
  out.key("answers").raw(R"({"type":"object","additionalProperties":{"$ref":"#/$defs/answer"}})");
  for (const auto& object : objects()) {
    out.key(slug(object.name));
    definition(out, object);
  }
  out.end_object().end_object();
  return out.take() + "\n";
}

}  // namespace hoanhap::plan
