#include <fmt/format.h>

#include "access/idempotency.h"
#include "identity/codes.h"
#include "identity/present.h"
#include "identity/routes.h"
#include "identity/store.h"

namespace hoanhap::identity {
namespace {

using access::Actor;
using access::Route;
using access::Who;
using http::kib;
using http::Method;
using http::Request;
using http::Response;

Result<Response> list(const Request&, const Actor&, PeopleDesk&);
Result<Response> roles(const Request&, const Actor&, PeopleDesk&);
Result<Response> invite(const Request&, const Actor&, PeopleDesk&);
Result<Response> reset(const Request&, const Actor&, PeopleDesk&);
Result<Response> disable(const Request&, const Actor&, PeopleDesk&);
Result<Response> end_role(const Request&, const Actor&, PeopleDesk&);
Result<Response> grants(const Request&, const Actor&, PeopleDesk&);
Result<Response> propose(const Request&, const Actor&, PeopleDesk&);
Result<Response> confirm(const Request&, const Actor&, PeopleDesk&);
Result<Response> refuse(const Request&, const Actor&, PeopleDesk&);
Result<Response> notices(const Request&, const Actor&, PeopleDesk&);

// What the outside can do about people. Every raise of rights is proposed here by one and confirmed
// by another; the rules are in rules.h.
constexpr auto key = access::Carries::key;
constexpr Route<PeopleDesk> kRoutes[] = {
    {Method::get, "/people", Who::signed_in, 0, &list, "People of the units one manages or heads",
     "", "Person[]"},
    {Method::get, "/roles", Who::signed_in, 0, &roles, "The roles there are", "", "Role[]"},
    {Method::post, "/people/invitations", Who::signed_in, kib(4), &invite,
     "Invite somebody; the first half of a one-time code", "Invitation", "Proposal", key},
    {Method::post, "/people/{user}/reset", Who::signed_in, kib(1), &reset,
     "Let somebody set a new password; the first half of a one-time code", "", "Proposal", key},
    {Method::post, "/people/{user}/disable", Who::signed_in, kib(1), &disable,
     "Close an account; ends its roles and sessions", "", "", key},
    {Method::post, "/people/{user}/end_role", Who::signed_in, kib(1), &end_role,
     "End a role that somebody holds; takes one, at once", "EndedRole", "", key},
    {Method::get, "/grants", Who::signed_in, 0, &grants, "Proposals to decide or made",
     "ProposalsQuery", "Proposal[]"},
    {Method::post, "/grants", Who::signed_in, kib(4), &propose,
     "Propose a role for somebody", "GrantProposal", "Proposal", key},
    {Method::post, "/grants/{grant}/confirm", Who::signed_in, kib(4), &confirm,
     "Be the second person; the second half of a code where there is one", "", "Proposal", key},
    {Method::post, "/grants/{grant}/refuse", Who::signed_in, kib(4), &refuse,
     "Refuse, or withdraw one's own; a reason is welcome", "Remark", "Proposal", key},
    {Method::get, "/notices", Who::signed_in, 0, &notices,
     "What the people who confirm for a unit are told", "", "Notice[]"},
};

std::string text(const Json& body, std::string_view member) {
  return std::string(body[member].string().value_or(""));
}

// A unit by id or slug, as either is known to the page.
UnitId unit_in(const Json& body, const PeopleDesk& desk) {
  if (const auto id = body["unit"].integer()) return {*id};
  return desk.around.registry()->id_of(body["unit"].string().value_or(""));
}

void write_person(JsonWriter& json, storage::Tx& tx, UserId user) {
  const auto account = user ? store::account(tx, user) : std::nullopt;
  if (!account) {
    json.null();  // the command line
    return;
  }
  json.begin_object().field("id", user.value).field("login", std::string_view(account->login));
  json.field("display_name", std::string_view(account->display_name)).end_object();
}

void write_role(JsonWriter& json, std::string_view id) {
  const auto* role = access::find_role(id);
  json.begin_object().field("id", id);
  json.field("vi", role ? role->vi : "").field("en", role ? role->en : "").end_object();
}

void write_members(JsonWriter& json, storage::Tx& tx, const PeopleDesk& desk, const Proposal& p) {
  json.field("id", p.id.value).field("kind", store::name(p.kind));
  json.key("user");
  write_person(json, tx, p.subject);
  json.key("unit");
  write_unit(json, *desk.around.registry(), p.unit, desk.around.clock.today());
  json.key("role");
  write_role(json, p.role);
  json.key("proposed_by");
  write_person(json, tx, p.proposer);
  json.field("proposed_at", std::string_view(p.proposed_at.iso()));
  json.field("expires", std::string_view(p.expires_at.iso()));
  json.field("state", store::name(p.state)).key("decided_by");
  write_person(json, tx, p.decided_by);
}

Response proposal_answer(storage::Tx& tx, const PeopleDesk& desk, const Proposal& proposal,
                         int status) {
  JsonWriter json;
  json.begin_object();
  write_members(json, tx, desk, proposal);
  json.end_object();
  return Response::json(json.take(), status);
}

// Runs a change once, and lets sessions be read anew. The code is added to the answer after it has
// been stored, so that it is shown once and kept nowhere: a repeated request gets the answer
// without.
Result<Response> change_once(PeopleDesk& desk, const Actor& actor, const Request& request,
                             std::string_view code,
                             const std::function<Result<Response>(storage::Tx&)>& work) {
  TRY_ASSIGN(auto response,
             access::write_once(desk.around.database, desk.around.wall, actor, request, work));
  desk.people.changed();
  if (code.empty() || response.has_header("idempotent-replayed")) return response;
  response.body.pop_back();
  response.body += fmt::format(R"(,"code":"{}"}})", code);
  return response;
}

Result<Response> list(const Request&, const Actor& actor, PeopleDesk& desk) {
  return desk.around.database.read([&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto people, desk.people.list(tx, actor));
    JsonWriter json;
    json.begin_array();
    for (const auto& person : people) {
      json.begin_object().field("id", person.account.id.value);
      json.field("login", std::string_view(person.account.login));
      json.field("display_name", std::string_view(person.account.display_name));
      json.field("opened", person.account.opened()).key("roles").begin_array();
      for (const auto& held : person.roles) {
        json.begin_object().key("unit");
        write_unit(json, *desk.around.registry(), held.unit, desk.around.clock.today());
        json.key("role");
        write_role(json, held.role);
        json.end_object();
      }
      json.end_array().end_object();
    }
    json.end_array();
    return Response::json(json.take());
  });
}

Result<Response> roles(const Request&, const Actor&, PeopleDesk&) {
  JsonWriter json;
  json.begin_array();
  for (const auto& role : access::kRoles) {
    json.begin_object().field("id", role.id).field("vi", role.vi).field("en", role.en);
    json.key("may").begin_array();
    for (const auto name : access::names(role.may)) json.value(name);
    json.end_array().end_object();
  }
  json.end_array();
  return Response::json(json.take());
}

Result<Response> invite(const Request& request, const Actor& actor, PeopleDesk& desk) {
  TRY_ASSIGN(const auto body, request.json());
  const Invite wanted{unit_in(body, desk), text(body, "display_name"), text(body, "login"),
                      text(body, "role")};
  const auto half = make_half();
  return change_once(desk, actor, request, half, [&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto proposal, desk.people.invite(tx, actor, wanted, half));
    return proposal_answer(tx, desk, proposal, 201);
  });
}

