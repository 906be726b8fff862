// who-may.txt against the application: every route there is, asked by every kind of person.
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "city.h"
#include "contract.h"
#include "newcomer.h"
#include "plan_folder.h"

using namespace hoanhap::test;

namespace {

struct Row {
  std::string method, path;
  std::vector<int> expected;
};

struct Table {
  std::vector<std::string> logins;
  std::vector<Row> rows;
};

Table read_table() {
  std::ifstream in(HOANHAP_SOURCE_DIR "/tests/api/who-may.txt");
  Table table;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    Row row;
    if (!(words >> row.method)) continue;
    if (row.method == "people") {
      for (std::string login; words >> login;) table.logins.push_back(login == "-" ? "" : login);
      continue;
    }
    words >> row.path;
    for (int status = 0; words >> status;) row.expected.push_back(status);
    table.rows.push_back(std::move(row));
  }
  return table;
}

// What is sent to the routes that want something: acceptable but for one thing, so that who may is
// told apart from who may not, and nothing changes (who-may.txt says which thing).
const std::map<std::string, std::string> kBodies = {
    {"POST /session", R"({"login":"","password":""})"},
    {"POST /password", R"({"old":"","new":""})"},
    {"POST /invitations/redeem", R"({"code":"{code}","password":"ngan"})"},
    {"POST /demo/clock", R"({"now":"hôm qua"})"},
    {"POST /events", R"({"duty":"bao-cao-nhanh/flash","date":"2018-06-20"})"},
    {"POST /releases", R"({"form":"bao-cao-phuong-xa","period":"2018-Q4"})"},
    {"POST /obligations/{obligation}/waive", R"({"reason":""})"},
    {"POST /obligations/{obligation}/restore", R"({"reason":""})"},
    {"POST /people/invitations",
     R"({"unit":"ea-tam","display_name":"Người mẫu","login":"nguoi.mau","role":"vua"})"},
    {"POST /people/{user}/end_role", R"({"unit":"ea-tam","role":"officer"})"},
    {"POST /grants", R"({"user":{user},"unit":"ea-tam","role":"vua"})"},
    {"POST /delegations", R"({"unit":0,"to":0,"capabilities":[],"first":"","last":""})"},
    {"POST /directives", R"({"issuer":0,"title":"","form":"","period":"","by":"","units":[]})"},
    {"POST /directives/{directive}/withdraw", R"({"reason":""})"},
    {"POST /excisions", R"({"kind":"petition","id":{petition},"part":"","reason":"person"})"},
    {"POST /petitions", R"({"kind":"","title":"","text":"","addressee":0})"},
};

const std::string kOneForm = "?form=bao-cao-phuong-xa&period=2018-Q2";
const std::map<std::string, std::string> kQueries = {
    {"GET /consolidation", kOneForm},
    {"GET /excisions/texts", "?kind=petition&id={petition}"},
    {"GET /overview/table", kOneForm},
    {"GET /overview/table.xlsx", kOneForm},
    {"GET /overview/table.docx", kOneForm},
    {"GET /exchange/figures.csv", kOneForm},
    {"GET /exchange/figures.xlsx", kOneForm},
    {"GET /exchange/dataValueSets.json", kOneForm},
    {"GET /overview/report.pdf", "?period=2018-Q2"},
    {"GET /overview/evidence", "?target=tuyen-truyen-100&period=2018-Q2"}};

void replace(std::string& text, const std::string& name, const std::string& value) {
  if (const auto at = text.find(name); at != std::string::npos)
    text.replace(at, name.size(), value);
}

// The things that the table's paths name. People and proposals are new in every cell, because some
// routes use them up.
class Things {
 public:
  explicit Things(City& city) : city_(city) {
    record_ = std::to_string(city.open_record("eatam.canbo", "bao-cao-phuong-xa", "2018-Q1").id);
    const auto later =
        city.get("eatam.canbo", "/obligations?form=bao-cao-phuong-xa&period=2018-Q4");
    obligation_ = std::to_string(*later.body["items"][0]["id"].integer());
    const auto first = [&](const char* login, const char* path, const char* list) {
      return std::to_string(*city.get(login, path).body[list][0]["id"].integer());
    };
    directive_ = first("ldtbxh.canbo", "/directives", "issued");
    petition_ = first("tanlap.canbo", "/petitions", "items");
  }
  std::string fill(std::string text) {
    replace(text, "{record}", record_);
    replace(text, "{obligation}", obligation_);
    replace(text, "{directive}", directive_);
    replace(text, "{petition}", petition_);
    if (text.find("{proposal}") != std::string::npos) replace(text, "{proposal}", proposal());
    if (text.find("{excision}") != std::string::npos) replace(text, "{excision}", excision());
    if (text.find("{delegation}") != std::string::npos) replace(text, "{delegation}", lent());
    if (text.find("{user}") != std::string::npos || text.find("{code}") != std::string::npos) {
      auto newcomer = invite_newcomer(city_);
      confirm_newcomer(city_, newcomer);
      replace(text, "{user}", newcomer.user);
      replace(text, "{code}", newcomer.code);
    }
    if (text.find("{grant}") != std::string::npos)
      replace(text, "{grant}", invite_newcomer(city_).grant);
    return text;
  }

