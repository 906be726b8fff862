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
};

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::documents
