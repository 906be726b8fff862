// Everything the outside can call, on one screen. Each table stands on top of its feature's
// routes.cpp.
#include "app/parts.h"
#include "app/schemas.h"

namespace hoanhap::app {
namespace {

http::Endpoint plain(std::string path, std::string summary,
                     std::function<http::Response(const http::Request&)> handle,
                     std::string media_type = "text/plain") {
  http::Endpoint endpoint;
  endpoint.path = std::move(path);
  endpoint.open = true;
  endpoint.tag = "service";
  endpoint.summary = std::move(summary);
  endpoint.response_schema = std::move(media_type);
  endpoint.handle = std::move(handle);
  return endpoint;
}

// Asked for by calendar programs, which have no session: the name of the file is the secret.
http::Endpoint calendar(App::Parts& p) {
  http::Endpoint endpoint;
  endpoint.path = "/lich/{file}";
  endpoint.open = true;
  endpoint.tag = "person";
  endpoint.summary = "A person's due days (RFC 5545), by a secret address";
  endpoint.response_schema = "text/calendar";
  endpoint.handle = [&p](const http::Request& request) {
    return p.gate.pass(request, access::Who::anybody,
                       [&](const http::Request& same, const access::Actor&) {
                         return notify::calendar(same, p.feed);
                       });
  };
  return endpoint;
}

}  // namespace

std::vector<http::Endpoint> endpoints(App::Parts& p) {
  std::vector<http::Endpoint> all;
  mount(all, "session", identity::session_routes(), p.session_desk, p.gate);
  mount(all, "people", identity::people_routes(), p.people_desk, p.gate);
  mount(all, "delegations", identity::delegation_routes(), p.delegations, p.gate);
  mount(all, "plan", plan_routes(), p.plan_desk, p.gate);
  mount(all, "plan", plans::routes(), p.plans, p.gate);
  mount(all, "units", units_routes(), p.units_desk, p.gate);
  mount(all, "obligations", obligations::routes(), p.obligations, p.gate);
  mount(all, "directives", directives::routes(), p.directives, p.gate);
  mount(all, "petitions", petitions::routes(), p.petitions, p.gate);
  mount(all, "records", records::routes(), p.records, p.gate);
  mount(all, "overview", overview::routes(), p.overview, p.gate);
  mount(all, "documents", documents::routes(), p.documents, p.gate);
  mount(all, "exchange", exchange::routes(), p.exchange, p.gate);
  mount(all, "excisions", excise::routes(), p.excise, p.gate);
  mount(all, "audit", trail::routes(), p.trail, p.gate);
  mount(all, "reminders", notify::reminder_routes(), p.reminders, p.gate);
  mount(all, "notices", notify::inbox_routes(), p.inbox, p.gate);
  mount(all, "person", notify::person_routes(), p.person_desk, p.gate);
  mount(all, "mail", notify::mail_routes(), p.mail_desk, p.gate);
  all.push_back(calendar(p));
  for (const auto routes :
       {support::open_routes(), support::office_routes(), support::case_routes()})
    mount(all, "support", routes, p.support, p.gate);
  all.push_back(plain("/healthz", "The process lives",
                      [&p](const http::Request&) { return p.health.healthz(); }));
  all.push_back(
      plain("/readyz", "It can write", [&p](const http::Request&) { return p.health.readyz(); }));
  all.push_back(plain("/metrics", "Counts for a monitor",
                      [&p](const http::Request&) { return p.health.metrics(); }));
  // Last: it describes all of the above.
  const auto described = std::make_shared<const std::string>(
      http::openapi(http::Router(all), kSchemas, HOANHAP_VERSION));
  all.push_back(plain(
      "/api/v1/openapi.json", "This description",
      [described](const http::Request&) { return http::Response::json(*described); },
      "application/json"));
  return all;
}

}  // namespace hoanhap::app
