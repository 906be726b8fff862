#include "documents/service.h"

namespace hoanhap::documents {
namespace {

using access::Actor;
using access::Who;
using http::kib;
using http::Method;
using http::Request;
using http::Response;
using Answer = Result<Response>;

#define HOANHAP_XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define HOANHAP_PDF "application/pdf"
#define HOANHAP_DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

using Make = Result<Service::File> (Service::*)(const Actor&, RecordId);

Answer file(const Request& request, const Actor& actor, Service& service, Make make,
            const char* type) {
  const auto id = request.id("record");
  if (!id) return not_found();
  TRY_ASSIGN(auto made, (service.*make)(actor, RecordId{*id}));
  return Response::file(std::move(made.bytes), type, made.name);
}

Answer form_sheet(const Request& request, const Actor& actor, Service& service) {
  return file(request, actor, service, &Service::form_sheet, HOANHAP_XLSX);
}
Answer report_sheet(const Request& request, const Actor& actor, Service& service) {
  return file(request, actor, service, &Service::report_sheet, HOANHAP_XLSX);
}
Answer report_document(const Request& request, const Actor& actor, Service& service) {
  return file(request, actor, service, &Service::report_document, HOANHAP_DOCX);
}
Answer report_pdf(const Request& request, const Actor& actor, Service& service) {
  return file(request, actor, service, &Service::report_pdf, HOANHAP_PDF);
}

Result<Period> period_of(const Request& request) {
  const auto period = Period::parse(request.query_value("period"));
  if (period) return *period;
  return invalid("period", {"Kỳ viết như 2018-Q2, 2018-04, 2018-H1 hoặc 2018.",
                            "A period is written 2018-Q2, 2018-04, 2018-H1 or 2018."});
}

Answer overview_pdf(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto period, period_of(request));
  TRY_ASSIGN(auto made, service.overview_pdf(actor, period));
  return Response::file(std::move(made.bytes), HOANHAP_PDF, made.name);
}

using MakeTable = Result<Service::File> (Service::*)(const Actor&, std::string_view, Period);

Answer table(const Request& request, const Actor& actor, Service& service, MakeTable make,
             const char* type) {
  TRY_ASSIGN(const auto period, period_of(request));
  TRY_ASSIGN(auto made, (service.*make)(actor, request.query_value("form"), period));
  return Response::file(std::move(made.bytes), type, made.name);
}
Answer table_sheet(const Request& request, const Actor& actor, Service& service) {
  return table(request, actor, service, &Service::table_sheet, HOANHAP_XLSX);
}
Answer table_document(const Request& request, const Actor& actor, Service& service) {
  return table(request, actor, service, &Service::table_document, HOANHAP_DOCX);
}

Answer upload(const Request& request, const Actor& actor, Service& service) {
  const auto id = request.id("record");
  if (!id) return not_found();
  TRY_ASSIGN(auto json,
             service.read_sheet(actor, RecordId{*id}, request.body,
                                http::prefers_english(request.header("accept-language"))));
  return Response::json(std::move(json));
}

// Files show exactly what the screen shows the same person; uploads are read and answered, never
// stored.
constexpr access::Route<Service> kRoutes[] = {
    {Method::get, "/records/{record}/sheet.xlsx", Who::signed_in, 0, &form_sheet,
     "The form as an official Excel sheet, filled with what is there", "", HOANHAP_XLSX},
    {Method::post, "/records/{record}/sheet", Who::signed_in, kib(2048), &upload,
     "Read a filled sheet: cells and errors by address; nothing is stored", HOANHAP_XLSX, "Upload"},
    {Method::get, "/records/{record}/report.xlsx", Who::signed_in, 0, &report_sheet,
     "The report as Excel", "", HOANHAP_XLSX},
    {Method::get, "/records/{record}/report.docx", Who::signed_in, 0, &report_document,
     "The report as Word", "", HOANHAP_DOCX},
    {Method::get, "/records/{record}/report.pdf", Who::signed_in, 0, &report_pdf,
     "The report as PDF", "", HOANHAP_PDF},
    {Method::get, "/overview/report.pdf", Who::signed_in, 0, &overview_pdf,
     "The overview of a period as PDF, as I am entitled", "OverviewQuery", HOANHAP_PDF},
    {Method::get, "/overview/table.xlsx", Who::signed_in, 0, &table_sheet,
     "A form's figures unit by unit as Excel, as I am entitled", "FormAndPeriod", HOANHAP_XLSX},
    {Method::get, "/overview/table.docx", Who::signed_in, 0, &table_document, "The same as Word",
     "FormAndPeriod", HOANHAP_DOCX},
};

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::documents
