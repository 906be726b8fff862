#include "app/units_desk.h"

#include "core/json.h"

namespace hoanhap::app {
namespace {

using http::Method;
using units::kAlways;
using units::kForever;

Result<http::Response> show(const http::Request&, const access::Actor&, UnitsDesk& desk) {
  return desk.show();
}

constexpr access::Route<UnitsDesk> kRoutes[] = {
    {Method::get, "/units", access::Who::signed_in, 0, &show,
     "Every unit with its history: names, both trees, lineage", "", "Units"},
};

// Null where the beginning or the end isn't known.
void validity(JsonWriter& out, Date from, Date to) {
  out.key("from");
  if (from <= kAlways)
    out.null();
  else
    out.value(from.iso());
  out.key("to");
  if (to >= kForever)
    out.null();
  else
    out.value(to.iso());
}

void edges(JsonWriter& out, const char* tree, const std::vector<units::Unit::Edge>& all) {
  out.key(tree).begin_array();
  for (const auto& edge : all) {
    out.begin_object().field("unit", edge.parent.value);
    validity(out, edge.from, edge.to);
    out.end_object();
  }
  out.end_array();
}

void named(JsonWriter& out, const char* key, const std::vector<units::Named>& all) {
  out.key(key).begin_array();
  for (const auto& one : all) {
    out.begin_object().field("value", one.value);
    validity(out, one.from, one.to);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::span<const access::Route<UnitsDesk>> units_routes() { return kRoutes; }

Result<http::Response> UnitsDesk::show() const {
  const auto registry = units_();
  if (!registry) return not_found();
  JsonWriter out;
  out.begin_object().key("units").begin_array();
  for (const auto& unit : registry->all()) {
    out.begin_object().field("id", unit.id.value).field("slug", unit.slug);
    out.field("kind", unit.kind).field("name_en", unit.name_en);
    validity(out, unit.from, unit.to);
    named(out, "names", unit.names);
    named(out, "codes", unit.codes);
    edges(out, "line", unit.line);
    edges(out, "place", unit.place);
    edges(out, "within", unit.within);
    out.end_object();
  }
  out.end_array().key("successions").begin_array();
  for (const auto& s : registry->successions())
    out.begin_object()
        .field("before", s.before.value)
        .field("after", s.after.value)
        .field("on", s.on.iso())
        .end_object();
  out.end_array().end_object();
  return http::Response::json(out.take());
}

}  // namespace hoanhap::app
