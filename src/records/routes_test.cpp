// The routes of records as HTTP: keys, versions, statuses. What the records themselves do is tested
// beside.
#include <algorithm>

#include "access/idempotency.h"
#include "records/testing_house.h"

using namespace hoanhap;
using namespace hoanhap::records;
using hoanhap::records::testing::House;

namespace {

struct Desk : House {
  access::Actor officer = person(1, "phuong-mot", "officer"),
                head = person(2, "phuong-mot", "head");
  access::Actor checker = person(3, "phong", "checker");

  Result<http::Response> ask(const access::Actor& actor, http::Method method,
                             const std::string& pattern, std::int64_t id, const std::string& body,
                             const std::string& key, const std::string& if_match = "") {
    const auto table = routes();
    const auto route = std::find_if(table.begin(), table.end(), [&](const auto& r) {
      return r.method == method && r.path == pattern;
    });
    REQUIRE(route != table.end());
    http::Request request;
    request.method = method;
    request.path = pattern;
    request.body = body;
    request.params[pattern.starts_with("/obligations") ? "obligation" : "record"] =
        std::to_string(id);
    request.headers["content-type"] = "application/json";
    if (!key.empty()) request.headers["idempotency-key"] = key;
    if (!if_match.empty()) request.headers["if-match"] = if_match;
    return route->handle(request, actor, records);
  }
  static std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return "";
  }
};

}  // namespace

TEST_CASE("a record over HTTP: opened once, saved under its version, a repeated key counts once") {
  Desk d;
  const auto owed = d.owed("phuong-mot", "bao-cao", "2018-Q2").value;
  using http::Method;
  const auto opened =
      d.ask(d.officer, Method::post, "/obligations/{obligation}/record", owed, "", "0b4bd2ee-0001");
  REQUIRE(opened);
  CHECK(opened->status == 201);
  CHECK(Desk::header(*opened, "ETag") == "\"1\"");
  const auto id = *(*Json::parse(opened->body))["id"].integer();
  CHECK(Desk::header(*opened, "Location") == "/api/v1/records/" + std::to_string(id));
  CHECK(
      d.ask(d.officer, Method::post, "/obligations/{obligation}/record", owed, "", "0b4bd2ee-0002")
          ->status == 200);

  const std::string draft = "/records/{record}/draft", body = R"({"cells":{"buoi":4}})";
  CHECK(d.ask(d.officer, Method::put, draft, id, body, "0b4bd2ee-0003").error().code ==
        ErrorCode::precondition_required);
  CHECK(!d.ask(d.officer, Method::put, draft, id, body, "", "\"1\""));
  const auto saved = d.ask(d.officer, Method::put, draft, id, body, "0b4bd2ee-0004", "\"1\"");
  REQUIRE(saved);
  CHECK(Desk::header(*saved, "ETag") == "\"2\"");
  const auto again = d.ask(d.officer, Method::put, draft, id, body, "0b4bd2ee-0004", "\"1\"");
  REQUIRE(again);
  CHECK(again->body == saved->body);
  CHECK(d.version({id}) == 2);
  CHECK(
      d.ask(d.officer, Method::put, draft, id, R"({"cells":{"buoi":5}})", "0b4bd2ee-0004", "\"1\"")
          .error()
          .type == "idempotency-key-reused");
  const auto stale =
      d.ask(d.officer, Method::put, draft, id, R"({"cells":{"buoi":5}})", "0b4bd2ee-0005", "\"1\"");
  CHECK(stale.error().code == ErrorCode::precondition);

  CHECK(d.ask(d.officer, Method::post, "/records/{record}/nil", id, "", "0b4bd2ee-0006", "\"2\""));
  CHECK(d.ask(d.officer, Method::post, "/records/{record}/present", id, "{}", "0b4bd2ee-0007",
              "\"3\""));
  const std::string sign = "/records/{record}/sign";
  CHECK(d.ask(d.head, Method::post, sign, id, R"({"outgoing_date":"2018-07-03"})", "0b4bd2ee-0008",
              "\"4\"")
            .error()
            .fields.at(0)
            .field == "outgoing_date");
  const auto signed_off = d.ask(d.head, Method::post, sign, id,
                                R"({"outgoing_number":"15/BC-UBND","outgoing_date":"2018-07-02"})",
                                "0b4bd2ee-0009", "\"4\"");
  REQUIRE(signed_off);
  CHECK((*Json::parse(signed_off->body))["outgoing"]["number"].string() == "15/BC-UBND");
  const auto accepted = d.ask(d.checker, Method::post, "/records/{record}/accept", id, "{}",
                              "0b4bd2ee-0010", "\"5\"");
  REQUIRE(accepted);
  CHECK((*Json::parse(accepted->body))["state"].string() == "accepted");
  CHECK(d.ask(d.checker, Method::get, "/records/{record}", id, "", "")->status == 200);
  CHECK(
      (*Json::parse(d.ask(d.checker, Method::get, "/records/{record}/revisions", id, "", "")->body))
          .size() == 1);
}
