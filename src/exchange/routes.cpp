#include "access/idempotency.h"
#include "exchange/service.h"

namespace hoanhap::exchange {
namespace {

using access::Actor;
using access::Who;
using http::kib;
using http::Method;
using http::Request;
using http::Response;
using Answer = Result<Response>;

#define HOANHAP_XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Answer preview(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(auto body, service.preview(actor, request.body));
  return Response::json(std::move(body));
}

Answer import(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto body, request.json());
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Answer {
                              TRY_ASSIGN(auto drafts, service.import(tx, actor, body));
                              return Response::json(std::move(drafts));
                            });
}

using Make = Result<Service::File> (Service::*)(const Actor&, std::string_view, Period);

template <Make make>
Answer figures(const Request& request, const Actor& actor, Service& service, const char* type) {
  const auto period = Period::parse(request.query_value("period"));
  if (!period)
    return invalid("period", {"Kỳ viết như 2018-Q2, 2018-04, 2018-H1 hoặc 2018.",
                              "A period is written 2018-Q2, 2018-04, 2018-H1 or 2018."});
  TRY_ASSIGN(auto made, (service.*make)(actor, request.query_value("form"), *period));
  return Response::file(std::move(made.bytes), type, made.name);
}

Answer csv(const Request& request, const Actor& actor, Service& service) {
  return figures<&Service::csv>(request, actor, service, "text/csv");
}
Answer sheet(const Request& request, const Actor& actor, Service& service) {
  return figures<&Service::sheet>(request, actor, service, HOANHAP_XLSX);
}
Answer data_value_set(const Request& request, const Actor& actor, Service& service) {
  return figures<&Service::data_value_set>(request, actor, service, "application/json");
}

// Whole tables of figures. A file is read and answered, never stored; what it says enters drafts by
// the importer's own rights. What goes out is what the same person's screens show.
constexpr access::Route<Service> kRoutes[] = {
    {Method::post, "/exchange/preview", Who::signed_in, kib(4096), &preview,
     "Try a file (CSV, Excel or DHIS2 dataValueSets): faults by cell and reports; nothing is "
     "stored",
     "application/octet-stream", "ImportPreview"},
    {Method::post, "/exchange/imports", Who::signed_in, kib(1024), &import,
     "Enter reports of a preview into drafts, all of them or none", "ImportReports",
     "ImportedDrafts", access::Carries::key},
    {Method::get, "/exchange/figures.csv", Who::signed_in, 0, &csv,
     "Accepted figures as CSV, one a line, as I am entitled", "FiguresQuery", "text/csv"},
    {Method::get, "/exchange/figures.xlsx", Who::signed_in, 0, &sheet, "The same as Excel",
     "FiguresQuery", HOANHAP_XLSX},
    {Method::get, "/exchange/dataValueSets.json", Who::signed_in, 0, &data_value_set,
     "The same as a DHIS2 data value set", "FiguresQuery", "DataValueSet"},
};

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::exchange