Result<Response> reset(const Request& request, const Actor& actor, PeopleDesk& desk) {
  const UserId subject{request.id("user").value_or(0)};
  const auto half = make_half();
  return change_once(desk, actor, request, half, [&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto proposal, desk.people.reset(tx, actor, subject, half));
    return proposal_answer(tx, desk, proposal, 201);
  });
}

Result<Response> disable(const Request& request, const Actor& actor, PeopleDesk& desk) {
  const UserId subject{request.id("user").value_or(0)};
  return change_once(desk, actor, request, "", [&](storage::Tx& tx) -> Result<Response> {
    TRY(desk.people.disable(tx, actor, subject));
    return Response::no_content();
  });
}

Result<Response> end_role(const Request& request, const Actor& actor, PeopleDesk& desk) {
  TRY_ASSIGN(const auto body, request.json());
  const Held held{{request.id("user").value_or(0)}, unit_in(body, desk), text(body, "role")};
  return change_once(desk, actor, request, "", [&](storage::Tx& tx) -> Result<Response> {
    TRY(desk.people.end_grant(tx, actor, held));
    return Response::no_content();
  });
}

Result<Response> grants(const Request& request, const Actor& actor, PeopleDesk& desk) {
  const auto asked = request.query_value("state");
  if (!asked.empty() && asked != "open" && asked != "all")
    return invalid("state", {"Chọn open hoặc all.", "Choose open or all."});
  const auto state = asked == "all" ? std::nullopt : std::optional(ProposalState::open);
  return desk.around.database.read([&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto rows, desk.people.proposals(tx, actor, state));
    JsonWriter json;
    json.begin_array();
    for (const auto& row : rows) {
      json.begin_object();
      write_members(json, tx, desk, row.proposal);
      json.key("confirming_unit");
      if (row.decides)
        write_unit(json, *desk.around.registry(), row.decides, desk.around.clock.today());
      else
        json.null();
      json.key("may").begin_array();
      if (row.may_decide) json.value("confirm").value("refuse");
      if (row.may_withdraw) json.value("withdraw");
      json.end_array().end_object();
    }
    json.end_array();
    return Response::json(json.take());
  });
}

