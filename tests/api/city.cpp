#include "city.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "app/demo/accounts.h"
#include "core/log.h"

namespace hoanhap::test {

City::City(const std::string& now) {
  log::set_quiet(true);
  std::string pattern = (std::filesystem::temp_directory_path() / "hoanhap-api-XXXXXX").string();
  REQUIRE(mkdtemp(pattern.data()) != nullptr);
  folder_ = pattern;
  app::Options options;
  options.data = folder_ + "/data";
  options.plan = HOANHAP_SOURCE_DIR "/programmes/buon-ma-thuot-2018";
  options.demo = true;
  options.now = Instant::parse_iso(now);
  auto opened = app::App::open(options);
  if (!opened) FAIL(opened.error().detail.en << " " << opened.error().cause);
  app_ = std::move(*opened);
}

City::~City() {
  app_.reset();
  std::filesystem::remove_all(folder_);
}

const std::string& City::session(const std::string& login) {
  auto& cookie = sessions_[login];
  if (!cookie.empty() || login.empty()) return cookie;
  http::Request request;
  request.method = http::Method::post;
  request.path = "/api/v1/session";
  request.headers = {{"origin", "http://127.0.0.1"},
                     {"host", "127.0.0.1"},
                     {"x-hoanhap", "1"},
                     {"content-type", "application/json"}};
  request.body = R"({"login":")" + login + R"(","password":")" + app::demo::kDemoPassword + "\"}";
  request.peer = "127.0.0.1";
  const auto response = app_->handle(request);
  if (response.status != 201) FAIL("sign-in of " << login << ": " << response.body);
  for (const auto& [name, value] : response.headers)
    if (name == "Set-Cookie") cookie = value.substr(0, value.find(';'));
  return cookie;
}

Answer City::send(const std::string& login, http::Method method, const std::string& path,
                  const std::string& body, const std::string& if_match, const std::string& key) {
  http::Request request;
  request.method = method;
  const auto question = path.find('?');
  request.path = "/api/v1" + path.substr(0, question);
  if (question != std::string::npos) {
    auto rest = std::string_view(path).substr(question + 1);
    while (!rest.empty()) {
      const auto pair = rest.substr(0, rest.find('&'));
      const auto equals = pair.find('=');
      request.query[std::string(pair.substr(0, equals))] = pair.substr(equals + 1);
      rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    }
  }
  request.headers = {
      {"origin", "http://127.0.0.1"}, {"host", "127.0.0.1"}, {"cookie", session(login)}};
  if (method != http::Method::get) {
    request.headers["x-hoanhap"] = "1";
    request.headers["content-type"] = "application/json";
    request.headers["idempotency-key"] =
        key.empty() ? "key-" + std::to_string(++key_) + "-0000000000000000" : key;
  }
  if (!if_match.empty()) request.headers["if-match"] = "\"" + if_match + "\"";
  request.body = body;
  request.peer = "127.0.0.1";
  const auto response = app_->handle(request);
  Answer answer{response.status, {}, response.body, {}};
  if (auto json = Json::parse(response.body)) answer.body = *json;
  for (const auto& [name, value] : response.headers)
    if (name == "ETag") answer.etag = value;
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
