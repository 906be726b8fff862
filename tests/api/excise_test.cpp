// A text that should never have been typed: two people take it out, and nothing that the server
// keeps says it any more (design §1, excise).
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "audit/audit.h"
#include "city.h"

using namespace hoanhap;
using hoanhap::test::Answer;
using hoanhap::test::City;

namespace {

const std::string kName = "Trần Thị Mẫu Đơn ở ngõ chợ";
const std::string kTombstone = "[đã cắt bỏ]";

std::string id_of(const Json& body) { return std::to_string(body["id"].integer().value_or(0)); }
std::string version(const Json& body) { return std::to_string(*body["version"].integer()); }

std::string proposal(const char* kind, const std::string& id, const std::string& part) {
  return fmt::format(R"({{"kind":"{}","id":{},"part":"{}","reason":"person"}})", kind, id, part);
}
std::string texts(const char* kind, const std::string& id) {
  return fmt::format("/excisions/texts?kind={}&id={}", kind, id);
}

// Every text column and answer that the server keeps, searched as a thief of the file would.
std::vector<std::string> where_kept(City& city, const std::string& text) {
  std::vector<std::string> places;
  const std::pair<const char*, const char*> columns[] = {{"draft", "texts"},
                                                         {"revision", "texts"},
                                                         {"review_step", "reason"},
                                                         {"petition", "title"},
                                                         {"petition_step", "text"},
                                                         {"directive", "title"},
                                                         {"directive", "body"},
                                                         {"obligation", "waived_reason"},
                                                         {"idempotency_key", "body"},
                                                         {"audit_entry", "facts"},
                                                         {"excision", "part"},
                                                         {"directive", "withdrawn_reason"},
                                                         {"mail", "body"},
                                                         {"record", "outgoing_number"}};
  const auto done = city.parts().database->read([&](storage::Tx& tx) -> Result<bool> {
    for (const auto& [table, column] : columns)
      if (tx.maybe_integer(
              fmt::format("select count(*) from {} where instr(cast({} as text), ?1) > 0", table,
                          column),
              {text}) != 0)
        places.push_back(fmt::format("{}.{}", table, column));
    return true;
  });
  REQUIRE(done);
  return places;
}

// Ea Tam's report of the second quarter with the name in a note, and in what it was asked again.
City::Handle report_with_name(City& city) {
  const auto report = city.open_record("eatam.canbo", "bao-cao-phuong-xa", "2018-Q2");
  const auto saved = city.put("eatam.canbo", fmt::format("/records/{}/draft", report.id),
                              fmt::format(R"({{"notes":{{"tt-buoi":"{}"}}}})", kName),
                              std::to_string(report.version));
  REQUIRE(saved.status == 200);
  return {report.id, *saved.body["version"].integer()};
}

}  // namespace

TEST_CASE("a name in a note: an officer proposes, the head confirms, and it is nowhere any more") {
  City city;
  const auto report = report_with_name(city);
  const auto id = std::to_string(report.id);
  CHECK(where_kept(city, kName) == std::vector<std::string>{"draft.texts", "idempotency_key.body"});

  const auto choices = city.get("eatam.canbo", texts("record", id));
  REQUIRE(choices.status == 200);
  std::set<std::string> parts;
  for (std::size_t i = 0; i < choices.body["texts"].size(); ++i)
    parts.insert(std::string(choices.body["texts"][i]["part"].string().value_or("")));
  CHECK(parts.contains("note:tt-buoi"));
  // The office that checks does not see what is still being typed.
  CHECK(city.get("ldtbxh.canbo", texts("record", id)).text.find(kName) == std::string::npos);
  CHECK(city.get("tanlap.canbo", texts("record", id)).status == 404);
  CHECK(city.get("quantri.1", texts("record", id)).status == 404);

  const auto proposed =
      city.post("eatam.canbo", "/excisions", proposal("record", id, "note:tt-buoi"));
  REQUIRE(proposed.status == 201);
  CHECK(city.post("eatam.lanhdao", "/excisions", proposal("record", id, "note:tt-buoi")).status ==
        409);
  const auto path = "/excisions/" + id_of(proposed.body);
  // The heads who may confirm are told; who administers the ward's accounts is not.
  const auto told = [&](const char* who) {
    return city.get(who, "/me/notices").body["items"][0]["kind"].string() == "excision";
  };
  CHECK(told("eatam.lanhdao"));
  CHECK_FALSE(told("ldtbxh.lanhdao"));  // it was never sent there
  CHECK_FALSE(told("eatam.canbo"));
  CHECK_FALSE(told("quantri.1"));
  CHECK(city.post("eatam.canbo", path + "/confirm").status == 403);
  CHECK(city.post("ldtbxh.lanhdao", path + "/confirm").status == 404);
  CHECK(city.post("quantri.1", path + "/confirm").status == 404);
  CHECK(city.get("eatam.lanhdao", "/excisions").body["open"][0]["text"].string() == kName);

  const auto done = city.post("eatam.lanhdao", path + "/confirm");
  REQUIRE(done.status == 200);
  CHECK(done.body["state"].string() == "confirmed");
  CHECK(done.body["text"].is_null());
  CHECK(where_kept(city, kName).empty());
  CHECK(city.post("eatam.lanhdao", path + "/confirm").status == 409);
  const auto now = city.get("eatam.canbo", "/records/" + id);
  CHECK(now.body["notes"]["tt-buoi"].string() == kTombstone);

  // A page still open with the old text meets a conflict and does not bring it back.
  const auto stale = city.put("eatam.canbo", "/records/" + id + "/draft",
                              fmt::format(R"({{"notes":{{"tt-buoi":"{}"}}}})", kName),
                              std::to_string(report.version));
  CHECK(stale.status == 412);
  CHECK(where_kept(city, kName).empty());
}

