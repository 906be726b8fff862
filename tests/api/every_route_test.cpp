// The life of one report and of one account, step by step: every route that writes answers well at
// least once, and what it answers is what its schema says (City::send).
#include <map>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "app/demo/accounts.h"
#include "city.h"
#include "contract.h"
#include "newcomer.h"

using namespace hoanhap::test;
using hoanhap::http::Method;

namespace {

const std::string kNewPassword = "sông Sêrêpôk mùa khô";

// A walk through the API: remembers the version that the last answer left, and which operations
// have answered well.
struct Walk {
  City& city;
  std::set<std::string> done = {};
  std::string version = {};

  Answer step(int expected, const std::string& who, Method method, const std::string& path,
              const std::string& body = "{}") {
    const std::string verb(hoanhap::http::name(method));
    CAPTURE(verb);
    CAPTURE(path);
    const auto* operation = Contract::of(city.parts()).find(verb, "/api/v1" + path);
    REQUIRE(operation);
    const bool on_a_record = path.starts_with("/records/");
    const auto answer = city.send(who, method, path, method == Method::del ? "" : body,
                                  on_a_record ? version : "", "");
    INFO(answer.text.substr(0, 600));
    REQUIRE(answer.status == expected);
    if (expected / 100 == 2) done.insert(operation->name());
    if (const auto now = answer.body["version"].integer()) version = std::to_string(*now);
    return answer;
  }
  Answer post(int expected, const std::string& who, const std::string& path,
              const std::string& body = "{}") {
    return step(expected, who, Method::post, path, body);
  }
};

std::string id_of(const Answer& answer) { return std::to_string(*answer.body["id"].integer()); }

std::string duty_of(City& city, const std::string& login, const std::string& form,
                    const std::string& period) {
  const auto mine = city.get(login, "/obligations?form=" + form + "&period=" + period);
  for (std::size_t i = 0; i < mine.body["items"].size(); ++i)
    if (mine.body["items"][i]["period"]["code"].string() == period)
      return std::to_string(*mine.body["items"][i]["id"].integer());
  FAIL("no duty " << form << " " << period);
  return {};
}

void explain_everything(Walk& walk, const std::string& who, const std::string& record) {
  const auto warnings = walk.city.get(who, record).body["problems"]["warnings"];
  std::string texts;
  for (std::size_t i = 0; i < warnings.size(); ++i)
    texts += fmt::format(R"({}"{}":"Đã rà soát, số liệu đúng.")", i ? "," : "",
                         *warnings[i]["check"].string());
  walk.step(200, who, Method::put, record + "/draft", R"({"explanations":{)" + texts + "}}");
}

// One report: begun, filled in, presented, sent back, signed, returned, accepted, reopened.
void one_report(Walk& walk) {
  const std::string officer = "eatam.canbo", head = "eatam.lanhdao", office = "ldtbxh.canbo";
  const auto duty = duty_of(walk.city, officer, "bao-cao-phuong-xa", "2018-Q2");
  const auto record =
      "/records/" + id_of(walk.post(201, officer, "/obligations/" + duty + "/record"));
  walk.post(200, officer, record + "/nil");
  walk.step(200, officer, Method::put, record + "/draft",
            R"({"cells":{"tt-buoi":2,"tt-luot-nguoi":60,"tt-luot-phat":4,)"
            R"("tt-hinh-thuc":["loa-truyen-thanh"],"tt-chu-de":["tac-hai"]},)"
            R"("notes":{"tt-buoi":"Hai buổi ở tổ dân phố."}})");
  const auto sheet = walk.city.get(officer, record + "/sheet.xlsx");
  REQUIRE(sheet.status == 200);
  const auto read = walk.post(200, officer, record + "/sheet", sheet.text);
  CHECK(read.body["cells"]["tt-luot-nguoi"].integer() == 60);
  CHECK(read.body["errors"].size() == 0);

  explain_everything(walk, officer, record);
  walk.post(200, officer, record + "/present");
  walk.post(200, head, record + "/send_back", R"({"reason":"Xem lại số lượt phát."})");
  walk.post(200, officer, record + "/present");
  walk.post(200, head, record + "/sign",
            R"({"outgoing_number":"21/BC-UBND","outgoing_date":"2018-07-02"})");
  walk.post(200, office, record + "/return", R"({"reason":"Kiểm tra lại số lượt người."})");
  walk.post(200, officer, record + "/present");
  walk.post(200, head, record + "/sign");
  walk.post(200, office, record + "/accept");
  walk.post(200, office, record + "/reopen", R"({"reason":"Đơn vị xin bổ sung."})");
  const auto revisions = walk.city.get(officer, record + "/revisions");
  CHECK(revisions.body.size() == 3);
}

void the_rest_of_the_programme(Walk& walk) {
  const auto duty = duty_of(walk.city, "eatam.canbo", "bao-cao-phuong-xa", "2018-Q4");
  const auto reason = R"({"reason":"Phường sáp nhập trong kỳ."})";
  walk.post(200, "ldtbxh.canbo", "/obligations/" + duty + "/waive", reason);
  walk.post(200, "ldtbxh.canbo", "/obligations/" + duty + "/restore", reason);
  walk.post(201, "eatam.congan", "/events",
            R"({"duty":"bao-cao-nhanh/flash","date":"2018-06-20"})");
  walk.post(201, "ldtbxh.canbo", "/releases", R"({"form":"bao-cao-phuong-xa","period":"2018-Q1"})");
  walk.post(204, "ldtbxh.canbo", "/demo/clock", R"({"now":"2018-07-03T08:00:00+07:00"})");
}

// One account: invited by one, confirmed by another, opened by its owner; then its roles.
void one_account(Walk& walk) {
  const auto invited = walk.post(
      201, "quantri.1", "/people/invitations",
      R"({"unit":"ea-tam","display_name":"Cán bộ mẫu mới","login":"eatam.moi","role":"officer"})");
  const auto grant = [&](const Answer& proposal) { return "/grants/" + id_of(proposal); };
  const auto open = [&](const Answer& first, const Answer& second) {
    walk.post(201, "", "/invitations/redeem",
              fmt::format(R"({{"code":"{}-{}","password":"{}"}})", *first.body["code"].string(),
                          *second.body["code"].string(), kNewPassword));
  };
  open(invited, walk.post(200, "eatam.lanhdao", grant(invited) + "/confirm"));
  const auto user = std::to_string(*invited.body["user"]["id"].integer());
  const auto person = "/people/" + user;
  const auto reset = walk.post(201, "quantri.1", person + "/reset");
  open(reset, walk.post(200, "eatam.lanhdao", grant(reset) + "/confirm"));
  const auto proposed = walk.post(201, "quantri.1", "/grants",
                                  R"({"user":)" + user + R"(,"unit":"ea-tam","role":"head"})");
  walk.post(200, "eatam.lanhdao", grant(proposed) + "/refuse", R"({"reason":"Chưa cần."})");
  walk.post(204, "eatam.lanhdao", person + "/end_role", R"({"unit":"ea-tam","role":"officer"})");
  walk.post(204, "quantri.1", person + "/disable");
}

void one_session(Walk& walk) {
  const auto body = [](const std::string& password) {
    return R"({"login":"tanlap.canbo","password":")" + password + "\"}";
  };
  const std::string known = hoanhap::app::demo::kDemoPassword;
  walk.post(201, "", "/session", body(known));
  walk.post(204, "tanlap.canbo", "/password",
            R"({"old":")" + known + R"(","new":")" + kNewPassword + "\"}");
  walk.post(401, "", "/session", body(known));
  walk.step(204, "tanlap.canbo", Method::del, "/session");
  CHECK(walk.city.get("tanlap.canbo", "/session").status == 401);
}

