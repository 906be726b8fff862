#include <charconv>

#include "access/idempotency.h"
#include "petitions/service.h"

namespace hoanhap::petitions {
namespace {

using access::Actor;
using access::Who;
using http::Method;
using http::Request;
using http::Response;
using Answer = Result<Response>;

Answer list(const Request& request, const Actor& actor, Service& service);
Answer raise(const Request& request, const Actor& actor, Service& service);
Answer show(const Request& request, const Actor& actor, Service& service);
template <Step step>
Answer take(const Request& request, const Actor& actor, Service& service);

// What the outside can do with difficulties and proposals. The steps need If-Match.
constexpr access::Route<Service> kRoutes[] = {
    {Method::get, "/petitions", Who::signed_in, 0, &list,
     "What my units ask, answer or pass on; with record=, what came with that report",
     "PetitionsQuery", "Petitions"},
    {Method::post, "/petitions", Who::signed_in, http::kib(16), &raise,
     "Put a difficulty or proposal to an office; who writes or signs in the unit", "NewPetition",
     "Petition", access::Carries::key},
    {Method::get, "/petitions/{petition}", Who::signed_in, 0, &show, "One, with what was said", "",
     "Petition"},
    {Method::post, "/petitions/{petition}/answer", Who::signed_in, http::kib(16),
     &take<Step::answered>, "The addressed office answers", "PetitionWords", "Petition",
     access::Carries::key_and_version},
    {Method::post, "/petitions/{petition}/pass_on", Who::signed_in, http::kib(16),
     &take<Step::passed_on>, "To the office that can answer, with a reason", "PetitionWords",
     "Petition", access::Carries::key_and_version},
    {Method::post, "/petitions/{petition}/ask_again", Who::signed_in, http::kib(16),
     &take<Step::asked_again>, "The answer does not settle it; who asked", "PetitionWords",
     "Petition", access::Carries::key_and_version},
    {Method::post, "/petitions/{petition}/close", Who::signed_in, http::kib(16),
     &take<Step::closed>, "Settled; who asked, or who answered", "PetitionWords", "Petition",
     access::Carries::key_and_version},
    {Method::post, "/petitions/{petition}/withdraw", Who::signed_in, http::kib(16),
     &take<Step::withdrawn>, "Taken back with a reason; who asked", "PetitionWords", "Petition",
     access::Carries::key_and_version},
};

Answer list(const Request& request, const Actor& actor, Service& service) {
  RecordId record;
  if (const auto wanted = request.query_value("record"); !wanted.empty()) {
    const auto* end = wanted.data() + wanted.size();
    const auto [last, error] = std::from_chars(wanted.data(), end, record.value);
    if (error != std::errc{} || last != end || record.value <= 0) return not_found();
  }
  TRY_ASSIGN(auto body, service.list(actor, record));
  return Response::json(std::move(body));
}

Answer shown(storage::Tx& tx, const Actor& actor, Service& service, PetitionId id, int status) {
  TRY_ASSIGN(auto body, service.show(tx, actor, id));
  return Response::json(std::move(body), status);
}

Answer show(const Request& request, const Actor& actor, Service& service) {
  const auto id = request.id("petition");
  if (!id) return not_found();
  return service.ground().database.read(
      [&](storage::Tx& tx) { return shown(tx, actor, service, {*id}, 200); });
}

Answer raise(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto body, request.json());
  const auto word = [&](const char* key) { return std::string(body[key].string().value_or("")); };
  const Service::Raising raising{{body["unit"].integer().value_or(0)},
                                 {body["record"].integer().value_or(0)},
                                 word("kind"),
                                 word("title"),
                                 word("text"),
                                 {body["addressee"].integer().value_or(0)}};
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Answer {
                              TRY_ASSIGN(const auto id, service.raise(tx, actor, raising));
                              return shown(tx, actor, service, id, 201);
                            });
}

template <Step step>
Answer take(const Request& request, const Actor& actor, Service& service) {
  const auto id = request.id("petition");
  if (!id) return not_found();
  Service::Taking taking;
  taking.step = step;
  TRY_ASSIGN(taking.base, access::if_match(request));
  TRY_ASSIGN(const auto body, request.json());
  taking.text = body["text"].string().value_or("");
  taking.to = {body["to"].integer().value_or(0)};
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Answer {
                              TRY(service.take(tx, actor, {*id}, taking));
                              return shown(tx, actor, service, {*id}, 200);
                            });
}

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::petitions
