// A whole report in one write: the same rules, errors, totals and history as step by step.
#include <fmt/format.h>

#include "records/testing_house.h"

using namespace hoanhap;
using namespace hoanhap::records;
using access::Actor;
using access::find_role;
using hoanhap::records::testing::House;
using rollup::Which;

namespace {

const char* const kFull =
    R"({"cells":{"buoi":12,"nguoi":340,"nu":200,"hinh-thuc":["loa","hop"],"tu-diem":2,"phat-tien":3,"ghi-chu":"Hoà nhập"}})";

struct Ward : House {
  Actor officer = person(1, "phuong-mot", "officer"), head = person(2, "phuong-mot", "head");
  Actor checker = person(3, "phong", "checker"), neighbour = person(5, "phuong-hai", "officer");
  Actor both = in_both_roles(7, "phuong-mot");  // a small office: one person does it all
  ObligationId duty = owed("phuong-mot", "bao-cao", "2018-Q2");

  Actor in_both_roles(int id, std::string_view unit) const {
    auto actor = person(id, unit, "officer");
    actor.memberships[0].may |= find_role("head")->may;
    return actor;
  }
  Result<Service::Receipt> submit(const Actor& actor, const std::string& body,
                                  std::int64_t base = 0) {
    Service::Whole whole{base, *Json::parse(body), {"15/BC-UBND", {}}};
    return write([&](storage::Tx& tx) { return records.submit(tx, actor, duty, whole); });
  }
  std::string refused(const Actor& actor, const std::string& body, std::int64_t base = 0) {
    const auto done = submit(actor, body, base);
    return done ? "sent" : done.error().type;
  }
  std::int64_t rows(const std::string& table) {
    return *database->read([&](storage::Tx& tx) -> Result<std::int64_t> {
      return tx.maybe_integer("select count(*) from " + table).value_or(-1);
    });
  }
};

}  // namespace

TEST_CASE("one write takes a whole report to the totals") {
  Ward w;
  const auto done = w.submit(w.both, kFull);
  REQUIRE(done);
  CHECK(done->created);
  CHECK(done->hash.size() == 64);
  CHECK(w.total("thanh-pho", "bao-cao", "nguoi", "2018-Q2", Which::sent) == 340);
  CHECK(w.total("thanh-pho", "bao-cao", "nguoi", "2018-Q2", Which::accepted) == std::nullopt);
  w.totals_hold();
  const auto json = w.json(w.checker, done->record.id);
  CHECK(json["state"].string() == "sent");
  CHECK(json["version"].integer() == done->record.version);
  CHECK(json["cells"]["ghi-chu"].string() == "Hoà nhập");
  CHECK(json["outgoing"]["number"].string() == "15/BC-UBND");
  const auto own = w.json(w.both, done->record.id);
  REQUIRE(own["steps"].size() == 2);
  CHECK(own["steps"][0]["step"].string() == "presented");
  CHECK(own["steps"][1]["step"].string() == "sent");
  // Nobody accepts what they sent; somebody else does.
  auto decider = w.both;
  decider.memberships.push_back({w.units->id_of("phong"), find_role("checker")->may});
  CHECK(w.take(decider, done->record.id, Step::accept).error().type == "own-report");
  w.must(w.take(w.checker, done->record.id, Step::accept));
}

TEST_CASE("its revision is the one that presenting step by step makes") {
  Ward one, steps;
  REQUIRE(one.submit(one.both, kFull));
  const auto id = steps.open(steps.officer, steps.duty);
  steps.send(steps.officer, steps.head, id, kFull);
  const auto stored = [](House& house) {
    std::string text;
    (void)house.database->read([&](storage::Tx& tx) -> Result<bool> {
      tx.one("select cells, texts, layout, form_version from revision", {},
             [&](const storage::Row& row) {
               text = fmt::format("{} {} {} {}", hex(row.blob(0)), row.text(1), row.integer(2),
                                  row.integer(3));
             });
      return true;
    });
    return text;
  };
  CHECK(stored(one) == stored(steps));
}

TEST_CASE("returned or reopened, a report that came whole can be written in like any other") {
  Ward w;
  const auto id = w.submit(w.both, kFull)->record.id;
  CHECK(w.rows("draft") == 0);  // nothing is kept twice
  w.must(w.take(w.checker, id, Step::give_back, "Kiểm tra lại"));
  const auto returned = w.json(w.officer, id);
  CHECK(returned["live"].boolean() == true);
  CHECK(returned["fits"].boolean() == true);
  CHECK(returned["cells"]["nguoi"].integer() == 340);
  CHECK(returned["cells"]["ghi-chu"].string() == "Hoà nhập");
  w.send(w.officer, w.head, id, R"({"cells":{"nguoi":300}})");
  w.must(w.take(w.checker, id, Step::accept));
  w.must(w.take(w.checker, id, Step::reopen, "Bổ sung"));
  w.send(w.officer, w.head, id, R"({"cells":{"nguoi":301}})");
  CHECK(w.total("thanh-pho", "bao-cao", "nguoi", "2018-Q2", Which::sent) == 301);
  CHECK(w.total("thanh-pho", "bao-cao", "nguoi", "2018-Q2", Which::accepted) == 300);
  w.totals_hold();
}

