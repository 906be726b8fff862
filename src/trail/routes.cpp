#include <algorithm>

#include "trail/service.h"
#include "trail/words.h"

namespace hoanhap::trail {
namespace {

using access::Actor;
using access::Who;
using http::Method;
using http::Request;
using http::Response;

Result<Response> page(const Request&, const Actor&, Service&);
Result<Response> choices(const Request&, const Actor&, Service&);
Result<Response> csv(const Request&, const Actor&, Service&);

#define HOANHAP_CSV "text/csv"

// What auditors read. Reading writes nothing but the entry of an export.
constexpr access::Route<Service> kRoutes[] = {
    {Method::get, "/audit", Who::signed_in, 0, &page,
     "Who did what, the newest first; and how far the chain is sealed", "AuditQuery", "AuditPage"},
    {Method::get, "/audit/choices", Who::signed_in, 0, &choices,
     "What the trail can be narrowed by", "", "AuditChoices"},
    {Method::get, "/audit/entries.csv", Who::signed_in, 0, &csv,
     "What fits, as CSV; refused beyond 100,000 lines; audited itself", "AuditQuery", HOANHAP_CSV},
};

Result<std::optional<Date>> day(const Request& request, const char* key) {
  const auto text = request.query_value(key);
  if (text.empty()) return std::optional<Date>{};
  const auto date = Date::parse_iso(text);
  if (!date) return invalid(key, {"Ngày viết như 2018-06-30.", "A day is written 2018-06-30."});
  return date;
}

Result<std::int64_t> number(const Request& request, const char* key) {
  const auto text = request.query_value(key);
  std::int64_t id = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || id > 1'000'000'000'000)
      return invalid(key, {"Số không đúng.", "Not a number that names one."});
    id = id * 10 + (c - '0');
  }
  return id;
}

Result<Query> query_of(const Request& request) {
  Query query;
  TRY_ASSIGN(query.from, day(request, "from"));
  TRY_ASSIGN(query.to, day(request, "to"));
  TRY_ASSIGN(query.unit.value, number(request, "unit"));
  TRY_ASSIGN(query.who.value, number(request, "who"));
  if (query.from && query.to && *query.to < *query.from)
    return invalid("to", {"Ngày cuối đứng trước ngày đầu.", "The last day is before the first."});
  query.action = request.query_value("action");
  if (!query.action.empty() &&
      std::ranges::none_of(actions(), [&](const auto& a) { return a.id == query.action; }))
    return invalid("action", {"Không có việc này.", "There is no such action."});
  return query;
}

Result<Response> page(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto query, query_of(request));
  Cursor before;
  if (const auto text = request.query_value("before"); !text.empty()) {
    const auto cursor = Cursor::parse(text);
    if (!cursor) return invalid("before", {"Chỗ đọc tiếp không đúng.", "Not a place to go on."});
    before = *cursor;
  }
  TRY_ASSIGN(auto body, service.page(actor, query, before));
  return Response::json(std::move(body));
}

Result<Response> choices(const Request&, const Actor& actor, Service& service) {
  TRY_ASSIGN(auto body, service.choices(actor));
  return Response::json(std::move(body));
}

Result<Response> csv(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto query, query_of(request));
  TRY_ASSIGN(auto body,
             service.csv(actor, query, http::prefers_english(request.header("accept-language"))));
  return Response::file(std::move(body), HOANHAP_CSV, "nhat-ky.csv");
}

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::trail