// Routes with scenarios of their own, and where those are.
const std::map<std::string, const char*> kElsewhere = {
    {"POST /api/v1/obligations/{obligation}/submit", "submit_test"},
    {"POST /api/v1/directives", "directives_test"},
    {"POST /api/v1/directives/{directive}/seen", "directives_test"},
    {"POST /api/v1/directives/{directive}/withdraw", "directives_test"},
    {"POST /api/v1/petitions", "petitions_test"},
    {"POST /api/v1/petitions/{petition}/answer", "petitions_test"},
    {"POST /api/v1/petitions/{petition}/pass_on", "petitions_test"},
    {"POST /api/v1/petitions/{petition}/ask_again", "petitions_test"},
    {"POST /api/v1/petitions/{petition}/close", "petitions_test"},
    {"POST /api/v1/petitions/{petition}/withdraw", "petitions_test"},
    {"POST /api/v1/excisions", "excise_test"},
    {"POST /api/v1/excisions/{excision}/confirm", "excise_test"},
    {"POST /api/v1/excisions/{excision}/refuse", "excise_test"},
    {"POST /api/v1/excisions/{excision}/withdraw", "excise_test"},
    {"POST /api/v1/plan/checks", "activation_test"},
    {"POST /api/v1/plan/proposals", "activation_test"},
    {"POST /api/v1/plan/proposals/{proposal}/renew", "activation_test"},
    {"POST /api/v1/plan/proposals/{proposal}/confirm", "activation_test"},
    {"POST /api/v1/plan/proposals/{proposal}/refuse", "activation_test"},
    {"POST /api/v1/plan/proposals/{proposal}/withdraw", "activation_test"},
    {"POST /api/v1/delegations", "delegation_test"},
    {"POST /api/v1/delegations/{delegation}/accept", "delegation_test"},
    {"POST /api/v1/delegations/{delegation}/end", "delegation_test"},
    {"POST /api/v1/obligations/{obligation}/remind", "reminders_test"},
    {"POST /api/v1/exchange/preview", "exchange_test"},
    {"POST /api/v1/exchange/imports", "exchange_test"},
    {"POST /api/v1/reminders", "reminders_test"},
    {"PUT /api/v1/reminders/setting", "reminders_test"},
    {"POST /api/v1/me/notices/read", "reminders_test"},
    {"PUT /api/v1/me/settings", "tests/notify"},
    {"PUT /api/v1/me/address", "tests/notify"},
    {"POST /api/v1/me/address/confirm", "tests/notify"},
    {"DELETE /api/v1/me/address", "tests/notify"},
    {"POST /api/v1/me/calendar", "tests/notify"},
    {"DELETE /api/v1/me/calendar", "tests/notify"},
    {"POST /api/v1/mail/{mail}/retry", "tests/notify"},
    {"POST /api/v1/support/referrals", "sealed_test"},
    {"POST /api/v1/support/withdrawals", "sealed_test"},
    {"POST /api/v1/support/offices", "sealed_test"},
    {"POST /api/v1/support/offices/{office}/enrolments", "sealed_test"},
    {"POST /api/v1/support/offices/{office}/certificates", "sealed_test"},
    {"PUT /api/v1/support/offices/{office}/key", "src/support/offices_test"},
    {"POST /api/v1/support/offices/{office}/rewrap", "src/support/offices_test"},
    {"POST /api/v1/support/offices/{office}/open", "sealed_test"},
    {"PUT /api/v1/support/records/{record}/parts/{part}", "sealed_test"},
    {"POST /api/v1/support/records/{record}/steps", "sealed_test"},
    {"PUT /api/v1/support/records/{record}/services", "sealed_test"},
    {"POST /api/v1/support/records/{record}/export", "sealed_test"},
};

}  // namespace

TEST_CASE("every route that writes, used as it is meant") {
  City city;
  Walk walk{city};
  one_report(walk);
  the_rest_of_the_programme(walk);
  one_account(walk);
  one_session(walk);
  for (const auto& operation : Contract::of(city.parts()).operations()) {
    INFO("never used here: " << operation.name());
    CHECK((operation.method == "GET" || walk.done.contains(operation.name()) ||
           kElsewhere.contains(operation.name())));
  }
}
