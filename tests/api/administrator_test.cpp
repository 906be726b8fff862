// An administrator alone cannot, in any number of steps, read one value (design §7). First every
// route there is, by an administrator's session; then every way round that we could think of.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "city.h"
#include "contract.h"
#include "newcomer.h"

using namespace hoanhap::test;
using hoanhap::http::Method;

namespace {

const std::string kPassword = "cà phê buổi sáng sớm";

const std::string kOfficersKey = "the-officers-own-key-1";

// A city in which one report says a figure that stands nowhere else.
struct Marked {
  City city;
  std::int64_t record = 0;
  std::string figure = "7654321", saved_with;

  Marked() {
    record = city.open_record("eatam.canbo", "bao-cao-phuong-xa", "2018-Q2").id;
    const auto path = "/records/" + std::to_string(record);
    auto version = city.get("eatam.canbo", path).body["version"].integer().value();
    saved_with = R"({"cells":{"tt-luot-nguoi":)" + figure + "}}";
    const auto saved = city.send("eatam.canbo", Method::put, path + "/draft", saved_with,
                                 std::to_string(version), kOfficersKey);
    REQUIRE(saved.status == 200);
    REQUIRE(shows(saved));
  }
  bool shows(const Answer& answer) const { return answer.text.find(figure) != std::string::npos; }
  // Whether this person gets at the figure on any GET that exists.
  bool reads(const std::string& login) {
    for (const auto& operation : Contract::of(city.parts()).operations()) {
      if (operation.method != "GET") continue;
      auto path = operation.path;
      for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
        path.replace(open, path.find('}') - open + 1, std::to_string(record));
      for (const char* query : {"", "?form=bao-cao-phuong-xa&period=2018-Q2", "?scope=checking"})
        if (shows(city.get(login, path + query))) return true;
    }
    return false;
  }
};

std::string sign_in(City& city, const std::string& login, const std::string& password) {
  return city
      .post("", "/session", fmt::format(R"({{"login":"{}","password":"{}"}})", login, password))
      .type();
}

std::string redeem(City& city, const std::string& who, const std::string& code) {
  return city
      .post(who, "/invitations/redeem",
            fmt::format(R"({{"code":"{}","password":"{}"}})", code, kPassword))
      .type();
}

std::string user_of(City& city, const std::string& login) {
  return std::to_string(*city.get(login, "/session").body["user"]["id"].integer());
}

}  // namespace

TEST_CASE("no route shows an administrator a figure, and none of them writes one") {
  Marked marked;
  REQUIRE(marked.reads("eatam.canbo"));
  CHECK_FALSE(marked.reads("quantri.1"));
  CHECK_FALSE(marked.reads("giamsat"));
  // Whatever an administrator's session sends to a record or an obligation finds nothing there.
  for (const auto& operation : Contract::of(marked.city.parts()).operations()) {
    if (operation.path.find("{record}") == std::string::npos) continue;
    CAPTURE(operation.name());
    auto path = operation.path;
    path.replace(path.find('{'), 8, std::to_string(marked.record));
    const auto method = operation.method == "GET"   ? Method::get
                        : operation.method == "PUT" ? Method::put
                                                    : Method::post;
    const std::string body = operation.method == "GET" ? "" : "{}";
    CHECK(marked.city.send("quantri.1", method, path, body, "2", "").status == 404);
  }
}

