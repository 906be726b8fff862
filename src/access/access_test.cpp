#include <doctest/doctest.h>

#include "access/actor.h"
#include "access/idempotency.h"

using namespace hoanhap;
using namespace hoanhap::access;

namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

struct Desk {
  std::unique_ptr<storage::Database> database = storage::open_scratch();
  Clock clock;

  Desk() {
    clock.move_to(Instant::at(Date::of(2018, 5, 2)));
    REQUIRE(database->write([](storage::Tx& tx) -> Result<bool> {
      tx.execute("create table counted (n bigint not null)");
      return true;
    }));
  }

  // "201:made 1", "422:idempotency-key-reused", …; `fails` makes the work fail after it has
  // written.
  std::string send(std::string key, std::string body, std::int64_t user = 1,
                   std::string path = "/api/v1/records/17/draft", bool fails = false,
                   bool required = true) {
    http::Request request;
    request.method = http::Method::put;
    request.path = std::move(path);
    request.body = std::move(body);
    if (!key.empty()) request.headers["idempotency-key"] = std::move(key);
    const auto answer = write_once(
        *database, clock, {UserId{user}, "", {}}, request,
        [&](storage::Tx& tx) -> Result<http::Response> {
          tx.execute("insert into counted (n) values (1)");
          if (fails) return invalid("tt-buoi", {"Sai", "Wrong"});
          auto response = http::Response::json(
              "made " + std::to_string(*tx.maybe_integer("select count(*) from counted")), 201);
          response.headers.emplace_back("ETag", "\"8\"");
          return response;
        },
        required);
    if (!answer)
      return std::to_string(http::status_of(answer.error().code)) + ":" + answer.error().type;
    CHECK(answer->has_header("etag"));
    return std::to_string(answer->status) + ":" + answer->body +
           (answer->has_header("idempotent-replayed") ? " again" : "");
  }
};

}  // namespace

TEST_CASE("a request sent twice with one key counts once, and gets the same answer") {
  Desk desk;
  CHECK(desk.send("key-0001", "{}") == "201:made 1");
  CHECK(desk.send("key-0001", "{}") == "201:made 1 again");
  CHECK(desk.send("key-0001", "{ }") == "422:idempotency-key-reused");
  CHECK(desk.send("key-0002", "{}") == "201:made 2");
}

TEST_CASE("a key belongs to one person and one route") {
  Desk desk;
  CHECK(desk.send("key-0001", "{}", 1) == "201:made 1");
  CHECK(desk.send("key-0001", "{}", 2) == "201:made 2");
  CHECK(desk.send("key-0001", "{}", 1, "/api/v1/records/18/draft") == "201:made 3");
}

TEST_CASE("work that fails stores nothing, and the key is free again") {
  Desk desk;
  CHECK(desk.send("key-0001", "{}", 1, "/a", true) == "422:invalid-field");
  CHECK(desk.send("key-0001", "{\"other\":1}", 1, "/a") == "201:made 1");
}

TEST_CASE("a key is asked for, and must be readable") {
  Desk desk;
  CHECK(desk.send("", "{}") == "400:idempotency-key-missing");
  CHECK(desk.send("", "{}", 1, "/a", false, false) == "201:made 1");
  CHECK(desk.send("short", "{}") == "400:idempotency-key-unreadable");
  CHECK(desk.send("a b c d e f g", "{}") == "400:idempotency-key-unreadable");
}

TEST_CASE("keys are kept 90 days") {
  Desk desk;
  CHECK(desk.send("key-0001", "{}") == "201:made 1");
  desk.clock.move_to({desk.clock.now().ms + 89 * kDayMs});
  CHECK(purge_keys(*desk.database, desk.clock).value() == 0);
  CHECK(desk.send("key-0001", "{}") == "201:made 1 again");
  CHECK(desk.send("key-0002", "{}") == "201:made 2");
  desk.clock.move_to({desk.clock.now().ms + 2 * kDayMs});
  CHECK(desk.send("key-0001", "{\"new\":1}") == "201:made 3");  // as good as purged
  desk.clock.move_to({desk.clock.now().ms + 88 * kDayMs + 3'600'000});
  CHECK(purge_keys(*desk.database, desk.clock).value() == 1);
  CHECK(desk.send("key-0001", "{\"new\":1}") == "201:made 3 again");
  CHECK(desk.send("key-0002", "{}") == "201:made 4");
}

TEST_CASE("If-Match names a version") {
  struct Row {
    const char* header;
    const char* expected;
  };
  for (const auto& row : std::initializer_list<Row>{{"\"7\"", "7"},
                                                    {"", "428"},
                                                    {"7", "400"},
                                                    {"*", "400"},
                                                    {"W/\"7\"", "400"},
                                                    {"\"-1\"", "400"},
                                                    {"\"7x\"", "400"},
                                                    {"\"\"", "400"}}) {
    CAPTURE(row.header);
    http::Request request;
    if (*row.header) request.headers["if-match"] = row.header;
    const auto version = if_match(request);
    CHECK((version ? std::to_string(*version)
                   : std::to_string(http::status_of(version.error().code))) == row.expected);
  }
  CHECK(etag(7) == "\"7\"");
}

TEST_CASE("roles are sets of capabilities, by unit") {
  const Actor actor{
      UserId{1}, "", {{UnitId{3}, find_role("officer")->may}, {UnitId{4}, find_role("head")->may}}};
  CHECK(actor.may(Capability::write, UnitId{3}));
  CHECK_FALSE(actor.may(Capability::sign, UnitId{3}));
  CHECK(actor.may(Capability::sign, UnitId{4}));
  CHECK_FALSE(actor.may(Capability::read, UnitId{5}));
  CHECK(actor.may_anywhere(Capability::confirm));
  CHECK_FALSE(actor.may_anywhere(Capability::people));
  CHECK(actor.units_with(Capability::read) == std::vector{UnitId{3}, UnitId{4}});
  CHECK(find_role("nobody") == nullptr);
  CHECK(names(find_role("administrator")->may) ==
        std::vector<std::string_view>{"people", "confirm", "activate"});
}

TEST_CASE("an administrator's role shows no figure") {
  constexpr auto figures = Capability::read | Capability::write | Capability::sign |
                           Capability::decide | Capability::release | Capability::overview;
  CHECK((find_role("administrator")->may & figures) == 0);
}
