// The session's and the people's routes through the gate: what a browser, and what a foreign page,
// gets for an answer.
#include "app/gate.h"
#include "app/turnstile.h"

#include <doctest/doctest.h>

#include "core/log.h"
#include "identity/routes.h"
#include "identity/store.h"
#include "identity/test_city.h"

using namespace hoanhap;
using namespace hoanhap::app;
using http::Method;

namespace {

const char* const kRight = "mùa cà phê năm nay";

struct Broken {};
Result<http::Response> throws(const http::Request&, const access::Actor&, Broken&) {
  throw std::runtime_error("a bug");
}
Result<http::Response> storage_gone(const http::Request&, const access::Actor&, Broken&) {
  throw storage::Failure("disk full", storage::Failure::Kind::unavailable);
}
constexpr access::Route<Broken> kBroken[] = {
    {Method::get, "/throws", access::Who::anybody, 0, &throws, ""},
    {Method::get, "/storage-gone", access::Who::anybody, 0, &storage_gone, ""},
};

struct Site {
  identity::TestCity city;
  identity::SessionDesk session{city.around(), city.sessions, {}, nullptr};
  identity::PeopleDesk people{city.around(), city.people};
  Broken broken;
  Turnstile turnstile;
  Gate gate{city.sessions, turnstile, true};
  http::Router router{endpoints()};
  std::string cookie;

  Site() {
    log::set_quiet(true);
    person("yen", "ea-tam", "officer");
    person("dung", "ea-tam", "head");
    person("anh", "ubnd-thanh-pho", "administrator");
  }

  std::vector<http::Endpoint> endpoints() {
    std::vector<http::Endpoint> all;
    mount(all, "session", identity::session_routes(), session, gate);
    mount(all, "people", identity::people_routes(), people, gate);
    mount(all, "broken", std::span<const access::Route<Broken>>(kBroken), broken, gate);
    return all;
  }

  void person(const std::string& login, std::string_view unit, const std::string& role) {
    const auto hash = city.passwords.hash(kRight).value();
    REQUIRE(city.database->write([&](storage::Tx& tx) -> Result<bool> {
      const auto user =
          identity::store::add_account(tx, login, "Đồng chí " + login, city.wall.now());
      identity::store::set_password(tx, user, hash);
      identity::store::grant(tx, {user, city.at(unit), role}, std::nullopt, city.wall.now());
      return true;
    }));
  }

  http::Request request(Method method, const std::string& path, std::string body = "") {
    http::Request made;
    made.method = method;
    made.path = "/api/v1" + path;
    made.body = std::move(body);
    made.headers = {
        {"host", "hoanhap.example"}, {"content-type", "application/json"}, {"cookie", cookie}};
    if (method != Method::get) {
      made.headers["origin"] = "https://hoanhap.example";
      made.headers["x-hoanhap"] = "1";
      made.headers["idempotency-key"] = "key-" + std::to_string(++keys_ + 1000);
    }
    return made;
  }

  http::Response send(http::Request request) {
    const auto match = router.find(request.method, request.path);
    REQUIRE(match.endpoint);
    request.params = match.params;
    return match.endpoint->handle(request);
  }
  http::Response send(Method method, const std::string& path, std::string body = "") {
    return send(request(method, path, std::move(body)));
  }

  void sign_in(const std::string& login) {
    const auto answer = send(Method::post, "/session",
                             R"({"login":")" + login + R"(","password":")" + kRight + "\"}");
    REQUIRE(answer.status == 201);
    for (const auto& [name, value] : answer.headers)
      if (name == "Set-Cookie") cookie = value.substr(0, value.find(';'));
  }

 private:
  int keys_ = 0;
};

std::string header(const http::Response& response, std::string_view wanted) {
  for (const auto& [name, value] : response.headers)
    if (name == wanted) return value;
  return "";
}

std::string type(const http::Response& response) {
  const auto body = Json::parse(response.body);
  return body ? std::string((*body)["type"].string().value_or("")) : "";
}

}  // namespace

