#include "access/idempotency.h"
#include "obligations/service.h"

namespace hoanhap::obligations {
namespace {

using access::Actor;
using access::Who;
using http::Method;
using http::Request;
using http::Response;

Result<Response> list(const Request& request, const Actor& actor, Service& service);
Result<Response> waive(const Request& request, const Actor& actor, Service& service);
Result<Response> restore(const Request& request, const Actor& actor, Service& service);

// What the outside can do with obligations. Opening the record of one belongs to records.
constexpr access::Route<Service> kRoutes[] = {
    {Method::get, "/obligations", Who::signed_in, 0, &list,
     "What my units owe (scope=mine), or check and receive (scope=checking)", "ObligationsQuery",
     "Obligations"},
    {Method::post, "/obligations/{obligation}/waive", Who::signed_in, http::kib(8), &waive,
     "Waive with a reason; who checks or receives, before anything is presented", "Reason",
     "Obligation", access::Carries::key},
    {Method::post, "/obligations/{obligation}/restore", Who::signed_in, http::kib(8), &restore,
     "Take a waiver back with a reason", "Reason", "Obligation", access::Carries::key},
};

tl::unexpected<Error> bad_query(const char* field, const char* right) {
  return invalid(field, {std::string("Giá trị không đúng; dùng: ") + right,
                         std::string("Not one of its values; use: ") + right});
}

Result<Response> list(const Request& request, const Actor& actor, Service& service) {
  Service::Filter filter;
  const auto scope = request.query_value("scope");
  if (scope == "checking")
    filter.scope = Service::Scope::checking;
  else if (!scope.empty() && scope != "mine")
    return bad_query("scope", "mine, checking");
  if (const auto period = request.query_value("period"); !period.empty()) {
    filter.period = Period::parse(period);
    if (!filter.period) return bad_query("period", "2018-Q2, 2018-04, 2018-H1, 2018");
  }
  if (const auto state = request.query_value("state"); !state.empty()) {
    filter.state = state_named(state);
    if (!filter.state)
      return bad_query("state", "open, overdue, draft, presented, sent, returned, accepted, …");
  }
  filter.form = request.query_value("form");
  TRY_ASSIGN(auto body, service.list(actor, filter));
  return Response::json(std::move(body));
}

using Step = Result<std::string> (Service::*)(storage::Tx&, const Actor&, ObligationId,
                                              std::string_view);

Result<Response> with_reason(const Request& request, const Actor& actor, Service& service,
                             Step step) {
  const auto id = request.id("obligation");
  if (!id) return not_found();
  TRY_ASSIGN(const auto body, request.json());
  const std::string reason(body["reason"].string().value_or(""));
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Result<Response> {
                              TRY_ASSIGN(auto answer, (service.*step)(tx, actor, {*id}, reason));
                              return Response::json(std::move(answer));
                            });
}

Result<Response> waive(const Request& request, const Actor& actor, Service& service) {
  return with_reason(request, actor, service, &Service::waive);
}

Result<Response> restore(const Request& request, const Actor& actor, Service& service) {
  return with_reason(request, actor, service, &Service::restore);
}

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::obligations
