// Reports made from reports: views, flash reports in half-months, the consolidation.
#include <set>

#include "records/testing_house.h"

using namespace hoanhap;
using namespace hoanhap::records;
using hoanhap::records::testing::House;
using rollup::Which;

namespace {

struct City : House {
  access::Actor checker = person(900, "phong", "checker"),
                office_head = person(901, "phong", "head");
  access::Actor receiver = person(902, "ubnd", "receiver");
  City() : House("2018-07-20") {}

  access::Actor officer(const std::string& unit) {
    return person(static_cast<int>(units->id_of(unit).value) * 10, unit, "officer");
  }
  access::Actor head(const std::string& unit) {
    return person(static_cast<int>(units->id_of(unit).value) * 10 + 1, unit, "head");
  }
  RecordId sent(const std::string& unit, const char* form, const char* period,
                const std::string& cells) {
    const auto id = open(officer(unit), owed(unit, form, period));
    send(officer(unit), head(unit), id, R"({"cells":)" + cells + "}");
    return id;
  }
  RecordId accepted(const std::string& unit, const char* form, const char* period,
                    const std::string& cells) {
    const auto id = sent(unit, form, period, cells);
    must(take(checker, id, Step::accept));
    return id;
  }
  static std::string ward(int buoi, int phat_tien, int tu_diem = 1,
                          const char* forms = R"(["hop"])") {
    return R"({"buoi":)" + std::to_string(buoi) + R"(,"nguoi":100,"nu":50,"hinh-thuc":)" + forms +
           R"(,"tu-diem":)" + std::to_string(tu_diem) + R"(,"phat-tien":)" +
           std::to_string(phat_tien) + "}";
  }
  static std::string police(int phat_tien) {
    return R"({"phat-tien":)" + std::to_string(phat_tien) + R"(,"tien":500000})";
  }
};

}  // namespace

TEST_CASE(
    "a half-year report adds up its quarters, keeps only corrections, and adds nothing to totals") {
  City c;
  const auto ward = c.officer("phuong-mot");
  c.sent("phuong-mot", "bao-cao", "2018-Q1", City::ward(5, 1, 4));
  const auto view = c.open(ward, c.owed("phuong-mot", "bao-cao", "2018-H1"));
  auto json = c.json(ward, view);
  CHECK(json["view"].boolean() == true);
  CHECK(json["cells"]["buoi"].integer() == 5);
  CHECK(json["cells"]["hinh-thuc"].dump() == R"(["hop"])");  // ticked in a quarter: ticked here
  CHECK(json["base"].size() == 2);
  CHECK(json["base"][0]["cells"]["buoi"].integer() == 5);
  CHECK(json["base"][1]["cells"].is_null());
  CHECK(json["problems"]["warnings"][0]["check"].string() == "base:2018-Q2");
  c.sent("phuong-mot", "bao-cao", "2018-Q2", City::ward(7, 2, 3));
  json = c.json(ward, view);
  CHECK(json["cells"]["buoi"].integer() == 12);
  CHECK(json["cells"]["tu-diem"].integer() == 3);  // last, not sum
  CHECK(json["missing"].size() == 0);

  CHECK(c.save(ward, view, R"({"cells":{"buoi":13}})").error().fields.at(0).field == "buoi");
  CHECK(!c.save(ward, view, R"({"corrections":{"buoi":{"value":13,"reason":" "}}})"));
  c.must(c.save(
      ward, view,
      R"({"cells":{"hinh-thuc":["loa"]},"corrections":{"buoi":{"value":13,"reason":"Sót một buổi tháng 3"}}})"));
  CHECK(c.json(ward, view)["cells"]["buoi"].integer() == 13);
  c.send(ward, c.head("phuong-mot"), view, "{}");
  CHECK(c.json(ward, view)["corrections"]["buoi"]["value"].integer() == 13);
  CHECK(c.total("thanh-pho", "bao-cao", "buoi", "2018-H1", Which::sent) == 12);
  c.totals_hold();
}