 private:
  // The signature of Ea Tam's head, offered to its officer.
  std::string lent() {
    if (!delegation_.empty()) city_.post("eatam.lanhdao", "/delegations/" + delegation_ + "/end");
    const auto officer = city_.get("eatam.canbo", "/session").body;
    delegation_ =
        std::to_string(*city_
                            .post("eatam.lanhdao", "/delegations",
                                  fmt::format(R"({{"unit":{},"to":{},"capabilities":["sign"],)"
                                              R"("first":"2018-07-04","last":"2018-07-05"}})",
                                              *officer["units"][0]["id"].integer(),
                                              *officer["user"]["id"].integer()))
                            .body["id"]
                            .integer());
    return delegation_;
  }

  // A plan that the first administrator proposed; the same as long as it waits.
  std::string proposal() {
    auto waiting = city_.get("quantri.1", "/plan/activations").body["waiting"];
    if (waiting.is_null())
      waiting = city_.post("quantri.1", "/plan/proposals", with_evening_sessions().json()).body;
    return std::to_string(*waiting["id"].integer());
  }

  // What a new petition of Tân Lập says, proposed to be taken out by who wrote it.
  std::string excision() {
    const auto list = city_.get("tanlap.canbo", "/petitions").body["offices"];
    auto office = list[0];
    for (std::size_t i = 0; i < list.size(); ++i)
      if (list[i]["slug"].string() == "ubnd-thanh-pho") office = list[i];
    const auto raised =
        city_.post("tanlap.canbo", "/petitions",
                   fmt::format(R"({{"kind":"proposal","title":"Mẫu","text":"Mẫu","addressee":{}}})",
                               *office["id"].integer()));
    const auto proposed =
        city_.post("tanlap.canbo", "/excisions",
                   fmt::format(R"({{"kind":"petition","id":{},"part":"step:0","reason":"person"}})",
                               *raised.body["id"].integer()));
    return std::to_string(*proposed.body["id"].integer());
  }

  City& city_;
  std::string record_, obligation_, directive_, petition_, delegation_;
};

hoanhap::http::Method method_of(const std::string& name) {
  using hoanhap::http::Method;
  return name == "GET"    ? Method::get
         : name == "PUT"  ? Method::put
         : name == "POST" ? Method::post
                          : Method::del;
}

std::string value(const std::map<std::string, std::string>& of, const std::string& key,
                  const std::string& otherwise) {
  const auto found = of.find(key);
  return found == of.end() ? otherwise : found->second;
}

}  // namespace

TEST_CASE("who may call what: every route by every kind of person") {
  City city;
  Things things(city);
  const auto table = read_table();
  std::set<std::string> listed;
  for (const auto& row : table.rows) {
    const auto name = row.method + " " + row.path;
    const bool bare = Contract::of(city.parts()).find(row.method, row.path) != nullptr;
    listed.insert(row.method + (bare ? " " : " /api/v1") + row.path);
    const auto method = method_of(row.method);
    const bool sends = row.method == "POST" || row.method == "PUT";
    std::vector<int> found;
    for (const auto& login : table.logins) {
      const auto path = things.fill(row.path + value(kQueries, name, ""));
      const auto body = sends ? things.fill(value(kBodies, name, "{}")) : "";
      found.push_back(city.send(login, method, path, body, sends ? "999" : "", "").status);
    }
    if (found == row.expected) continue;
    std::string actual;
    for (const int status : found) actual += fmt::format("{:>5}", status);
    FAIL_CHECK(fmt::format("{:<7}{:<42}{}", row.method, row.path, actual));
  }
  for (const auto& operation : Contract::of(city.parts()).operations()) {
    INFO("missing in who-may.txt: " << operation.name());
    CHECK(listed.contains(operation.name()));
  }
}
