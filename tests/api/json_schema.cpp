#include "json_schema.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/date.h"
#include "core/text.h"

namespace hoanhap::test {
namespace {

constexpr std::string_view kAnnotations[] = {"title", "description", "examples"};

bool has_type(const Json& value, std::string_view type) {
  if (type == "null") return value.is_null();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.string().has_value();
  if (type == "boolean") return value.boolean().has_value();
  if (type == "integer") return value.integer().has_value();
  return type == "number" && value.number().has_value();
}

bool same(const Json& a, const Json& b) { return a.dump() == b.dump(); }

}  // namespace

// One comparison: collects what differs, with the way to it.
class SchemaCheck {
 public:
  explicit SchemaCheck(JsonSchemas& schemas) : schemas_(schemas) {}

  void check(const Json& schema, const Json& value, const std::string& at) {
    if (schema.boolean() == true) return;
    if (!schema.is_object()) return differ(at, "has no schema");
    for (const auto keyword : schema.keys()) {
      if (std::ranges::find(kAnnotations, keyword) != std::end(kAnnotations)) continue;
      apply(keyword, schema[keyword], schema, value, at);
    }
  }
  std::vector<std::string> found;

 private:
  void differ(const std::string& at, const std::string& what) { found.push_back(at + ": " + what); }

  void apply(std::string_view keyword, const Json& rule, const Json& schema, const Json& value,
             const std::string& at) {
    if (keyword == "$ref") {
      check(schemas_.resolve(rule.string().value_or("")), value, at);
    } else if (keyword == "anyOf") {
      any_of(rule, value, at);
    } else if (keyword == "type") {
      type(rule, value, at);
    } else if (keyword == "enum") {
      for (std::size_t i = 0; i < rule.size(); ++i)
        if (same(rule[i], value)) return;
      differ(at, value.dump() + " is none of " + rule.dump());
    } else if (keyword == "const") {
      if (!same(rule, value)) differ(at, value.dump() + " is not " + rule.dump());
    } else if (keyword == "properties" || keyword == "required" ||
               keyword == "additionalProperties") {
      if (value.is_object()) object(keyword, rule, schema, value, at);
    } else if (keyword == "items" || keyword == "prefixItems" || keyword == "minItems" ||
               keyword == "maxItems") {
      if (value.is_array()) array(keyword, rule, schema, value, at);
    } else if (keyword == "minimum" || keyword == "maximum") {
      if (const auto n = value.number()) range(keyword, rule, *n, at);
    } else if (keyword == "minLength" || keyword == "maxLength" || keyword == "pattern" ||
               keyword == "format") {
      if (const auto text = value.string()) words(keyword, rule, *text, at);
    } else {
      differ(at, fmt::format("keyword {} is not checked by the tests", keyword));
    }
  }

  void any_of(const Json& choices, const Json& value, const std::string& at) {
    std::string reasons;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      SchemaCheck one(schemas_);
      one.check(choices[i], value, at);
      if (one.found.empty()) return;
      reasons += "\n    " + one.found.front();
    }
    differ(at, "fits none of its schemas:" + reasons);
  }

  void type(const Json& rule, const Json& value, const std::string& at) {
    if (const auto one = rule.string()) {
      if (has_type(value, *one)) return;
    } else {
      for (std::size_t i = 0; i < rule.size(); ++i)
        if (has_type(value, rule[i].string().value_or(""))) return;
    }
    differ(at, value.dump().substr(0, 80) + " is no " + rule.dump());
  }

  void object(std::string_view keyword, const Json& rule, const Json& schema, const Json& value,
              const std::string& at) {
    if (keyword == "required") {
      for (std::size_t i = 0; i < rule.size(); ++i) {
        const auto name = rule[i].string().value_or("");
        if (!std::ranges::count(value.keys(), name))
          differ(at, fmt::format("lacks {}", name));
      }
      return;
    }
    const bool listed = keyword == "properties";
    const auto properties = schema["properties"];
    for (const auto name : value.keys()) {
      const auto below = fmt::format("{}.{}", at, name);
      const bool known = !properties[name].is_null();
      if (listed && known)
        check(properties[name], value[name], below);
      else if (listed && schema["additionalProperties"].is_null())
        differ(below, "is not described");
      else if (!listed && !known && rule.boolean() == false)
        differ(below, "is not described");
      else if (!listed && !known)
        check(rule, value[name], below);
    }
  }

  void array(std::string_view keyword, const Json& rule, const Json& schema, const Json& value,
             const std::string& at) {
    const auto size = static_cast<std::int64_t>(value.size());
    if (keyword == "minItems" && size < rule.integer().value_or(0)) differ(at, "has too few items");
    if (keyword == "maxItems" && size > rule.integer().value_or(0)) differ(at, "has too many items");
    const auto first = schema["prefixItems"].size();
    for (std::size_t i = 0; i < value.size(); ++i) {
      const auto below = fmt::format("{}[{}]", at, i);
      if (keyword == "prefixItems" && i < first) check(rule[i], value[i], below);
      if (keyword == "items" && i >= first) check(rule, value[i], below);
    }
  }

  void range(std::string_view keyword, const Json& rule, double n, const std::string& at) {
    const auto bound = rule.number().value_or(0);
    if (keyword == "minimum" ? n < bound : n > bound)
      differ(at, fmt::format("{} is beyond the {} of {}", n, keyword, bound));
  }

  void words(std::string_view keyword, const Json& rule, std::string_view text,
             const std::string& at) {
    bool fits = true;
    if (keyword == "minLength")
      fits = static_cast<std::int64_t>(code_points(text)) >= rule.integer().value_or(0);
    else if (keyword == "maxLength")
      fits = static_cast<std::int64_t>(code_points(text)) <= rule.integer().value_or(0);
    else if (keyword == "pattern")
      fits = std::regex_search(text.begin(), text.end(),
                               schemas_.pattern(rule.string().value_or("")));
    else if (rule.string() == "date")
      fits = Date::parse_iso(text).has_value();
    else if (rule.string() == "date-time")
      fits = Instant::parse_iso(text).has_value();
    else
      fits = rule.string() == "password";  // says only how to show it
    if (!fits) differ(at, fmt::format("\"{}\" against {} {}", text, keyword, rule.dump()));
  }

  JsonSchemas& schemas_;
};

std::vector<std::string> JsonSchemas::violations(const Json& schema, const Json& value) {
  SchemaCheck check(*this);
  check.check(schema, value, "$");
  return std::move(check.found);
}

Json JsonSchemas::resolve(std::string_view ref) const {
  if (!ref.starts_with("#/")) return {};
  auto found = document_;
  for (ref.remove_prefix(1); ref.starts_with('/');) {
    ref.remove_prefix(1);
    const auto end = std::min(ref.find('/'), ref.size());
    found = found[ref.substr(0, end)];
    ref.remove_prefix(end);
  }
  return found;
}

const std::regex& JsonSchemas::pattern(std::string_view text) {
  const auto known = patterns_.find(text);
  if (known != patterns_.end()) return known->second;
  return patterns_.emplace(text, std::regex(std::string(text))).first->second;
}

}  // namespace hoanhap::test
