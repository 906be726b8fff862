// What whoever runs the machine relies on when a data folder is served for the first time, and when
// another plan stands beside it.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "app/activation.h"
#include "app/app.h"
#include "app/parts.h"
#include "app/plans/folder.h"
#include "core/log.h"
#include "plan/compile.h"

using namespace hoanhap;

namespace {

const std::string kCity = HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018",
                  kSmall = HOANHAP_SOURCE_DIR "/tests/plan-small";

struct Folder {
  std::string path;
  Folder() {
    log::set_quiet(true);
    path = (std::filesystem::temp_directory_path() / "hoanhap-set-up-XXXXXX").string();
    REQUIRE(mkdtemp(path.data()) != nullptr);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  Result<std::unique_ptr<app::App>> open(const std::string& plan) const {
    app::Options options;
    options.data = path;
    options.plan = plan;
    return app::App::open(options);
  }
};

std::string unit_of_founder(app::App& app) {
  http::Request request;
  request.method = http::Method::post;
  request.path = "/api/v1/invitations/redeem";
  request.headers = {{"origin", "http://127.0.0.1"},
                     {"host", "127.0.0.1"},
                     {"x-hoanhap", "1"},
                     {"content-type", "application/json"}};
  request.body =
      R"({"login":"quan-tri","display_name":"Quản trị","password":"mùa cà phê năm nay","code":")" +
      app.parts().founders_codes.at(0) + "\"}";
  const auto response = app.handle(request);
  REQUIRE(response.status == 201);
  return std::string(*(*Json::parse(response.body))["units"][0]["slug"].string());
}

}  // namespace

TEST_CASE("the first administrators belong to the unit that directs all others") {
  const Folder folder;
  const auto app = folder.open(kCity);
  REQUIRE(app);
  CHECK((*app)->parts().founders_codes.size() == 2);
  // The plan is the city's; the province's people report on it too and need accounts.
  CHECK(unit_of_founder(**app) == "ubnd-tinh");
}

TEST_CASE("a plan that is not the active one is refused and changes nothing") {
  const Folder folder;
  {
    const auto app = folder.open(kCity);
    REQUIRE(app);
    auto& parts = (*app)->parts();
    const auto plan = plan::compile_folder(kCity).plan;
    REQUIRE(app::activate(*parts.database, parts.clock, nullptr, *plan, {}, UserId{1}, UserId{2}));
  }
  const auto refused = folder.open(kSmall);
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::conflict);
  const auto app = folder.open(kCity);
  REQUIRE(app);
  CHECK((*app)->parts().plan.get() != nullptr);
  CHECK((*app)->parts().units.get()->find("phuong-mot") == nullptr);
}

TEST_CASE("what was activated last is kept in the data folder and goes before --plan") {
  const Folder folder;
  const auto activate = [&](const std::string& plan_folder) {
    const auto plan = plan::compile_folder(plan_folder).plan;
    auto database = storage::open_sqlite(folder.path);
    REQUIRE(database);
    REQUIRE(app::activate(**database, Clock(), nullptr, *plan, app::plans::read_folder(plan_folder),
                          UserId{1}, UserId{2}));
    return plan->hash;
  };
  const auto in_force = [&](const std::string& given) {
    const auto app = folder.open(given);
    REQUIRE(app);
    const auto plan = (*app)->parts().plan.get();
    CHECK(plan->folder.starts_with(folder.path));  // Word templates are read from there
    return std::pair(plan->hash, (*app)->greeting());
  };
  {
    REQUIRE(folder.open(kSmall));
  }
  const auto first = activate(kSmall);
  CHECK(in_force("").first == first);
  CHECK(in_force(kSmall).first == first);
  const auto second = activate(kCity);
  CHECK(in_force("").first == second);
  CHECK(in_force(kCity).second.find(second.substr(0, 12)) == std::string::npos);
  // A start script that still names the folder of before: passed over, and said.
  const auto [hash, word] = in_force(kSmall);
  CHECK(hash == second);
  CHECK(word.find("đã được thay; đang áp dụng bản " + second.substr(0, 12)) != std::string::npos);
}

TEST_CASE("the first plan of an empty folder is activated by its two founders, without a restart") {
  const Folder folder;
  const auto app = folder.open(kSmall);
  REQUIRE(app);
  const auto ask = [&](const std::string& path, const std::string& body,
                       const std::string& cookie) {
    http::Request request;
    request.method = body.empty() ? http::Method::get : http::Method::post;
    request.path = "/api/v1" + path;
    request.headers = {{"origin", "http://127.0.0.1"},
                       {"host", "127.0.0.1"},
                       {"x-hoanhap", "1"},
                       {"content-type", "application/json"},
                       {"idempotency-key", "key-0123456789abcdef"},
                       {"cookie", cookie}};
    request.body = body;
    return (*app)->handle(request);
  };
  std::vector<std::string> cookies;
  for (const auto& code : (*app)->parts().founders_codes) {
    const auto opened = ask("/invitations/redeem",
                            fmt::format(R"({{"login":"quan-tri.{}","display_name":"Quản trị",)"
                                        R"("password":"mùa cà phê năm nay","code":"{}"}})",
                                        cookies.size(), code),
                            "");
    REQUIRE(opened.status == 201);
    for (const auto& [name, value] : opened.headers)
      if (name == "Set-Cookie") cookies.push_back(value.substr(0, value.find(';')));
  }
  REQUIRE(cookies.size() == 2);
  JsonWriter out;
  out.begin_object().key("files").begin_array();
  for (const auto& file : app::plans::read_folder(kSmall))
    out.begin_object().field("path", file.path).field("text", file.text).end_object();
  out.end_array().end_object();
  const auto proposed = ask("/plan/proposals", out.take(), cookies[0]);
  REQUIRE(proposed.status == 201);
  const auto waiting = *Json::parse(ask("/plan/activations", "", cookies[1]).body);
  const auto& effect = waiting["waiting"]["effect"];
  CHECK(effect["obligations_added"].integer().value_or(0) > 0);
  CHECK(ask("/me/notices", "", cookies[1]).body.find(R"("kind":"plan")") != std::string::npos);
  CHECK((*app)->parts().plan.get() == nullptr);
  const auto confirmed = ask(
      "/plan/proposals/" + std::to_string(*waiting["waiting"]["id"].integer()) + "/confirm",
      fmt::format(R"({{"mark":"{}","password":"mùa cà phê năm nay"}})", *effect["mark"].string()),
      cookies[1]);
  CHECK(confirmed.status == 200);
  CHECK((*app)->parts().plan.get() != nullptr);
  CHECK(ask("/plan", "", cookies[0]).status == 200);
}