TEST_CASE("flash reports of one half-month add up in the unit's row") {
  City c;
  const auto police = c.officer("cong-an-phuong-mot"), head = c.head("cong-an-phuong-mot");
  const auto report = [&](const char* day, int cases) {
    const auto id = c.write([&](storage::Tx& tx) {
      return c.records.open_event(tx, police, {"vu-viec/flash", *Date::parse_iso(day), {}});
    });
    REQUIRE(id);
    c.send(police, head, *id, R"({"cells":{"so-vu":)" + std::to_string(cases) + "}}");
    return *id;
  };
  const auto first = report("2018-05-03", 1);
  const auto second = report("2018-05-14", 2);
  report("2018-05-15", 4);
  CHECK(c.total("thanh-pho", "vu-viec", "so-vu", "2018-05a", Which::sent) == 3);
  CHECK(c.total("thanh-pho", "vu-viec", "so-vu", "2018-05", Which::sent) == 7);
  c.must(c.take(c.checker, second, Step::give_back, "Ghi lại số vụ"));
  CHECK(c.total("phuong-mot", "vu-viec", "so-vu", "2018-05a", Which::sent) == 1);
  c.must(c.take(c.checker, first, Step::accept));
  CHECK(c.total("phuong-mot", "vu-viec", "so-vu", "2018-05a", Which::accepted) == 1);
  c.totals_hold();

  const auto json = c.json(police, first);
  CHECK(json["event_date"].string() == "2018-05-03");
  CHECK(json["due"]["last_timely_day"].string() == "2018-05-04");
  const auto listed = *Json::parse(
      *c.obligations.list(c.checker, {obligations::Service::Scope::checking, {}, "vu-viec", {}}));
  REQUIRE(listed["items"].size() == 3);
  CHECK(listed["items"][0]["id"].is_null());
  CHECK(listed["items"][0]["record"]["id"].integer() == first.value);
  const auto tomorrow = c.write([&](storage::Tx& tx) {
    return c.records.open_event(tx, police, {"vu-viec/flash", Date::of(2018, 7, 21), {}});
  });
  CHECK(tomorrow.error().fields.at(0).field == "date");
}

TEST_CASE(
    "a report made from a consolidation: fresh when that is accepted, its own cells, the missing") {
  City c;
  const auto so = c.person(903, "so", "receiver");
  c.accepted("phuong-mot", "bao-cao", "2018-Q2", City::ward(5, 0));
  const auto two = c.accepted("phuong-hai", "bao-cao", "2018-Q2", City::ward(7, 0));
  const auto up = c.open(c.checker, c.owed("phong", "gui-so", "2018-Q2"));
  auto json = c.json(c.checker, up);
  CHECK(json["cells"]["gs-buoi"].is_null());  // the city's own report has not been accepted
  CHECK(json["missing"].size() == 1);
  CHECK(json["missing"][0]["slug"].string() == "phong");

  const auto city = c.open(c.checker, c.owed("phong", "tong-hop", "2018-Q2"));
  c.send(c.checker, c.office_head, city, R"({"cells":{"th-trong-diem":0}})");
  CHECK(c.json(c.checker, up)["cells"]["gs-buoi"].is_null());  // sent is not accepted
  c.must(c.take(c.receiver, city, Step::accept));
  json = c.json(c.checker, up);  // the very next reader sees it
  CHECK(json["cells"]["gs-buoi"].integer() == 12);
  CHECK(json["cells"]["gs-chung"].is_null());  // a blank is not a zero
  std::set<std::string> missing;
  for (std::size_t i = 0; i < json["missing"].size(); ++i)
    missing.emplace(*json["missing"][i]["slug"].string());
  CHECK(missing.contains("phuong-ba"));  // two levels below
  CHECK(missing.contains("cong-an-phuong-mot"));
  CHECK_FALSE(missing.contains("phong"));

  c.must(c.save(c.checker, up, R"({"cells":{"gs-phong":3}})"));
  json = c.json(c.checker, up);
  CHECK(json["cells"]["gs-chung"].integer() == 15);  // computed from its own cells, in any order
  CHECK(c.save(c.checker, up, R"({"cells":{"gs-chung":1}})").error().fields.at(0).field ==
        "gs-chung");
  c.must(c.take(c.checker, up, Step::present));
  c.must(c.take(c.office_head, up, Step::sign));
  c.must(c.take(so, up, Step::accept));

  // A correction in a ward changes the city's report when that is accepted again, and shows here.
  c.must(c.take(c.checker, two, Step::reopen, "Phường sửa số"));
  c.send(c.officer("phuong-hai"), c.head("phuong-hai"), two, R"({"cells":{"buoi":8}})");
  c.must(c.take(c.checker, two, Step::accept));
  CHECK(c.json(so, up)["changed_since"].size() == 0);
  c.must(c.take(c.receiver, city, Step::reopen, "Số phường đã sửa"));
  c.must(c.take(c.checker, city, Step::present));
  c.must(c.take(c.office_head, city, Step::sign));
  c.must(c.take(c.receiver, city, Step::accept));
  json = c.json(so, up);
  CHECK(json["cells"]["gs-buoi"].integer() == 12);  // what was accepted stays
  REQUIRE(json["changed_since"].size() == 1);
  CHECK(json["changed_since"][0]["now"].integer() == 13);
  c.totals_hold();
}

