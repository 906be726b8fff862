#include "access/idempotency.h"
#include "directives/service.h"

namespace hoanhap::directives {
namespace {

using access::Actor;
using access::Who;
using http::Method;
using http::Request;
using http::Response;
using Answer = Result<Response>;

Answer list(const Request& request, const Actor& actor, Service& service);
Answer issue(const Request& request, const Actor& actor, Service& service);
Answer show(const Request& request, const Actor& actor, Service& service);
Answer see(const Request& request, const Actor& actor, Service& service);
Answer withdraw(const Request& request, const Actor& actor, Service& service);

// What the outside can do with directives. Answering one is opening its obligation's record.
constexpr access::Route<Service> kRoutes[] = {
    {Method::get, "/directives", Who::signed_in, 0, &list,
     "What my offices asked, what my units were asked, and what I may ask", "", "Directives"},
    {Method::post, "/directives", Who::signed_in, http::kib(32), &issue,
     "Ask units for a report by a day; who decides or signs in an office they report to",
     "NewDirective", "Directive", access::Carries::key},
    {Method::get, "/directives/{directive}", Who::signed_in, 0, &show, "One, unit by unit", "",
     "Directive"},
    {Method::post, "/directives/{directive}/seen", Who::signed_in, http::kib(4), &see,
     "A unit that was asked says that it knows", "", "Directive", access::Carries::key},
    {Method::post, "/directives/{directive}/withdraw", Who::signed_in, http::kib(8), &withdraw,
     "Take it back with a reason; the office that asked", "Reason", "Directive",
     access::Carries::key},
};

Answer list(const Request&, const Actor& actor, Service& service) {
  TRY_ASSIGN(auto body, service.list(actor));
  return Response::json(std::move(body));
}

Answer shown(storage::Tx& tx, const Actor& actor, Service& service, DirectiveId id,
             int status = 200) {
  TRY_ASSIGN(auto body, service.show(tx, actor, id));
  return Response::json(std::move(body), status);
}

Answer show(const Request& request, const Actor& actor, Service& service) {
  const auto id = request.id("directive");
  if (!id) return not_found();
  return service.ground().database.read(
      [&](storage::Tx& tx) { return shown(tx, actor, service, {*id}); });
}

// A day that may be left out; anything else than a day is refused.
Result<std::optional<Date>> day(const Json& body, const char* field) {
  const auto text = body[field].string().value_or("");
  if (text.empty()) return std::optional<Date>();
  const auto date = Date::parse_iso(text);
  if (!date)
    return invalid(
        field, {"Nhập ngày có thật, như 27/04/2018.", "Enter a real date, such as 2018-04-27."});
  return date;
}

Answer issue(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto body, request.json());
  const auto word = [&](const char* key) { return std::string(body[key].string().value_or("")); };
  Service::Issuing issuing;
  issuing.issuer = {body["issuer"].integer().value_or(0)};
  issuing.number = word("number");
  issuing.title = word("title");
  issuing.text = word("text");
  issuing.form = word("form");
  TRY_ASSIGN(issuing.dated, day(body, "dated"));
  TRY_ASSIGN(issuing.by, day(body, "by"));
  issuing.period = Period::parse(word("period"));
  for (std::size_t i = 0; i < body["units"].size(); ++i)
    issuing.units.push_back({body["units"][i].integer().value_or(0)});
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Answer {
                              TRY_ASSIGN(const auto id, service.issue(tx, actor, issuing));
                              return shown(tx, actor, service, id, 201);
                            });
}

Answer see(const Request& request, const Actor& actor, Service& service) {
  const auto id = request.id("directive");
  if (!id) return not_found();
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Answer {
                              TRY(service.see(tx, actor, {*id}));
                              return shown(tx, actor, service, {*id});
                            });
}

Answer withdraw(const Request& request, const Actor& actor, Service& service) {
  const auto id = request.id("directive");
  if (!id) return not_found();
  TRY_ASSIGN(const auto body, request.json());
  const std::string reason(body["reason"].string().value_or(""));
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Answer {
                              TRY(service.withdraw(tx, actor, {*id}, reason));
                              return shown(tx, actor, service, {*id});
                            });
}

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::directives