TEST_CASE("the reason of a return, and the audit chain verifies afterwards") {
  City city;
  const auto id =
      std::to_string(city.open_record("eatam.canbo", "bao-cao-phuong-xa", "2018-Q1").id);
  const auto accepted = city.get("ldtbxh.canbo", "/records/" + id);
  const std::string hash(*accepted.body["frozen"]["hash"].string());
  const auto reopened =
      city.post("ubnd.tiepnhan", "/records/" + id + "/reopen",
                fmt::format(R"({{"reason":"{}"}})", kName), version(accepted.body));
  REQUIRE(reopened.status == 200);
  const auto choices = city.get("ldtbxh.canbo", texts("record", id)).body["texts"];
  std::string part;
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (choices[i]["text"].string() == kName) part = *choices[i]["part"].string();
  REQUIRE(!part.empty());
  const auto proposed = city.post("eatam.canbo", "/excisions", proposal("record", id, part));
  REQUIRE(proposed.status == 201);
  const auto path = "/excisions/" + id_of(proposed.body);
  // The ward did not write it: its head does not decide that the city's reason goes.
  CHECK(city.post("eatam.lanhdao", path + "/confirm").status == 403);
  CHECK(city.post("ldtbxh.lanhdao", path + "/confirm").status == 200);
  CHECK(where_kept(city, kName).empty());
  const auto after = city.get("ldtbxh.canbo", "/records/" + id).body;
  CHECK(after["frozen"]["hash"].string() == hash);
  REQUIRE(audit::seal(*city.parts().database));
  const auto verdict = audit::verify(*city.parts().database);
  REQUIRE(verdict);
  CHECK(verdict->broken_at == 0);
  CHECK(verdict->unsealed == 0);
}

TEST_CASE("a presented revision keeps its numbers and its hash") {
  City city;
  const auto id =
      std::to_string(city.open_record("eatam.canbo", "bao-cao-phuong-xa", "2018-Q1").id);
  const auto before = city.get("eatam.canbo", "/records/" + id).body;
  const auto choices = city.get("eatam.canbo", texts("record", id)).body["texts"];
  REQUIRE(choices.size() > 0);
  const auto part = std::string(*choices[0]["part"].string());
  const auto text = std::string(*choices[0]["text"].string());
  const auto proposed = city.post("eatam.canbo", "/excisions", proposal("record", id, part));
  REQUIRE(proposed.status == 201);
  REQUIRE(city.post("eatam.lanhdao", "/excisions/" + id_of(proposed.body) + "/confirm").status ==
          200);
  const auto after = city.get("eatam.canbo", "/records/" + id).body;
  CHECK(after["frozen"]["hash"].string() == before["frozen"]["hash"].string());
  CHECK(after["cells"]["tt-buoi"].integer() == before["cells"]["tt-buoi"].integer());
  CHECK(city.get("eatam.canbo", texts("record", id)).text.find(text) == std::string::npos);
}

