#include <fmt/format.h>

#include "identity/delegation_store.h"
#include "identity/demo.h"
#include "identity/errors.h"
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

Result<Response> show(const Request&, const Actor&, SessionDesk&);
Result<Response> sign_in(const Request&, const Actor&, SessionDesk&);
Result<Response> sign_out(const Request&, const Actor&, SessionDesk&);
Result<Response> change_password(const Request&, const Actor&, SessionDesk&);
Result<Response> redeem(const Request&, const Actor&, SessionDesk&);
Result<Response> demo_accounts(const Request&, const Actor&, SessionDesk&);
Result<Response> move_clock(const Request&, const Actor&, SessionDesk&);

// What the outside can do about being signed in. Bodies with passwords or codes don't pass through
// access::write_once: nothing of them may be kept.
constexpr Route<SessionDesk> kRoutes[] = {
    {Method::get, "/session", Who::signed_in, 0, &show, "Who is signed in, and what they may", "",
     "Session"},
    {Method::post, "/session", Who::anybody, kib(4), &sign_in, "Sign in", "SignIn", "Session"},
    {Method::del, "/session", Who::signed_in, 0, &sign_out, "Sign out"},
    {Method::post, "/password", Who::signed_in, kib(4), &change_password,
     "Change one's password; ends one's other sessions", "PasswordChange"},
    {Method::post, "/invitations/redeem", Who::anybody, kib(4), &redeem,
     "Open an account, or set a password anew, with a one-time code", "Redemption", "Session"},
    {Method::get, "/demo/accounts", Who::anybody, 0, &demo_accounts,
     "Accounts to try; only in a demo data folder", "", "DemoAccount[]"},
    {Method::post, "/demo/clock", Who::signed_in, kib(1), &move_clock,
     "Move the programme's time; only in a demo data folder", "DemoClock"},
};

std::string text(const Json& body, std::string_view key) {
  return std::string(body[key].string().value_or(""));
}

struct Loan {
  Delegation delegation;
  std::string from;  // the name that screens show
};

// What of a unit's rights is a colleague's, lent until when.
void write_lent(JsonWriter& json, const access::Membership& membership,
                const std::vector<Loan>& loans) {
  json.key("lent").begin_array();
  for (const auto& lent : membership.lent)
    for (const auto& loan : loans) {
      const auto& d = loan.delegation;
      if (d.from != lent.from || d.unit != membership.unit || (d.may & lent.may) == 0) continue;
      json.begin_object().key("capabilities").begin_array();
      for (const auto name : access::names(d.may & lent.may)) json.value(name);
      json.end_array().field("from", std::string_view(loan.from));
      json.field("last", std::string_view(d.last.iso())).end_object();
    }
  json.end_array();
}

void write_units(JsonWriter& json, SessionDesk& desk, const Actor& actor,
                 const std::vector<Held>& roles, const std::vector<Loan>& lent) {
  const auto registry = desk.around.registry();
  json.key("units").begin_array();
  for (const auto& membership : actor.memberships) {
    const auto* unit = registry->find(membership.unit);
    json.begin_object().field("id", membership.unit.value);
    json.field("slug", std::string_view(unit ? unit->slug : ""));
    json.field("name", std::string_view(unit ? unit->name(desk.around.clock.today()) : ""));
    json.field("kind", std::string_view(unit ? unit->kind : ""));
    json.key("roles").begin_array();
    for (const auto& held : roles)
      if (held.unit == membership.unit) json.value(std::string_view(held.role));
    json.end_array().key("may").begin_array();
    for (const auto name : access::names(membership.may)) json.value(name);
    json.end_array();
    write_lent(json, membership, lent);
    json.end_object();
  }
  json.end_array();
}