TEST_CASE("the trail says once that one person did it all, and holds no value") {
  Ward w;
  const auto before = w.rows("audit_entry");
  REQUIRE(w.submit(w.both, kFull));
  CHECK(w.rows("audit_entry") == before + 1);
  std::string action, facts;
  (void)w.database->read([&](storage::Tx& tx) -> Result<bool> {
    tx.one("select action, facts from audit_entry order by id desc limit 1", {},
           [&](const storage::Row& row) {
             action = row.text(0);
             facts = row.text(1);
           });
    return true;
  });
  CHECK(action == "record.submitted");
  CHECK((*Json::parse(facts))["texts"].string()->size() == 64);
  CHECK(facts.find("340") == std::string::npos);
}

TEST_CASE("it takes both rights in the unit, and nobody else learns that there is a duty") {
  Ward w;
  CHECK(w.refused(w.officer, kFull) == "forbidden");
  CHECK(w.refused(w.head, kFull) == "forbidden");
  CHECK(w.refused(w.checker, kFull) == "forbidden");
  CHECK(w.refused(w.neighbour, kFull) == "not-found");
  CHECK(w.refused(w.in_both_roles(9, "phuong-hai"), kFull) == "not-found");
}

TEST_CASE("what stops a report step by step stops it here, and nothing of it is kept") {
  const struct {
    const char* body;
    const char* type;
    const char* field;
  } rows[] = {
      {R"({"cells":{"buoi":1}})", "blank-cells", "nguoi"},
      {R"({"cells":{"buoi":1,"nguoi":1,"nu":2,"hinh-thuc":[],"tu-diem":0,"phat-tien":0}})",
       "checks-failed", "nu"},
      {R"({"cells":{"buoi":"một"}})", "invalid-field", "buoi"},
      {R"({"cells":{"khong-co":1}})", "invalid-field", "khong-co"},
      {R"({"cells":{"ghi-chu":"Gọi 0905 123 456"}})", "personal-data", "ghi-chu"},
      {R"({"plan_hash":"another","cells":{}})", "plan-changed", nullptr},
  };
  Ward w;
  for (const auto& row : rows) {
    CAPTURE(row.body);
    const auto done = w.submit(w.both, row.body);
    REQUIRE(!done);
    CHECK(done.error().type == row.type);
    if (row.field) CHECK(done.error().fields.at(0).field == row.field);
  }
  for (const auto* table : {"record", "draft", "revision", "review_step", "total"})
    CHECK(w.rows(table) == 0);
  w.on("2018-03-31");
  CHECK(w.refused(w.both, kFull) == "not-open-yet");
}

TEST_CASE("a draft that stands already is replaced as a whole, under its version") {
  Ward w;
  const auto id = w.open(w.officer, w.duty);
  w.must(w.save(w.officer, id, R"({"cells":{"buoi":5,"diem":"7"}})"));
  const auto refused = w.submit(w.both, kFull);  // as if nothing had been opened
  REQUIRE(!refused);
  CHECK(refused.error().type == "edited-elsewhere");
  const auto extra = *Json::parse(refused.error().extra);
  CHECK(extra["conflicts"][0]["element"].string() == "buoi");
  CHECK(extra["conflicts"][0]["theirs"].integer() == 5);
  CHECK(extra["current"]["id"].integer() == id.value);

  const auto done = w.submit(w.both, kFull, w.version(id));
  REQUIRE(done);
  CHECK_FALSE(done->created);
  CHECK(done->record.id == id);
  CHECK(w.json(w.both, id)["cells"]["diem"].is_null());  // not named: blank
  CHECK(w.refused(w.both, kFull, w.version(id)) == "wrong-state");

  w.must(w.take(w.checker, id, Step::give_back, "Kiểm tra lại"));
  REQUIRE(w.submit(w.both,
                   R"({"cells":{"buoi":1,"nguoi":2,"nu":1,"hinh-thuc":[],"tu-diem":0,)"
                   R"("phat-tien":0}})",
                   w.version(id)));
  CHECK(w.total("thanh-pho", "bao-cao", "nguoi", "2018-Q2", Which::sent) == 2);
  CHECK(w.json(w.both, id)["revision"].integer() == 2);
  w.totals_hold();
}