TEST_CASE("sign in, be known, sign out") {
  Site site;
  CHECK(site.send(Method::get, "/session").status == 401);
  const auto answer =
      site.send(Method::post, "/session", R"({"login":"yen","password":"mùa cà phê năm nay"})");
  CHECK(answer.status == 201);
  const auto cookie = header(answer, "Set-Cookie");
  CHECK(cookie.starts_with("__Host-hoanhap="));
  CHECK(cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Strict"));
  CHECK(answer.body.find(cookie.substr(15, 43)) ==
        std::string::npos);  // the token is in the cookie only
  site.sign_in("yen");
  const auto me = Json::parse(site.send(Method::get, "/session").body).value();
  CHECK(me["user"]["login"].string() == "yen");
  CHECK(me["units"][0]["slug"].string() == "ea-tam");
  CHECK(me["units"][0]["roles"][0].string() == "officer");
  CHECK(me["units"][0]["may"].size() == 3);
  CHECK(me["today"].string() == "2018-05-02");
  CHECK(me["demo"].boolean() == false);
  CHECK(site.send(Method::del, "/session").status == 204);
  CHECK(site.send(Method::get, "/session").status == 401);
}

TEST_CASE("a write that is not from our own pages is refused") {
  Site site;
  site.sign_in("yen");
  struct Row {
    const char* header;
    const char* value;
  };
  for (const auto& row : std::initializer_list<Row>{{"origin", "https://evil.example"},
                                                    {"origin", "http://hoanhap.example"},
                                                    {"origin", "https://hoanhap.example.evil"},
                                                    {"origin", "https://xhoanhap.example"},
                                                    {"origin", "null"},
                                                    {"origin", ""},
                                                    {"x-hoanhap", ""},
                                                    {"x-hoanhap", "0"},
                                                    {"host", ""},
                                                    {"sec-fetch-site", "cross-site"},
                                                    {"sec-fetch-site", "same-site"}}) {
    CAPTURE(row.header);
    CAPTURE(row.value);
    auto request = site.request(Method::del, "/session");
    request.headers[row.header] = row.value;
    const auto answer = site.send(request);
    CHECK(answer.status == 403);
    CHECK(type(answer) == "/errors/csrf");
  }
  CHECK(site.send(Method::get, "/session").status == 200);
}

TEST_CASE("a page left open speaks for its own person only") {
  Site site;
  site.sign_in("yen");
  const auto yen =
      Json::parse(site.send(Method::get, "/session").body).value()["user"]["id"].integer();
  REQUIRE(yen);
  const auto as_yen = [&](Method method, const std::string& path) {
    auto request = site.request(method, path);
    request.headers["x-hoanhap-as"] = std::to_string(*yen);
    return site.send(request);
  };
  CHECK(as_yen(Method::get, "/session").status == 200);

  site.sign_in("dung");  // another window, the same cookie
  for (const auto method : {Method::get, Method::del}) {
    const auto answer = as_yen(method, "/session");
    CHECK(answer.status == 401);
    CHECK(type(answer) == "/errors/other-person");
    CHECK(answer.body.find("dung") == std::string::npos);
  }
  CHECK(site.send(Method::get, "/session").status == 200);  // and did not end the other's session

  site.cookie.clear();
  CHECK(type(as_yen(Method::get, "/session")) == "/errors/not-signed-in");
}

TEST_CASE("a bug is an incident, a storage failure a 503; neither says more") {
  Site site;
  const auto bug = site.send(Method::get, "/throws");
  CHECK(bug.status == 500);
  CHECK(bug.body.find("a bug") == std::string::npos);
  CHECK(Json::parse(bug.body).value()["incident"].string()->size() == 12);
  const auto gone = site.send(Method::get, "/storage-gone");
  CHECK(gone.status == 503);
  CHECK(gone.body.find("disk full") == std::string::npos);
  CHECK(header(gone, "Retry-After") == "5");
}

TEST_CASE("wrong credentials, weak passwords and other people's languages") {
  Site site;
  auto wrong = site.request(Method::post, "/session", R"({"login":"yen","password":"sai"})");
  wrong.headers["accept-language"] = "en";
  const auto answer = site.send(wrong);
  CHECK(answer.status == 401);
  CHECK(type(answer) == "/errors/bad-credentials");
  CHECK(answer.body.find("Login or password is not right") != std::string::npos);
  CHECK(site.send(Method::post, "/session", R"({"login":"yen"})").status == 422);
  CHECK(site.send(Method::post, "/session", "{").status == 400);
  site.sign_in("yen");
  const auto weak =
      site.send(Method::post, "/password", R"({"old":"mùa cà phê năm nay","new":"ngắn"})");
  CHECK(weak.status == 422);
  CHECK(type(weak) == "/errors/weak-password");
}

TEST_CASE("the demo's routes do not exist elsewhere") {
  Site site;
  CHECK(site.send(Method::get, "/demo/accounts").status == 404);
  site.sign_in("yen");
  CHECK(site.send(Method::post, "/demo/clock", R"({"now":"2018-07-03T08:00:00+07:00"})").status ==
        404);
}

TEST_CASE("an invitation's halves are shown once each, and stored nowhere") {
  Site site;
  site.sign_in("anh");
  const auto invite = site.request(
      Method::post, "/people/invitations",
      R"({"unit":"ea-tam","display_name":"Đồng chí Hà","login":"ha.ea-tam","role":"officer"})");
  const auto made = site.send(invite);
  REQUIRE(made.status == 201);
  const auto body = Json::parse(made.body).value();
  const std::string first(body["code"].string().value());
  CHECK(first.size() == 19);
  CHECK(body["expires"].string().has_value());
  const auto again = site.send(invite);  // the same request, repeated
  CHECK(again.status == 201);
  CHECK(again.body.find("\"code\"") == std::string::npos);
  const auto path = "/grants/" + std::to_string(*body["id"].integer()) + "/confirm";
  CHECK(site.send(Method::post, path).status == 409);

  site.sign_in("yen");
  CHECK(site.send(Method::post, path).status == 404);
  CHECK(site.send(Method::get, "/grants").status == 403);

  site.sign_in("dung");
  const auto open = Json::parse(site.send(Method::get, "/grants").body).value();
  REQUIRE(open.size() == 1);
  CHECK(open[0]["may"][0].string() == "confirm");
  CHECK(open[0]["proposed_by"]["login"].string() == "anh");
  CHECK(Json::parse(site.send(Method::get, "/notices").body).value()[0]["kind"].string() ==
        "invitation.proposed");
  const auto confirmed = site.send(Method::post, path);
  REQUIRE(confirmed.status == 200);
  const std::string second(Json::parse(confirmed.body).value()["code"].string().value());

  std::string stored;
  REQUIRE(site.city.database->read([&](storage::Tx& tx) -> Result<bool> {
    tx.query("select body from idempotency_key", {}, [&](const storage::Row& row) {
      const auto blob = row.blob(0);
      stored.append(reinterpret_cast<const char*>(blob.data()), blob.size());
    });
    return true;
  }));
  CHECK(stored.find("ha.ea-tam") != std::string::npos);
  CHECK(stored.find(first) == std::string::npos);
  CHECK(stored.find(second) == std::string::npos);

  const auto redemption =
      R"({"code":")" + first + "-" + second + R"(","password":"hồ Lắk mùa khô"})";
  CHECK(type(site.send(Method::post, "/invitations/redeem", redemption)) ==
        "/errors/not-for-administrators");  // the head's browser
  site.cookie.clear();
  const auto opened = site.send(Method::post, "/invitations/redeem", redemption);
  CHECK(opened.status == 201);
  CHECK(header(opened, "Set-Cookie").starts_with("__Host-hoanhap="));
  CHECK(Json::parse(opened.body).value()["units"][0]["slug"].string() == "ea-tam");
  CHECK(site.send(Method::post, "/invitations/redeem", redemption).status == 422);
}

TEST_CASE("roles end with one person's word") {
  Site site;
  site.sign_in("yen");
  const auto yen =
      Json::parse(site.send(Method::get, "/session").body).value()["user"]["id"].integer();
  const auto mine = site.cookie;
  site.sign_in("dung");
  CHECK(site.send(Method::post, "/people/" + std::to_string(*yen) + "/end_role",
                  R"({"unit":"ea-tam","role":"officer"})")
            .status == 204);
  CHECK(Json::parse(site.send(Method::get, "/people").body).value().size() == 1);
  site.cookie = mine;
  CHECK(Json::parse(site.send(Method::get, "/session").body).value()["units"].size() == 0);
  CHECK(Json::parse(site.send(Method::get, "/roles").body).value().size() ==
        std::size(access::kRoles));
}