// The same body for whoever asks who they are and for who has just signed in.
Result<std::string> session_json(SessionDesk& desk, const Actor& actor) {
  std::optional<Account> account;
  std::vector<Held> roles;
  std::vector<Loan> lent;
  TRY(desk.around.database.read([&](storage::Tx& tx) -> Result<bool> {
    account = store::account(tx, actor.user);
    roles = store::roles_of(tx, actor.user);
    lent.clear();
    for (auto& d : store::received(tx, actor.user, desk.around.clock.today()))
      if (const auto giver = store::account(tx, d.from); giver && d.accepted_at)
        lent.push_back({std::move(d), giver->display_name});
    return true;
  }));
  if (!account) return not_signed_in();
  JsonWriter json;
  json.begin_object().key("user").begin_object();
  json.field("id", account->id.value).field("login", std::string_view(account->login));
  json.field("display_name", std::string_view(account->display_name)).end_object();
  write_units(json, desk, actor, roles, lent);
  json.field("today", std::string_view(desk.around.clock.today().iso()));
  json.field("now", std::string_view(desk.around.clock.now().iso()));
  json.field("demo", desk.demo_clock != nullptr);
  json.key("plan").raw(desk.plan ? desk.plan() : "null").end_object();
  return json.take();
}

Result<Response> opened_answer(SessionDesk& desk, const Result<Opened>& opened) {
  if (!opened) return fail(opened.error());
  TRY_ASSIGN(auto body, session_json(desk, opened->actor));
  auto response = Response::json(std::move(body), 201);
  response.headers.emplace_back(
      "Set-Cookie",
      fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Strict", kCookie, opened->token));
  return response;
}

Result<Response> show(const Request&, const Actor& actor, SessionDesk& desk) {
  TRY_ASSIGN(auto body, session_json(desk, actor));
  return Response::json(std::move(body));
}

Result<Response> sign_in(const Request& request, const Actor&, SessionDesk& desk) {
  TRY_ASSIGN(const auto body, request.json());
  const auto login = text(body, "login");
  const auto password = text(body, "password");
  if (login.empty()) return invalid("login", {"Nhập tên đăng nhập.", "Enter the login."});
  if (password.empty()) return invalid("password", {"Nhập mật khẩu.", "Enter the password."});
  return opened_answer(desk, desk.sessions.sign_in(login, password, request.peer));
}

Result<Response> sign_out(const Request& request, const Actor& actor, SessionDesk& desk) {
  TRY(desk.sessions.sign_out(actor, request.cookie(kCookie)));
  auto response = Response::no_content();
  response.headers.emplace_back(
      "Set-Cookie",
      fmt::format("{}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0", kCookie));
  return response;
}

Result<Response> change_password(const Request& request, const Actor& actor, SessionDesk& desk) {
  TRY_ASSIGN(const auto body, request.json());
  TRY(desk.sessions.change_password(actor, request.cookie(kCookie), text(body, "old"),
                                    text(body, "new"), request.peer));
  return Response::no_content();
}

Result<Response> redeem(const Request& request, const Actor& actor, SessionDesk& desk) {
  TRY_ASSIGN(const auto body, request.json());
  const Redemption given{text(body, "code"), text(body, "password"), text(body, "login"),
                         text(body, "display_name")};
  return opened_answer(desk, desk.sessions.redeem(actor, given, request.peer));
}

Result<Response> demo_accounts(const Request&, const Actor&, SessionDesk& desk) {
  if (desk.demo_clock == nullptr) return not_found();
  TRY_ASSIGN(const auto accounts, desk.around.database.read([&](storage::Tx& tx) {
    return Result<std::vector<DemoAccount>>(demo_accounts_of(tx));
  }));
  const auto registry = desk.around.registry();
  JsonWriter json;
  json.begin_array();
  for (const auto& account : accounts) {
    const auto* role = access::find_role(account.role);
    json.begin_object().field("login", std::string_view(account.login));
    json.field("password", std::string_view(account.password)).key("unit");
    write_unit(json, *registry, account.unit, desk.around.clock.today());
    json.field("role", std::string_view(account.role));
    json.field("role_vi", role ? role->vi : "").field("role_en", role ? role->en : "").end_object();
  }
  json.end_array();
  return Response::json(json.take());
}

Result<Response> move_clock(const Request& request, const Actor&, SessionDesk& desk) {
  if (desk.demo_clock == nullptr) return not_found();
  TRY_ASSIGN(const auto body, request.json());
  const auto to = Instant::parse_iso(body["now"].string().value_or(""));
  if (!to)
    return invalid("now", {"Nhập thời điểm dạng 2018-07-03T08:00:00+07:00.",
                           "Enter a time like 2018-07-03T08:00:00+07:00."});
  desk.demo_clock->move_to(*to);
  return Response::no_content();
}

}  // namespace

std::span<const Route<SessionDesk>> session_routes() { return kRoutes; }

}  // namespace hoanhap::identity