TEST_CASE("petitions: title and words, stored answers, refusing and withdrawing") {
  City city;
  const auto offices = city.get("tanlap.canbo", "/petitions").body["offices"];
  const auto key = "cat-bo-kien-nghi-1";
  const auto body =
      fmt::format(R"({{"kind":"difficulty","title":"Thiếu tờ rơi","text":"{}","addressee":{}}})",
                  kName, *offices[0]["id"].integer());
  const auto raised = city.post("tanlap.canbo", "/petitions", body, "", key);
  REQUIRE(raised.status == 201);
  const auto id = id_of(raised.body);
  const auto ask = [&] {
    const auto proposed =
        city.post("tanlap.canbo", "/excisions", proposal("petition", id, "step:0"));
    REQUIRE(proposed.status == 201);
    return "/excisions/" + id_of(proposed.body);
  };
  CHECK(city.post("tanlap.canbo", ask() + "/withdraw").status == 200);
  CHECK(city.post("tanlap.lanhdao", ask() + "/refuse").status == 200);
  CHECK(where_kept(city, kName).size() == 2);
  CHECK(city.post("tanlap.lanhdao", ask() + "/confirm").status == 200);
  CHECK(where_kept(city, kName).empty());
  CHECK(city.get("tanlap.canbo", "/petitions/" + id).body["steps"][0]["text"].string() ==
        kTombstone);
  // The same request once more neither raises a second one nor says it again.
  const auto again = city.post("tanlap.canbo", "/petitions", body, "", key);
  CHECK(again.status == 410);
  CHECK(where_kept(city, kName).empty());
  CHECK(city.post("tanlap.canbo", "/excisions", proposal("petition", id, "step:0")).status == 422);
}

TEST_CASE("a waiver's reason and a directive's texts") {
  City city;
  const auto duty = city.get("eatam.canbo", "/obligations?form=bao-cao-phuong-xa&period=2018-Q4");
  const auto obligation = id_of(duty.body["items"][0]);
  REQUIRE(city.post("ldtbxh.canbo", "/obligations/" + obligation + "/waive",
                    fmt::format(R"({{"reason":"{}"}})", kName))
              .status == 200);
  const auto waiver =
      city.post("ldtbxh.canbo", "/excisions", proposal("obligation", obligation, "waiver"));
  REQUIRE(waiver.status == 201);
  CHECK(city.post("eatam.lanhdao", "/excisions/" + id_of(waiver.body) + "/confirm").status == 403);
  CHECK(city.post("ldtbxh.lanhdao", "/excisions/" + id_of(waiver.body) + "/confirm").status == 200);
  CHECK(where_kept(city, kName).empty());
  const auto waived = city.get("eatam.canbo", "/obligations?form=bao-cao-phuong-xa&period=2018-Q4")
                          .body["items"][0];
  CHECK(waived["state"].string() == "waived");

  const auto directive = id_of(city.get("ldtbxh.canbo", "/directives").body["issued"][0]);
  const auto before = city.get("ldtbxh.canbo", "/directives/" + directive);
  const std::string title(*before.body["title"].string());
  const auto proposed =
      city.post("ldtbxh.canbo", "/excisions", proposal("directive", directive, "title"));
  REQUIRE(proposed.status == 201);
  CHECK(city.post("ldtbxh.lanhdao", "/excisions/" + id_of(proposed.body) + "/confirm").status ==
        200);
  CHECK(city.get("ldtbxh.canbo", "/directives/" + directive).body["title"].string() == kTombstone);
  CHECK(where_kept(city, title).empty());
}

TEST_CASE("the trail says that a text went, of what and who did it, and nothing of the text") {
  City city;
  const auto id = std::to_string(report_with_name(city).id);
  const auto proposed =
      city.post("eatam.canbo", "/excisions", proposal("record", id, "note:tt-buoi"));
  REQUIRE(city.post("eatam.lanhdao", "/excisions/" + id_of(proposed.body) + "/confirm").status ==
          200);
  const auto line = city.get("giamsat", "/audit?action=excision.confirmed").body["items"][0];
  CHECK(line["subject"]["vi"].string() == "Báo cáo số " + id);
  CHECK(line["text"]["vi"].string() == "Cắt bỏ nội dung");
  CHECK(line["unit"]["slug"].string() == "ea-tam");
}

TEST_CASE("whoever waits sees their own proposal behind hundreds of other units'") {
  City city;
  const auto id = std::to_string(report_with_name(city).id);
  REQUIRE(city.post("eatam.canbo", "/excisions", proposal("record", id, "note:tt-buoi")).status ==
          201);
  const auto others = city.parts().database->write([&](storage::Tx& tx) -> Result<bool> {
    for (int n = 0; n < 450; ++n)
      tx.execute(
          "insert into excision (kind, subject_id, part, reason, state, proposed_by, proposed_at) "
          "values ('record', 1, ?1, 'person', 'open', 1, 0)",
          {"note:khac-" + std::to_string(n)});
    return true;
  });
  REQUIRE(others);
  for (const char* who : {"eatam.canbo", "eatam.lanhdao"})
    CHECK(city.get(who, "/excisions").body["open"].size() == 1);
}
