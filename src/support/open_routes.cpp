#include <fmt/format.h>

#include "identity/errors.h"
#include "support/rules.h"
#include "support/wire.h"

namespace hoanhap::support {
namespace {

using access::Actor;
using access::Capability;
using access::Route;
using access::Who;
using http::kib;
using http::Method;
using http::Request;
using http::Response;

Result<Response> offices(const Request&, const Actor&, Service&);
Result<Response> file(const Request&, const Actor&, Service&);
Result<Response> withdraw(const Request&, const Actor&, Service&);

// What anybody may do: verify an office's keys, file a sealed referral, take one back. Filing goes
// round the Idempotency-Key on purpose: it would keep the sender's account beside the record's
// hash.
constexpr Route<Service> kRoutes[] = {
    {Method::get, "/support/offices", Who::anybody, 0, &offices,
     "Offices that receive referrals, their certificates, and the words in clear", "",
     "SupportOffices"},
    {Method::post, "/support/referrals", Who::anybody, kib(128), &file,
     "File a sealed referral; the same one again is the same one", "Referral", "Done"},
    {Method::post, "/support/withdrawals", Who::anybody, kib(1), &withdraw,
     "Withdraw by the receipt's code; the answer is the same for an unknown one", "Withdrawal",
     "Done"},
};

void write_choices(JsonWriter& out, const char* key, const std::vector<plan::Choice>& choices) {
  out.key(key).begin_array();
  for (const auto& choice : choices)
    out.begin_object()
        .field("id", std::string_view(choice.id))
        .field("title", choice.title)
        .end_object();
  out.end_array();
}

void write_office(JsonWriter& out, storage::Tx& tx, const Office& office,
                  const plan::Support& plan) {
  const auto chain = store::chain(tx, office.root);
  out.begin_object().field("office", name(office.root)).field("purpose", name(office.purpose));
  out.field("name", std::string_view(chain.back().certificate.office));
  if (office.purpose == Purpose::children)
    out.field("within_hours", plan.children_hours).field("local", plan.children_local);
  write_chain(out, chain);
  out.end_object();
}

// Anybody may ask, but a page that says for whom it speaks is told when they are here no longer: it
// would else take their units for none, and what they filed for refused.
Result<bool> still_here(const Request& request, const Actor& actor) {
  const auto person = request.header("x-hoanhap-as");
  if (person.empty()) return true;
  if (!actor.user) return identity::not_signed_in();
  if (person != fmt::to_string(actor.user.value)) return identity::other_person();
  return true;
}

Result<Response> offices(const Request& request, const Actor& actor, Service& service) {
  TRY(still_here(request, actor));
  const auto plan = service.ground.plan();
  const auto registry = service.ground.units();
  if (!plan || !registry) return not_found();
  return service.ground.database.read([&](storage::Tx& tx) -> Result<Response> {
    JsonWriter out;
    out.begin_object().key("offices").begin_array();
    for (const auto purpose : {Purpose::support, Purpose::children})
      if (const auto office = service.offices.receiving(tx, purpose))
        write_office(out, tx, *office, plan->support);
    out.end_array();
    write_choices(out, "services", plan->support.services);
    write_choices(out, "outcomes", plan->support.outcomes);
    out.field("consent_months", plan->support.consent_months);
    out.key("send_for").begin_array();
    for (const auto id : actor.units_with(Capability::write)) {
      const auto* unit = registry->find(id);
      const auto sender = unit == nullptr ? std::nullopt : sender_of(unit->kind);
      if (!sender) continue;
      out.begin_object().field("unit", id.value);
      out.field("name", unit->name(service.ground.clock.today()));
      out.field("class", name(*sender)).end_object();
    }
    out.end_array().end_object();
    return Response::json(out.take());
  });
}

Result<Response> file(const Request& request, const Actor& actor, Service& service) {
  TRY(still_here(request, actor));
  TRY_ASSIGN(const auto body, request.json());
  Filing::Referral referral;
  TRY_ASSIGN(referral.office, office_in(body));
  TRY_ASSIGN(referral.record, record_in(body["record"]));
  if (!from_wire(body["receipt"].string().value_or(""), referral.receipt))
    return invalid("receipt", {"Thiếu dấu băm của mã biên nhận.",
                               "The hash of the receipt's code is missing."});
  if (!body["unit"].is_null()) {
    const auto registry = service.ground.units();
    referral.unit = registry ? unit_in(body, *registry) : UnitId{};
    if (!referral.unit) return not_found();
  }
  if (!body["link_until"].is_null()) {
    TRY_ASSIGN(referral.link_until, date_in(body, "link_until"));
  }
  const auto parts = body["parts"];
  if (parts.size() > 2) return invalid("parts", {"Tối đa hai phần.", "At most two parts."});
  for (std::size_t i = 0; i < parts.size(); ++i) {
    TRY_ASSIGN(auto envelope, read_envelope(parts[i], referral.office, referral.record));
    referral.parts.push_back(std::move(envelope));
  }
  TRY(service.filing.file(actor, request.peer, referral));
  return Response::json("{}", 201);
}

Result<Response> withdraw(const Request& request, const Actor&, Service& service) {
  TRY_ASSIGN(const auto body, request.json());
  TRY(service.filing.withdraw(std::string(body["code"].string().value_or("")), request.peer));
  return Response::json("{}", 202);
}

}  // namespace

std::span<const access::Route<Service>> open_routes() { return kRoutes; }

}  // namespace hoanhap::support