TEST_CASE(
    "a view of a consolidation asks only for its own base reports, and adds up its own cells") {
  City c;
  const auto base = c.open(c.checker, c.owed("phong", "gui-so", "2018-Q2"));
  c.send(c.checker, c.office_head, base, R"({"cells":{"gs-phong":3}})");
  Record record;
  c.must(c.database->read([&](storage::Tx& tx) -> Result<bool> {
    record = *store::find(tx, base);
    return true;
  }));
  record.period = *Period::parse("2018-H1");
  const auto& form = *c.plan->form("gui-so");
  const auto made = c.database->read(
      [&](storage::Tx& tx) { return make(tx, *c.plan, *c.units, form, record, {}); });
  REQUIRE(made);
  const auto contents = effective(form, {}, *made);
  CHECK(contents.numbers[static_cast<std::size_t>(form.element("gs-phong")->slot)] == 3);
  const auto problems = all_problems(*c.plan, form, record, contents, nullptr, *made);
  std::set<std::string> asked;
  for (const auto& w : problems.warnings)
    if (w.kind == Problem::Kind::missing_base) asked.insert(w.id);
  CHECK(asked == std::set<std::string>{"base:2018-Q1"});  // not the wards' and the police's
}

TEST_CASE(
    "the consolidation: live while written, frozen when presented, differences explained first") {
  City c;
  c.accepted("phuong-mot", "bao-cao", "2018-Q2", City::ward(5, 3));
  const auto two =
      c.accepted("phuong-hai", "bao-cao", "2018-Q2", City::ward(7, 1, 1, R"(["loa"])"));
  c.sent("phuong-ba", "bao-cao", "2018-Q2", City::ward(100, 0));  // sent, not accepted: not in it
  c.accepted("cong-an-phuong-mot", "cong-an", "2018-04", City::police(2));
  c.accepted("cong-an-phuong-mot", "cong-an", "2018-06", City::police(2));
  const auto month = c.accepted("cong-an-phuong-hai", "cong-an", "2018-05", City::police(1));

  const auto id = c.open(c.checker, c.owed("phong", "tong-hop", "2018-Q2"));
  auto json = c.json(c.checker, id);
  CHECK(json["live"].boolean() == true);
  CHECK(json["cells"]["th-phuong"].integer() == 2);
  CHECK(json["cells"]["th-buoi"].integer() == 12);
  CHECK(json["cells"]["th-hinh-thuc"].integer() == 2);
  CHECK(json["cells"]["th-phat-tien"].integer() == 5);
  CHECK(json["cells"]["th-phat-tien-phuong"].integer() == 4);
  CHECK(json["sources"]["th-buoi"].size() == 3);
  CHECK(json["sources"]["th-buoi"][2]["value"].is_null());
  std::string missing;
  for (std::size_t i = 0; i < json["missing"].size(); ++i)
    missing += std::string(*json["missing"][i]["slug"].string()) + " " +
               std::string(*json["missing"][i]["period"].string()) + ";";
  CHECK(missing ==
        "phuong-ba 2018-Q2;cong-an-phuong-hai 2018-04;cong-an-phuong-ba 2018-04;cong-an-phuong-mot "
        "2018-05;"
        "cong-an-phuong-ba 2018-05;cong-an-phuong-hai 2018-06;cong-an-phuong-ba 2018-06;");
  REQUIRE(json["compare"].size() == 1);
  CHECK(json["compare"][0]["one"].string() == "bao-cao.phat-tien");
  CHECK(json["compare"][0]["rows"][0]["a"].integer() == 3);
  CHECK(json["compare"][0]["rows"][0]["b"].integer() == 4);
  CHECK(json["compare"][0]["rows"][0]["differs"].boolean() == true);
  CHECK(json["compare"][0]["rows"][1]["differs"].boolean() == false);

  CHECK(c.save(c.checker, id, R"({"cells":{"th-buoi":1}})").error().fields.at(0).field ==
        "th-buoi");
  c.must(c.save(c.checker, id, R"({"cells":{"th-trong-diem":0}})"));
  CHECK(c.take(c.checker, id, Step::present).error().type == "explanations-missing");
  c.must(c.save(
      c.checker, id,
      R"({"explanations":{"compare:bao-cao.phat-tien":"Phường chưa nhận một quyết định"}})"));
  c.must(c.take(c.checker, id, Step::present));
  c.must(c.take(c.office_head, id, Step::sign));
  CHECK(c.take(c.checker, id, Step::accept).error().type ==
        "forbidden");  // the office's own report
  c.must(c.take(c.receiver, id, Step::accept));
  json = c.json(c.receiver, id);
  CHECK(json["sources_list"].size() == 5);
  CHECK(json["sources_list"][0]["hash"].string()->size() == 64);
  CHECK(json["frozen"]["head"].string() == "abc");
  CHECK(json["changed_since"].size() == 0);

  // The committee receives the wards' reports and this one, not the police's: of their figures it
  // sees the city's, and no single unit's (design §1).
  CHECK(json["cells"]["th-phat-tien"].integer() == 5);
  REQUIRE(json["sources"]["th-phat-tien"].size() == 3);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(json["sources"]["th-phat-tien"][i]["value"]["hidden"].string() == "…");
  CHECK(json["sources"]["th-phat-tien-phuong"][0]["value"].integer() == 3);
  CHECK(json["compare"].size() == 0);
  CHECK(c.json(c.checker, id)["sources"]["th-phat-tien"][0]["value"].integer() == 4);
  CHECK(c.json(c.checker, id)["compare"].size() == 1);

  // A correction below shows, and changes nothing that was accepted.
  c.must(c.take(c.checker, two, Step::reopen, "Phường sửa số"));
  c.send(c.officer("phuong-hai"), c.head("phuong-hai"), two, R"({"cells":{"buoi":8}})");
  c.must(c.take(c.checker, two, Step::accept));
  json = c.json(c.receiver, id);
  CHECK(json["cells"]["th-buoi"].integer() == 12);
  REQUIRE(json["changed_since"].size() == 1);
  CHECK(json["changed_since"][0]["unit"]["slug"].string() == "phuong-hai");
  CHECK(json["changed_since"][0]["element"].string() == "buoi");
  CHECK(json["changed_since"][0]["then"].integer() == 7);
  CHECK(json["changed_since"][0]["now"].integer() == 8);
  c.must(c.take(c.checker, month, Step::reopen, "Công an sửa số"));
  c.send(c.officer("cong-an-phuong-hai"), c.head("cong-an-phuong-hai"), month,
         R"({"cells":)" + City::police(4) + "}");
  c.must(c.take(c.checker, month, Step::accept));
  CHECK(c.json(c.receiver, id)["changed_since"].size() == 1);
  CHECK(c.json(c.checker, id)["changed_since"].size() == 2);
  c.totals_hold();
}
