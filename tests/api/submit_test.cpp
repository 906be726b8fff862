// What a client that files whole reports relies on: one request, once per key, under its version.
#include <doctest/doctest.h>

#include "city.h"
#include "identity/store.h"

using hoanhap::test::City;

namespace {

const std::string kForm = "bao-cao-phuong-xa";

// A small office: its head also prepares the reports.
void make_officer_too(City& city, const std::string& login) {
  namespace store = hoanhap::identity::store;
  auto& parts = city.parts();
  const auto granted =
      parts.database->write([&](hoanhap::storage::Tx& tx) -> hoanhap::Result<bool> {
        const auto account = store::account(tx, login);
        const auto unit = store::roles_of(tx, account->id).at(0).unit;
        store::grant(tx, {account->id, unit, "officer"}, std::nullopt, parts.wall.now());
        return true;
      });
  REQUIRE(granted);
  parts.sessions.forget_all();
}

std::string duty(City& city, const std::string& login, const std::string& period) {
  const auto mine = city.get(login, "/obligations?scope=mine&form=" + kForm + "&period=" + period);
  for (std::size_t i = 0; i < mine.body["items"].size(); ++i)
    if (mine.body["items"][i]["period"]["code"].string() == period)
      return "/obligations/" + std::to_string(*mine.body["items"][i]["id"].integer());
  FAIL("no duty for " << period);
  return {};
}

// A whole report as another ward sent it: every cell that is typed.
std::string report(City& city, const std::string& login) {
  const auto record = city.open_record(login, kForm, "2018-Q1");
  const auto cells = city.get(login, "/records/" + std::to_string(record.id)).body["cells"];
  const auto* form = city.parts().plan.get()->form(kForm);
  std::string typed;
  for (const auto id : cells.keys())
    if (const auto* element = form->element(id); element && element->sealed.empty())
      typed += (typed.empty() ? "\"" : ",\"") + std::string(id) + "\":" + cells[id].dump();
  return R"({"cells":{)" + typed + R"(},"outgoing_number":"21/BC-UBND"})";
}

}  // namespace

TEST_CASE("a whole report in one request: a receipt, once per key, and the totals have it") {
  City city;
  city.move_clock("2018-10-02T08:30:00+07:00");
  make_officer_too(city, "eatam.lanhdao");
  const auto path = duty(city, "eatam.lanhdao", "2018-Q3") + "/submit";
  const auto body = report(city, "tanlap.canbo");

  CHECK(city.post("eatam.lanhdao", path, body).status == 428);  // no If-Match
  CHECK(city.post("eatam.lanhdao", path, body, "3").status == 412);
  CHECK(city.post("eatam.lanhdao", path, "{}", "0").body["type"].string() == "/errors/blank-cells");
  const auto sent = city.post("eatam.lanhdao", path, body, "0", "submit-0000000000000001");
  INFO(sent.text.substr(0, 900));
  REQUIRE(sent.status == 201);
  CHECK(sent.etag == "\"3\"");
  CHECK(sent.body["state"].string() == "sent");
  const auto again = city.post("eatam.lanhdao", path, body, "0", "submit-0000000000000001");
  CHECK(again.text == sent.text);
  CHECK(city.post("eatam.lanhdao", path, "{}", "0", "submit-0000000000000001").status == 422);
  CHECK(city.post("eatam.lanhdao", path, body, "3").status == 409);

  const auto id = *sent.body["record"].integer();
  const auto seen = city.get("ldtbxh.canbo", "/records/" + std::to_string(id));
  CHECK(seen.body["state"].string() == "sent");
  CHECK(seen.body["outgoing"]["number"].string() == "21/BC-UBND");
  const auto list = city.get("ldtbxh.canbo", "/consolidation?form=" + kForm + "&period=2018-Q3");
  CHECK(list.body["total"]["sent"]["tt-buoi"].integer() ==
        *seen.body["cells"]["tt-buoi"].integer());
}

TEST_CASE("a whole report is refused to who may only write or only sign, and hidden from others") {
  City city;
  city.move_clock("2018-10-02T08:30:00+07:00");
  const auto path = duty(city, "eatam.canbo", "2018-Q3") + "/submit";
  CHECK(city.post("eatam.canbo", path, "{}", "0").status == 403);
  CHECK(city.post("eatam.lanhdao", path, "{}", "0").status == 403);
  const auto theirs = city.post("tanlap.canbo", path, "{}", "0");
  const auto nothing = city.post("tanlap.canbo", "/obligations/999999/submit", "{}", "0");
  CHECK(theirs.status == 404);
  CHECK(theirs.text == nothing.text);
}
