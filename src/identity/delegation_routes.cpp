#include <algorithm>

#include "access/idempotency.h"
#include "identity/delegation.h"
#include "identity/present.h"
#include "identity/routes.h"
#include "identity/store.h"

namespace hoanhap::identity {
namespace {

using access::Actor;
using access::Who;
using http::kib;
using http::Method;
using http::Request;
using http::Response;

Result<Response> list(const Request&, const Actor&, Delegations&);
Result<Response> make(const Request&, const Actor&, Delegations&);
Result<Response> accept(const Request&, const Actor&, Delegations&);
Result<Response> end(const Request&, const Actor&, Delegations&);

// Rights lent to a colleague for an absence.
constexpr access::Route<Delegations> kRoutes[] = {
    {Method::get, "/delegations", Who::signed_in, 0, &list,
     "Delegations I gave, received or watch over, and to whom I could give one", "", "Delegations"},
    {Method::post, "/delegations", Who::signed_in, kib(1), &make,
     "Lend rights of mine in one unit to a colleague, from day to day", "DelegationWish",
     "Delegation", access::Carries::key},
    {Method::post, "/delegations/{delegation}/accept", Who::signed_in, kib(1), &accept,
     "Accept one; it is in force from its first day", "", "Delegation", access::Carries::key},
    {Method::post, "/delegations/{delegation}/end", Who::signed_in, kib(1), &end,
     "Refuse or end one", "", "Delegation", access::Carries::key},
};

std::string_view state_of(const Delegation& d, Date today) {
  if (d.ended_at) return "ended";
  if (today > d.last) return "over";
  if (!d.accepted_at) return "waiting";
  return today < d.first ? "coming" : "in_force";
}

void write_person(JsonWriter& out, storage::Tx& tx, UserId user) {
  const auto account = store::account(tx, user);
  out.begin_object().field("id", user.value);
  out.field("display_name", account ? std::string_view(account->display_name) : "").end_object();
}

void write_delegation(JsonWriter& out, storage::Tx& tx, const Delegations& desk,
                      const Delegation& d, const Actor& actor) {
  const auto& around = desk.around();
  const auto today = around.clock.today();
  const auto state = state_of(d, today);
  out.begin_object().field("id", d.id.value).key("from");
  write_person(out, tx, d.from);
  out.key("to");
  write_person(out, tx, d.to);
  out.key("unit");
  write_unit(out, *around.registry(), d.unit, today);
  out.key("capabilities").begin_array();
  for (const auto name : access::names(d.may)) out.value(name);
  out.end_array().field("first", d.first.iso()).field("last", d.last.iso()).field("state", state);
  out.key("may").begin_array();
  if (state == "waiting" && d.to == actor.user) out.value("accept");
  if (state != "ended" && state != "over") out.value("end");
  out.end_array().end_object();
}

// The units in which the actor holds something to lend, with their colleagues there.
void write_choices(JsonWriter& out, storage::Tx& tx, const Delegations& desk, const Actor& actor) {
  const auto& around = desk.around();
  const auto roles = store::roles_in_force(tx);
  out.key("choices").begin_array();
  for (const auto& membership : actor.memberships) {
    const auto lendable = membership.own() & kLendable;
    if (lendable == 0) continue;
    out.begin_object().key("unit");
    write_unit(out, *around.registry(), membership.unit, around.clock.today());
    out.key("capabilities").begin_array();
    for (const auto name : access::names(lendable)) out.value(name);
    out.end_array().key("people").begin_array();
    std::vector<UserId> seen = {actor.user};
    for (const auto& held : roles) {
      if (held.unit != membership.unit || std::ranges::find(seen, held.user) != seen.end())
        continue;
      seen.push_back(held.user);
      write_person(out, tx, held.user);
    }
    out.end_array().end_object();
  }
  out.end_array();
}

Result<Response> list(const Request&, const Actor& actor, Delegations& desk) {
  return desk.around().database.read([&](storage::Tx& tx) -> Result<Response> {
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (const auto& d : desk.list(tx, actor)) write_delegation(out, tx, desk, d, actor);
    out.end_array();
    write_choices(out, tx, desk, actor);
    out.end_object();
    return Response::json(out.take());
  });
}

// Runs a change once, and lets sessions be read anew.
Result<Response> change(const Request& request, const Actor& actor, Delegations& desk, int status,
                        const std::function<Result<Delegation>(storage::Tx&)>& work) {
  TRY_ASSIGN(auto response, access::write_once(desk.around().database, desk.around().wall, actor,
                                               request, [&](storage::Tx& tx) -> Result<Response> {
                                                 TRY_ASSIGN(const auto done, work(tx));
                                                 JsonWriter out;
                                                 write_delegation(out, tx, desk, done, actor);
                                                 return Response::json(out.take(), status);
                                               }));
  desk.changed();
  return response;
}

Result<Delegation> wish_of(const Json& body) {
  Delegation wish;
  wish.unit = {body["unit"].integer().value_or(0)};
  wish.to = {body["to"].integer().value_or(0)};
  const auto first = Date::parse_iso(body["first"].string().value_or(""));
  const auto last = Date::parse_iso(body["last"].string().value_or(""));
  if (!first) return invalid("first", {"Nhập ngày bắt đầu.", "Enter the first day."});
  if (!last) return invalid("last", {"Nhập ngày cuối.", "Enter the last day."});
  wish.first = *first;
  wish.last = *last;
  const auto wanted = body["capabilities"];
  for (std::size_t i = 0; i < wanted.size(); ++i)
    wish.may |= access::capabilities_named(wanted[i].string().value_or(""));
  return wish;
}

Result<Response> make(const Request& request, const Actor& actor, Delegations& desk) {
  TRY_ASSIGN(const auto body, request.json());
  return change(request, actor, desk, 201, [&](storage::Tx& tx) -> Result<Delegation> {
    TRY_ASSIGN(const auto wish, wish_of(body));
    return desk.make(tx, actor, wish);
  });
}

Result<Response> accept(const Request& request, const Actor& actor, Delegations& desk) {
  const DelegationId id{request.id("delegation").value_or(0)};
  return change(request, actor, desk, 200,
                [&](storage::Tx& tx) { return desk.accept(tx, actor, id); });
}

Result<Response> end(const Request& request, const Actor& actor, Delegations& desk) {
  const DelegationId id{request.id("delegation").value_or(0)};
  return change(request, actor, desk, 200,
                [&](storage::Tx& tx) { return desk.end(tx, actor, id); });
}

}  // namespace

std::span<const access::Route<Delegations>> delegation_routes() { return kRoutes; }

}  // namespace hoanhap::identity