Result<Response> propose(const Request& request, const Actor& actor, PeopleDesk& desk) {
  TRY_ASSIGN(const auto body, request.json());
  const Held held{{body["user"].integer().value_or(0)}, unit_in(body, desk), text(body, "role")};
  return change_once(desk, actor, request, "", [&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto proposal, desk.people.propose(tx, actor, held));
    return proposal_answer(tx, desk, proposal, 201);
  });
}

Result<Response> confirm(const Request& request, const Actor& actor, PeopleDesk& desk) {
  const ProposalId id{request.id("grant").value_or(0)};
  TRY_ASSIGN(const bool plain, desk.around.database.read([&](storage::Tx& tx) -> Result<bool> {
    const auto proposal = store::proposal(tx, id);
    return proposal && proposal->kind == ProposalKind::grant;  // a grant carries no code
  }));
  const auto half = plain ? std::string() : make_half();
  return change_once(desk, actor, request, half, [&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto proposal, desk.people.confirm(tx, actor, id, half));
    return proposal_answer(tx, desk, proposal, 200);
  });
}

Result<Response> refuse(const Request& request, const Actor& actor, PeopleDesk& desk) {
  Json body;  // a reason is welcome, not required
  if (!request.body.empty()) {
    TRY_ASSIGN(body, request.json());
  }
  const ProposalId id{request.id("grant").value_or(0)};
  return change_once(desk, actor, request, "", [&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto proposal, desk.people.refuse(tx, actor, id, text(body, "reason")));
    return proposal_answer(tx, desk, proposal, 200);
  });
}

Result<Response> notices(const Request&, const Actor& actor, PeopleDesk& desk) {
  return desk.around.database.read([&](storage::Tx& tx) -> Result<Response> {
    TRY_ASSIGN(const auto all, desk.people.notices(tx, actor));
    JsonWriter json;
    json.begin_array();
    for (const auto& notice : all) {
      json.begin_object().field("id", notice.id).field("kind", std::string_view(notice.kind));
      json.field("at", std::string_view(notice.at.iso())).key("unit");
      write_unit(json, *desk.around.registry(), notice.about, desk.around.clock.today());
      json.key("user");
      write_person(json, tx, notice.subject);
      json.key("by");
      write_person(json, tx, notice.made_by);
      json.key("role");
      if (notice.role.empty())
        json.null();
      else
        write_role(json, notice.role);
      json.end_object();
    }
    json.end_array();
    return Response::json(json.take());
  });
}

}  // namespace

std::span<const Route<PeopleDesk>> people_routes() { return kRoutes; }

}  // namespace hoanhap::identity
