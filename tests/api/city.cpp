#include "city.h"

#include <cstdlib>
#include <filesystem>

#include <doctest/doctest.h>

#include "app/demo/accounts.h"
#include "contract.h"
#include "core/log.h"
#include "demo_folder.h"

namespace hoanhap::test {
std::unique_ptr<app::App> open_demo(const std::string& data, const std::string& now) {
  log::set_quiet(true);
  app::Options options;
  options.data = data;
  options.plan = HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018";
  options.demo = true;
  options.now = Instant::parse_iso(now);
  options.port = 0;
  auto opened = app::App::open(options);
  if (!opened) FAIL(opened.error().detail.en << " " << opened.error().cause);
  return std::move(*opened);
}

City::City(const std::string& now)
    : folder_(copy_of_demo_folder(now)), app_(open_demo(folder_, now)) {
  const auto port = app_->start();
  REQUIRE(port);
  port_ = *port;
}

City::~City() {
  client_.reset();
  app_.reset();
  std::filesystem::remove_all(folder_);
}

http::TestAnswer City::exchange(const std::string& method, const std::string& target,
                                const std::string& body, const http::TestClient::Headers& headers) {
  if (!client_) client_.emplace(static_cast<std::uint16_t>(port_));
  auto answer = client_->call(method, target, body, headers);
  if (answer.status == 0 || answer.header("connection") == "close") client_.reset();
  return answer;
}

std::string City::session(const std::string& login) {
  if (login.empty()) return {};
  auto& cookie = sessions_[login];
  if (!cookie.empty()) return cookie;
  const auto answer = exchange(
      "POST", "/api/v1/session",
      R"({"login":")" + login + R"(","password":")" + app::demo::kDemoPassword + "\"}",
      {{"Origin", "http://localhost"}, {"X-Hoanhap", "1"}, {"Content-Type", "application/json"}});
  if (answer.status != 201) FAIL("sign-in of " << login << ": " << answer.body);
  cookie = answer.header("set-cookie");
  cookie.erase(cookie.find(';'));
  return cookie;
}

Answer City::send(const std::string& login, http::Method method, const std::string& path,
                  const std::string& body, const std::string& if_match, const std::string& key) {
  http::TestClient::Headers headers = {{"Origin", "http://localhost"}};
  if (const auto cookie = session(login); !cookie.empty()) headers.emplace_back("Cookie", cookie);
  if (method != http::Method::get) {
    headers.emplace_back("X-Hoanhap", "1");
    // Files are the only bodies that are no JSON.
    const bool file = body.starts_with("PK") || path.starts_with("/exchange/preview");
    headers.emplace_back("Content-Type", file ? "application/octet-stream" : "application/json");
    if (key != "none")
      headers.emplace_back(
          "Idempotency-Key",
          key.empty() ? "key-" + std::to_string(++key_) + "-0000000000000000" : key);
  }
  if (!if_match.empty()) headers.emplace_back("If-Match", "\"" + if_match + "\"");
  auto& contract = Contract::of(parts());
  const std::string verb(http::name(method));
  const auto target = (contract.find(verb, path) ? "" : "/api/v1") + path;
  const auto got = exchange(verb, target, body, headers);
  Answer answer{got.status, {}, got.body, got.header("etag"), got.header("content-type")};
  answer.media_type.erase(std::min(answer.media_type.find(';'), answer.media_type.size()));
  if (auto json = Json::parse(got.body)) answer.body = *json;
  for (const auto& wrong : contract.differences(method, target, body, answer))
    FAIL_CHECK(verb << " " << path << " as " << login << ": " << wrong);
  return answer;
}

Answer City::get(const std::string& login, const std::string& path) {
  return send(login, http::Method::get, path, "", "", "");
}
Answer City::post(const std::string& login, const std::string& path, const std::string& body,
                  const std::string& if_match, const std::string& key) {
  return send(login, http::Method::post, path, body, if_match, key);
}
Answer City::put(const std::string& login, const std::string& path, const std::string& body,
                 const std::string& if_match) {
  return send(login, http::Method::put, path, body, if_match, "");
}

City::Handle City::open_record(const std::string& login, const std::string& form,
                               const std::string& period) {
  const auto mine = get(login, "/obligations?scope=mine&form=" + form + "&period=" + period);
  REQUIRE(mine.status == 200);
  REQUIRE(mine.body["items"].size() >= 1);
  for (std::size_t i = 0; i < mine.body["items"].size(); ++i) {
    const auto item = mine.body["items"][i];
    if (item["period"]["code"].string() != period) continue;
    const auto opened =
        post(login, "/obligations/" + std::to_string(*item["id"].integer()) + "/record");
    REQUIRE(opened.status / 100 == 2);
    return {*opened.body["id"].integer(), *opened.body["version"].integer()};
  }
  FAIL("no obligation of " << form << " for " << period);
  return {};
}

void City::move_clock(const std::string& now) { parts().clock.move_to(*Instant::parse_iso(now)); }

}  // namespace hoanhap::test
