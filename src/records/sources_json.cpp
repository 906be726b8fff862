#include "core/json.h"
#include "records/sources.h"

namespace hoanhap::records {
namespace {

void maybe(JsonWriter& out, std::optional<std::int64_t> number) {
  if (number)
    out.value(*number);
  else
    out.null();
}

void write(JsonWriter& out, const store::Submission& s) {
  out.begin_array().value(s.record.value).value(s.unit.value).value(s.form).value(s.period.code());
  out.value(s.revision).value(s.hash).value(s.state).end_array();
}

store::Submission submission(const Json& j) {
  return {{j[0].integer().value_or(0)},
          {j[1].integer().value_or(0)},
          std::string(j[2].string().value_or("")),
          Period::parse(j[3].string().value_or("")).value_or(Period{}),
          static_cast<int>(j[4].integer().value_or(0)),
          std::string(j[5].string().value_or("")),
          std::string(j[6].string().value_or(""))};
}

void write(JsonWriter& out, const Comparison& c) {
  out.begin_object().field("one", c.one).field("other", c.other).field("element", c.element);
  out.field("decimal", c.decimal).key("checks").begin_array();
  for (const auto& check : c.checks) out.value(check);
  out.end_array().key("rows").begin_array();
  for (const auto& row : c.rows) {
    out.begin_array().value(row.place.value);
    maybe(out, row.a);
    maybe(out, row.b);
    out.end_array();
  }
  out.end_array().end_object();
}

Comparison comparison(const Json& j) {
  Comparison c{std::string(j["one"].string().value_or("")),
               std::string(j["other"].string().value_or("")),
               std::string(j["element"].string().value_or("")),
               j["decimal"].boolean().value_or(false),
               {},
               {}};
  for (std::size_t i = 0; i < j["rows"].size(); ++i) {
    const auto row = j["rows"][i];
    c.rows.push_back({{row[0].integer().value_or(0)}, row[1].integer(), row[2].integer()});
  }
  for (std::size_t i = 0; i < j["checks"].size(); ++i)
    c.checks.emplace_back(j["checks"][i].string().value_or(""));
  return c;
}

}  // namespace

std::string made_to_json(const Made& made) {
  JsonWriter out;
  out.begin_object().key("submissions").begin_array();
  for (const auto& s : made.submissions) write(out, s);
  out.end_array().key("missing").begin_array();
  for (const auto& m : made.missing)
    out.begin_array().value(m.unit.value).value(m.form).value(m.period.code()).end_array();
  out.end_array().key("sources").begin_object();
  for (const auto& [element, values] : made.sources) {
    out.key(element).begin_array();
    for (const auto& v : values) {
      out.begin_array().value(v.form).value(v.unit.value);
      maybe(out, v.value);
      out.value(v.decimal).end_array();
    }
    out.end_array();
  }
  out.end_object().key("compare").begin_array();
  for (const auto& c : made.compare) write(out, c);
  out.end_array().end_object();
  return out.take();
}

Made made_from_json(std::string_view text) {
  Made made;
  const auto json = Json::parse(text);
  if (!json) return made;
  const auto& j = *json;
  for (std::size_t i = 0; i < j["submissions"].size(); ++i)
    made.submissions.push_back(submission(j["submissions"][i]));
  for (std::size_t i = 0; i < j["missing"].size(); ++i) {
    const auto m = j["missing"][i];
    made.missing.push_back({{m[0].integer().value_or(0)},
                            std::string(m[1].string().value_or("")),
                            Period::parse(m[2].string().value_or("")).value_or(Period{})});
  }
  const auto sources = j["sources"];
  for (const auto element : sources.keys()) {
    std::vector<SourceValue> values;
    for (std::size_t i = 0; i < sources[element].size(); ++i) {
      const auto v = sources[element][i];
      values.push_back({std::string(v[0].string().value_or("")),
                        {v[1].integer().value_or(0)},
                        v[2].integer(),
                        v[3].boolean().value_or(false)});
    }
    made.sources.emplace_back(element, std::move(values));
  }
  for (std::size_t i = 0; i < j["compare"].size(); ++i)
    made.compare.push_back(comparison(j["compare"][i]));
  return made;
}

}  // namespace hoanhap::records
