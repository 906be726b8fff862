#include <charconv>

#include "access/idempotency.h"
#include "excise/service.h"

namespace hoanhap::excise {
namespace {

using access::Actor;
using access::Who;
using http::Method;
using http::Request;
using http::Response;
using Answer = Result<Response>;

Answer list(const Request&, const Actor&, Service&);
Answer texts(const Request&, const Actor&, Service&);
Answer propose(const Request&, const Actor&, Service&);
template <State to>
Answer decide(const Request&, const Actor&, Service&);

// Taking texts out, by two people. Nothing else removes what was presented (design §1).
constexpr access::Route<Service> kRoutes[] = {
    {Method::get, "/excisions", Who::signed_in, 0, &list,
     "What is proposed to be taken out, and what was; of what I may read", "", "Excisions"},
    {Method::get, "/excisions/texts", Who::signed_in, 0, &texts,
     "The texts of one report, directive, petition or waiver", "ExcisableQuery", "ExcisableTexts"},
    {Method::post, "/excisions", Who::signed_in, http::kib(4), &propose,
     "Propose that a text be taken out; who may read it", "NewExcision", "ExcisionId",
     access::Carries::key},
    {Method::post, "/excisions/{excision}/confirm", Who::signed_in, http::kib(1),
     &decide<State::confirmed>,
     "Take it out everywhere, for good; a head of the unit that wrote it or of an office above", "",
     "Excision", access::Carries::key},
    {Method::post, "/excisions/{excision}/refuse", Who::signed_in, http::kib(1),
     &decide<State::refused>, "Leave it; who might confirm", "", "Excision", access::Carries::key},
    {Method::post, "/excisions/{excision}/withdraw", Who::signed_in, http::kib(1),
     &decide<State::withdrawn>, "Propose it no longer; who proposed it", "", "Excision",
     access::Carries::key},
};

Result<Kind> kind_of(std::string_view word) {
  const auto kind = kind_named(word);
  if (!kind)
    return invalid("kind", {"Chọn báo cáo, yêu cầu, kiến nghị hay nghĩa vụ.",
                            "One of record, directive, petition, obligation."});
  return *kind;
}

Answer shown(storage::Tx& tx, const Actor& actor, Service& service, ExcisionId id, int status) {
  TRY_ASSIGN(auto body, service.show(tx, actor, id));
  return Response::json(std::move(body), status);
}

Answer list(const Request&, const Actor& actor, Service& service) {
  TRY_ASSIGN(auto body, service.list(actor));
  return Response::json(std::move(body));
}

Answer texts(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto kind, kind_of(request.query_value("kind")));
  const auto wanted = request.query_value("id");
  std::int64_t id = 0;
  const auto* end = wanted.data() + wanted.size();
  const auto [last, error] = std::from_chars(wanted.data(), end, id);
  if (error != std::errc{} || last != end || id <= 0) return not_found();
  TRY_ASSIGN(auto body, service.texts(actor, kind, id));
  return Response::json(std::move(body));
}

Answer propose(const Request& request, const Actor& actor, Service& service) {
  TRY_ASSIGN(const auto body, request.json());
  TRY_ASSIGN(const auto kind, kind_of(body["kind"].string().value_or("")));
  const auto reason = reason_named(body["reason"].string().value_or(""));
  if (!reason)
    return invalid("reason", {"Chọn lý do cắt bỏ.", "Choose why it is to be taken out."});
  const auto subject = body["id"].integer().value_or(0);
  const std::string part(body["part"].string().value_or(""));
  const auto& ground = service.ground();
  return access::write_once(
      ground.database, ground.clock, actor, request, [&](storage::Tx& tx) -> Answer {
        TRY_ASSIGN(const auto id, service.propose(tx, actor, kind, subject, part, *reason));
        // Stored with the key, so without the text: what is to go must not be kept once more.
        return Response::json(R"({"id":)" + std::to_string(id.value) + "}", 201);
      });
}

template <State to>
Answer decide(const Request& request, const Actor& actor, Service& service) {
  const auto id = request.id("excision");
  if (!id) return not_found();
  const auto& ground = service.ground();
  return access::write_once(ground.database, ground.clock, actor, request,
                            [&](storage::Tx& tx) -> Answer {
                              TRY(service.decide(tx, actor, {*id}, to));
                              return shown(tx, actor, service, {*id}, 200);
                            });
}

}  // namespace

std::span<const access::Route<Service>> routes() { return kRoutes; }

}  // namespace hoanhap::excise
