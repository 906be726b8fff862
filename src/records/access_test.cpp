// Who may know of a record, who sees what of it, and what two people at once do to it.
#include "records/testing_house.h"

using namespace hoanhap;
using namespace hoanhap::records;
using hoanhap::records::testing::House;

namespace {

const char* const kFull =
    R"({"cells":{"buoi":12,"nguoi":340,"nu":200,"hinh-thuc":[],"tu-diem":2,"phat-tien":3}})";

struct Ward : House {
  access::Actor officer = person(1, "phuong-mot", "officer"),
                head = person(2, "phuong-mot", "head");
  access::Actor checker = person(3, "phong", "checker"),
                neighbour = person(5, "phuong-hai", "officer");
  access::Actor administrator = person(6, "phong", "administrator"),
                colleague = person(8, "phuong-mot", "officer");
  RecordId id = open(officer, owed("phuong-mot", "bao-cao", "2018-Q2"));

  std::string read(const access::Actor& actor, RecordId record) {
    const auto seen =
        database->read([&](storage::Tx& tx) { return records.show(tx, actor, record); });
    return seen ? "yes" : seen.error().type + seen.error().detail.vi;
  }
};

}  // namespace

TEST_CASE("another ward's record answers exactly like one that doesn't exist, to every call") {
  Ward w;
  const RecordId nowhere{9999};
  const auto owed = w.owed("phuong-mot", "bao-cao", "2018-Q2");
  for (const auto* actor : {&w.neighbour, &w.administrator}) {
    CHECK(w.read(*actor, w.id) == w.read(*actor, nowhere));
    CHECK(w.read(*actor, w.id).starts_with("not-found"));
    CHECK(w.save(*actor, w.id, kFull).error().type == "not-found");
    for (const auto step : {Step::present, Step::sign, Step::accept, Step::give_back, Step::reopen})
      CHECK(w.take(*actor, w.id, step, "lý do").error().type == "not-found");
    const auto opened = w.write([&](storage::Tx& tx) { return w.records.open(tx, *actor, owed); });
    CHECK(opened.error().type == "not-found");
  }
  CHECK(w.read(w.officer, w.id) == "yes");
  CHECK(w.read(w.head, w.id) == "yes");
}

TEST_CASE("who checks sees what was sent, never what is being typed") {
  Ward w;
  w.must(w.save(w.officer, w.id, kFull));
  CHECK(w.json(w.officer, w.id)["cells"]["buoi"].integer() == 12);
  CHECK(w.json(w.checker, w.id)["cells"]["buoi"].is_null());
  w.must(w.take(w.officer, w.id, Step::present));
  CHECK(w.json(w.checker, w.id)["cells"]["buoi"].is_null());
  w.must(w.take(w.head, w.id, Step::send_back, "Xem lại"));
  CHECK(w.json(w.checker, w.id)["steps"].size() == 0);
  const auto reason_in_list = [&](const access::Actor& actor, obligations::Service::Scope scope) {
    const auto list = w.obligations.list(
        actor, {scope, Period::parse("2018-Q2"), "bao-cao", obligations::State::draft});
    REQUIRE(list);
    const auto items = (*Json::parse(*list))["items"];
    REQUIRE(items.size() == 1);
    return items[0]["reason"].dump();
  };
  CHECK(reason_in_list(w.officer, obligations::Service::Scope::mine) == R"("Xem lại")");
  CHECK(reason_in_list(w.checker, obligations::Service::Scope::checking) == "null");
  w.send(w.officer, w.head, w.id, "{}");
  CHECK(w.json(w.checker, w.id)["cells"]["buoi"].integer() == 12);
  w.must(w.take(w.checker, w.id, Step::give_back, "Thiếu"));
  w.must(w.save(w.officer, w.id, R"({"cells":{"buoi":99}})"));
  CHECK(w.json(w.checker, w.id)["cells"]["buoi"].integer() == 12);
  CHECK(w.json(w.checker, w.id)["may"].size() == 0);
}

TEST_CASE("two people edit one report: both values are shown, and nothing else stands in the way") {
  Ward w;
  const auto base = w.version(w.id);
  w.must(w.save(w.officer, w.id, R"({"cells":{"buoi":10,"nguoi":100}})", base));
  const auto refused =
      w.save(w.colleague, w.id, R"({"cells":{"buoi":11,"nu":40,"nguoi":100}})", base);
  REQUIRE(!refused);
  CHECK(refused.error().code == ErrorCode::precondition);
  CHECK(refused.error().type == "edited-elsewhere");
  const auto extra = *Json::parse(refused.error().extra);
  REQUIRE(extra["conflicts"].size() == 1);  // nguoi is the same on both sides, nu only on one
  CHECK(extra["conflicts"][0]["element"].string() == "buoi");
  CHECK(extra["conflicts"][0]["yours"].integer() == 11);
  CHECK(extra["conflicts"][0]["theirs"].integer() == 10);
  CHECK(extra["conflicts"][0]["by"]["name"].string() == "người 1");
  CHECK(extra["current"]["version"].integer() == w.version(w.id));
  w.must(w.save(w.colleague, w.id, R"({"cells":{"buoi":11,"nu":40}})",
                *extra["current"]["version"].integer()));
  const auto cells = w.json(w.officer, w.id)["cells"];
  CHECK(cells["buoi"].integer() == 11);
  CHECK(cells["nguoi"].integer() == 100);
  CHECK(cells["nu"].integer() == 40);
}

