#include "access/idempotency.h"
#include "overview/service.h"

namespace hoanhap::overview {
namespace {

using access::Actor;
using access::Who;
using http::Method;
using http::Request;
using http::Response;

Result<Response> consolidation(const Request& request, const Actor& actor, Service& service);
Result<Response> release(const Request& request, const Actor& actor, Service& service);
Result<Response> releases(const Request& request, const Actor& actor, Service& service);
Result<Response> overview(const Request& request, const Actor& actor, Service& service);
Result<Response> table(const Request& request, const Actor& actor, Service& service);

// What has come together, and what is made public of it.
constexpr access::Route<Service> kRoutes[] = {
    {Method::get, "/consolidation", Who::signed_in, 0, &consolidation,
     "Reports of a form and period that I check or receive, exact, with totals and what is missing",
     "FormAndPeriod", "Consolidation"},
    {Method::post, "/releases", Who::signed_in, http::kib(4), &release,
     "Release a period of a form to everybody else, suppressed; checking office or receiver",
     "FormAndPeriod", "Release", access::Carries::key},
    {Method::get, "/releases", Who::signed_in, 0, &releases,
     "What has been released, the latest of each period", "ReleasesQuery", "Release[]"},
    {Method::get, "/overview", Who::signed_in, 0, &overview,
     "Targets, obligations, completeness and indicators of a period, as I am entitled",
     "OverviewQuery", "Overview"},
    {Method::get, "/overview/table", Who::signed_in, 0, &table,
     "A form's figures unit by unit, as I am entitled: released and suppressed, or exact",
     "FormAndPeriod", "OverviewTable"},
};

Result<Period> period_of(std::string_view code) {
  const auto period = Period::parse(code);
  if (!period)
    return invalid("period", {"Kỳ viết như 2018-Q2, 2018-04, 2018-H1 hoặc 2018.",
                              "A period is written 2018-Q2, 2018-04, 2018-H1 or 2018."});
  return *period;
}

using Answer = Result<std::string> (Service::*)(const Actor&, std::string_view, Period);

Result<Response> of_form(const Request& request, const Actor& actor, Service& service,
                         Answer answer) {
  TRY_ASSIGN(const auto period, period_of(request.query_value("period")));
  TRY_ASSIGN(auto body, (service.*answer)(actor, request.query_value("form"), period));
  return Response::json(std::move(body));
}

Result<Response> consolidation(const Request& request, const Actor& actor, Service& service) {
  return of_form(request, actor, service, &Service::consolidation);
}

Result<Response> table(const Request& request, const Actor& actor, Service& service) {
  return of_form(request, actor, service, &Service::table);
}

// Without a period: the quarter that today lies in.
Result<Response> overview(const Request& request, const Actor& actor, Service& service) {
  const auto code = request.query_value("period");
  auto period = Period::containing(service.ground().clock.today(), PeriodKind::quarter,
                                   CalendarKind::calendar_months);
  if (!code.empty()) {
    TRY_ASSIGN(period, period_of(code));
  }
  TRY_ASSIGN(auto body, service.overview(actor, period));
  return Response::json(std::move(body));
}

Result<Response> releases(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(auto body, service.releases(actor, request.query_value("form")));
  return Response::json(std::move(body));
}

Result<Response> release(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto body, request.json());
  TRY_ASSIGN(const auto period, period_of(body["period"].string().value_or("")));
  const std::string form(body["form"].string().value_or(""));
  const auto& ground = service.ground();
  const auto& desk = service.desk();
  // Reckoned on a reader first: it may take longer than a write should.
  const auto prepared =
      ground.database.read([&](storage::Tx& tx) { return desk.prepare(tx, actor, form, period); });
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Result<Response> {
                              if (!prepared) return tl::unexpected<Error>(prepared.error());
                              TRY_ASSIGN(const auto made, desk.publish(tx, actor, *prepared));
                              return Response::json(service.release_json(tx, made), 201);
                            });
}

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::overview