TEST_CASE("what an administrator might try alone, and where it ends") {
  Marked marked;
  auto& city = marked.city;
  const auto me = user_of(city, "quantri.1"), officer = user_of(city, "eatam.canbo");
  const auto role = [&](const std::string& user, const std::string& id) {
    return city
        .post("quantri.1", "/grants",
              fmt::format(R"({{"user":{},"unit":"ea-tam","role":"{}"}})", user, id))
        .type();
  };
  SUBCASE("take a role for oneself") {
    for (const char* id : {"officer", "head", "leader", "auditor"})
      CHECK(role(me, id) == "/errors/not-for-oneself");
    // Nor may the other administrator give it: nobody both administrates and reads.
    for (const char* id : {"officer", "head", "leader", "auditor"})
      CHECK(city.post("quantri.2", "/grants",
                      fmt::format(R"({{"user":{},"unit":"ea-tam","role":"{}"}})", me, id))
                .type() == "/errors/incompatible-roles");
    CHECK(role(officer, "administrator") == "/errors/incompatible-roles");
  }
  SUBCASE("invite a puppet") {
    auto puppet = invite_newcomer(city);
    CHECK(redeem(city, "", puppet.code) == "/errors/code-not-valid");  // half a code
    CHECK(redeem(city, "quantri.1", puppet.code) == "/errors/not-for-administrators");
    CHECK(sign_in(city, puppet.login, kPassword) == "/errors/bad-credentials");
  }
  SUBCASE("confirm one's own proposal, or have the other administrator do it") {
    const auto puppet = invite_newcomer(city);
    const auto grant = "/grants/" + puppet.grant + "/confirm";
    CHECK(city.post("quantri.1", grant).type() == "/errors/own-proposal");
    CHECK(city.post("quantri.2", grant).status == 404);
  }
  SUBCASE("open somebody's account with a code read over a shoulder") {
    auto newcomer = invite_newcomer(city);
    confirm_newcomer(city, newcomer);
    CHECK(redeem(city, "quantri.1", newcomer.code) == "/errors/not-for-administrators");
    CHECK(redeem(city, "quantri.2", newcomer.code) == "/errors/not-for-administrators");
    CHECK(redeem(city, "eatam.lanhdao", newcomer.code) == "/errors/not-for-administrators");
  }
  SUBCASE("reset an officer's password and walk in") {
    const auto reset = city.post("quantri.1", "/people/" + officer + "/reset");
    REQUIRE(reset.status == 201);
    const std::string half(*reset.body["code"].string());
    const auto grant = "/grants/" + std::to_string(*reset.body["id"].integer()) + "/confirm";
    CHECK(redeem(city, "", half) == "/errors/code-not-valid");
    CHECK(city.post("quantri.1", grant).type() == "/errors/own-proposal");
    CHECK(city.post("quantri.2", grant).status == 404);
    CHECK(sign_in(city, "eatam.canbo", kPassword) == "/errors/bad-credentials");
    CHECK(marked.reads("eatam.canbo"));  // the officer's own password still holds
  }
  SUBCASE(
      "clear the way first: end the head's role, disable the other administrator, then invite") {
    const auto head = user_of(city, "eatam.lanhdao"), other = user_of(city, "quantri.2");
    CHECK(city.post("quantri.1", "/people/" + head + "/end_role",
                    R"({"unit":"ea-tam","role":"head"})")
              .status == 204);
    CHECK(city.post("quantri.1", "/people/" + other + "/disable").status == 204);
    const auto invited = city.post(
        "quantri.1", "/people/invitations",
        R"({"unit":"ea-tam","display_name":"Người mẫu","login":"roi.mau","role":"head"})");
    // Somebody else has to confirm, or nobody can.
    if (invited.status == 201) {
      CHECK(city.post("quantri.1",
                      "/grants/" + std::to_string(*invited.body["id"].integer()) + "/confirm")
                .type() == "/errors/own-proposal");
      CHECK(redeem(city, "", std::string(*invited.body["code"].string())) ==
            "/errors/code-not-valid");
    } else {
      CHECK(invited.type() == "/errors/nobody-can-confirm");
    }
  }
  SUBCASE("repeat the officer's own request, key and all, to be told the stored answer") {
    const auto path = "/records/" + std::to_string(marked.record) + "/draft";
    CHECK(city.send("quantri.1", Method::put, path, marked.saved_with, "1", kOfficersKey).status ==
          404);
  }
  CHECK_FALSE(marked.reads("quantri.1"));
}