TEST_CASE("what a save refuses, it names by cell; and keeps nothing of it") {
  Ward w;
  const struct {
    const char* body;
    const char* type;
    const char* field;
  } rows[] = {
      {R"({"cells":{"buoi":"12"}})", "invalid-field", "buoi"},
      {R"({"cells":{"buoi":1.5}})", "invalid-field", "buoi"},
      {R"({"cells":{"buoi":9007199254740993}})", "invalid-field", "buoi"},
      {R"({"cells":{"diem":"1,5"}})", "invalid-field", "diem"},
      {R"({"cells":{"hinh-thuc":["tv"]}})", "invalid-field", "hinh-thuc"},
      {R"({"cells":{"khong-co":1}})", "invalid-field", "khong-co"},
      {R"({"cells":{"ghi-chu":"gặp chị ấy, 0905 123 456"}})", "personal-data", "ghi-chu"},
      {R"({"cells":{"ghi-chu":"Tài liệu TỐI MẬT"}})", "state-secret", "ghi-chu"},
      {R"({"explanations":{"bao-cao.99":"x"}})", "invalid-field", "explanation:bao-cao.99"},
      {R"({"notes":{"buoi":"CCCD 066187001234"}})", "personal-data", "note:buoi"},
      {R"({"corrections":{"buoi":{"value":1,"reason":"x"}}})", "invalid-field", "buoi"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.body);
    const auto done = w.save(w.officer, w.id, row.body);
    REQUIRE(!done);
    CHECK(done.error().code == ErrorCode::invalid);
    CHECK(done.error().type == row.type);
    CHECK(done.error().fields.at(0).field == row.field);
  }
  const auto both = w.save(w.officer, w.id, R"({"cells":{"buoi":1,"nguoi":"x","diem":true}})");
  CHECK(both.error().fields.size() == 2);
  CHECK(w.json(w.officer, w.id)["cells"]["buoi"].is_null());
}

TEST_CASE("a waived obligation takes no record; a plan that changed is told from a stale page") {
  Ward w;
  const auto owed = w.owed("phuong-hai", "bao-cao", "2018-Q1");
  const auto waive = [&](const access::Actor& actor, ObligationId id) {
    return w.write([&](storage::Tx& tx) {
      return w.obligations.waive(tx, actor, id, "Phường chưa kiện toàn");
    });
  };
  CHECK(waive(w.neighbour, owed).error().type == "forbidden");
  CHECK(waive(w.officer, owed).error().type == "not-found");
  CHECK((*Json::parse(*waive(w.checker, owed)))["state"].string() == "waived");
  CHECK(waive(w.checker, owed).error().type == "already-waived");
  const auto opened =
      w.write([&](storage::Tx& tx) { return w.records.open(tx, w.neighbour, owed); });
  CHECK(opened.error().type == "waived");
  CHECK(w.save(w.officer, w.id, R"({"cells":{"buoi":1},"plan_hash":"older"})").error().type ==
        "plan-changed");
  const auto q4 = w.owed("phuong-mot", "bao-cao", "2018-Q4");
  const auto early = w.write([&](storage::Tx& tx) { return w.records.open(tx, w.officer, q4); });
  CHECK(early.error().type == "not-open-yet");
}

TEST_CASE("lists: mine and what I check, and an amended plan that takes nothing away") {
  Ward w;
  const auto count = [&](const access::Actor& actor, obligations::Service::Filter filter) {
    const auto json = *Json::parse(*w.obligations.list(actor, filter));
    return json["items"].size();
  };
  using Scope = obligations::Service::Scope;
  CHECK(count(w.officer, {Scope::mine, {}, "", {}}) == 7);  // a plan, four quarters, two half-years
  CHECK(count(w.officer, {Scope::mine, Period::parse("2018-H1"), "bao-cao", {}}) == 3);
  CHECK(count(w.officer, {Scope::mine, {}, "", obligations::State::draft}) == 1);
  CHECK(count(w.officer, {Scope::checking, {}, "", {}}) == 0);
  CHECK(count(w.checker, {Scope::checking, {}, "bao-cao", {}}) == 18);
  CHECK(count(w.administrator, {Scope::checking, {}, "", {}}) == 0);

  auto shorter = *w.plan;  // the half-yearly report goes
  std::erase_if(shorter.duties,
                [](const plan::Duty& d) { return d.recurrence.kind == PeriodKind::half_year; });
  const auto again = w.write([&](storage::Tx& tx) -> Result<obligations::Opened> {
    TRY_ASSIGN(const auto first,
               obligations::open_for_plan(tx, *w.plan, *w.units, w.clock.today()));
    CHECK(first.added == 0);
    CHECK(first.withdrawn == 0);
    return obligations::open_for_plan(tx, shorter, *w.units, Date::of(2018, 6, 30));
  });
  REQUIRE(again);
  CHECK(again->withdrawn == 3);  // the second half; what is already running stays
}
