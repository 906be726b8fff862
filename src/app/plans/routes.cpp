#include "access/idempotency.h"
#include "app/plans/service.h"

namespace hoanhap::app::plans {
namespace {

using access::Actor;
using access::Who;
using http::Method;
using http::Request;
using http::Response;
using Answer = Result<Response>;

Answer list(const Request&, const Actor&, Service&);
Answer lock(const Request&, const Actor&, Service&);
Answer check(const Request&, const Actor&, Service&);
Answer propose(const Request&, const Actor&, Service&);
Answer renew(const Request&, const Actor&, Service&);
Answer confirm(const Request&, const Actor&, Service&);
Answer refuse(const Request&, const Actor&, Service&);
Answer withdraw(const Request&, const Actor&, Service&);

// A plan folder is half a megabyte; templates travel a third larger than they are.
constexpr auto kFolder = http::kib(6 * 1024);

// Activation by two administrators. A confirmation has no key: its body holds a password, which no
// stored answer may be tied to; asked twice it is decided already.
constexpr access::Route<Service> kRoutes[] = {
    {Method::get, "/plan/activations", Who::signed_in, 0, &list,
     "What is in force, what waits with its effect, what was decided; administrators", "",
     "PlanActivations"},
    {Method::get, "/plan/lock", Who::signed_in, 0, &lock,
     "plan.lock of the plan in force, for the folder of the next one; administrators", "",
     "text/plain"},
    {Method::post, "/plan/checks", Who::signed_in, kFolder, &check,
     "Compile a plan folder: its mistakes, or what it would change; nothing is kept", "PlanFolder",
     "PlanCheck"},
    {Method::post, "/plan/proposals", Who::signed_in, kFolder, &propose,
     "Propose a plan; another administrator confirms", "PlanFolder", "PlanProposalId",
     access::Carries::key},
    {Method::post, "/plan/proposals/{proposal}/renew", Who::signed_in, http::kib(1), &renew,
     "Propose once more what has become stale, with its effect of now", "", "PlanProposalId",
     access::Carries::key},
    {Method::post, "/plan/proposals/{proposal}/confirm", Who::signed_in, http::kib(4), &confirm,
     "Put it into force; another administrator, with their password", "PlanConfirmation",
     "PlanProposalId"},
    {Method::post, "/plan/proposals/{proposal}/refuse", Who::signed_in, http::kib(8), &refuse,
     "Leave it, with a reason; another administrator", "Reason", "PlanProposalId",
     access::Carries::key},
    {Method::post, "/plan/proposals/{proposal}/withdraw", Who::signed_in, http::kib(1), &withdraw,
     "Propose it no longer; who proposed it", "", "PlanProposalId", access::Carries::key},
};

Response answer(ActivationId id, int status) {
  return Response::json(R"({"id":)" + std::to_string(id.value) + "}", status);
}

Result<ActivationId> named(const Request& request) {
  const auto id = request.id("proposal");
  if (!id) return not_found();
  return ActivationId{*id};
}

Answer once(const Request& request, const Actor& actor, Service& service,
            const std::function<Answer(storage::Tx&)>& work) {
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request, work);
}

Answer list(const Request&, const Actor& actor, Service& service) {
  TRY_ASSIGN(auto body, service.list(actor));
  return Response::json(std::move(body));
}

Answer lock(const Request&, const Actor& actor, Service& service) {
  TRY_ASSIGN(auto text, service.lock(actor));
  return Response::file(std::move(text), "text/plain; charset=utf-8", "plan.lock");
}

Answer check(const Request& request, const Actor& actor, Service& service) {
  if (!actor.may_anywhere(access::Capability::activate)) return forbidden();
  TRY_ASSIGN(const auto body, request.json());
  TRY_ASSIGN(const auto files, from_json(body));
  TRY_ASSIGN(auto found, service.check(actor, files));
  return Response::json(std::move(found));
}

Answer propose(const Request& request, const Actor& actor, Service& service) {
  const auto prepared = [&]() -> Result<Service::Prepared> {
    if (!actor.may_anywhere(access::Capability::activate)) return forbidden();
    TRY_ASSIGN(const auto body, request.json());
    TRY_ASSIGN(const auto files, from_json(body));
    return service.prepare(actor, files);
  }();
  return once(request, actor, service, [&](storage::Tx& tx) -> Answer {
    if (!prepared) return fail(prepared.error());
    TRY_ASSIGN(const auto id, service.propose(tx, actor, *prepared));
    return answer(id, 201);
  });
}

Answer renew(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto id, named(request));
  const auto prepared = service.prepare_again(actor, id);
  return once(request, actor, service, [&](storage::Tx& tx) -> Answer {
    if (!prepared) return fail(prepared.error());
    TRY_ASSIGN(const auto renewed, service.renew(tx, actor, id, *prepared));
    return answer(renewed, 201);
  });
}

Answer confirm(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto id, named(request));
  TRY_ASSIGN(const auto body, request.json());
  TRY(service.confirm(actor, id, body["mark"].string().value_or(""),
                      body["password"].string().value_or(""), request.peer));
  return answer(id, 200);
}

Answer refuse(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto id, named(request));
  TRY_ASSIGN(const auto body, request.json());
  const std::string reason(body["reason"].string().value_or(""));
  return once(request, actor, service, [&](storage::Tx& tx) -> Answer {
    TRY(service.refuse(tx, actor, id, reason));
    return answer(id, 200);
  });
}

Answer withdraw(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto id, named(request));
  return once(request, actor, service, [&](storage::Tx& tx) -> Answer {
    TRY(service.withdraw(tx, actor, id));
    return answer(id, 200);
  });
}

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::app::plans
