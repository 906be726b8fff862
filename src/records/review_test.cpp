// One report from an obligation to acceptance, on the small city: what the totals hold after each
// step.
#include "records/testing_house.h"

using namespace hoanhap;
using namespace hoanhap::records;
using hoanhap::records::testing::House;
using rollup::Which;

namespace {

const char* const kFull =
    R"({"cells":{"buoi":12,"nguoi":340,"nu":200,"hinh-thuc":["loa","hop"],"tu-diem":2,"phat-tien":3,"diem":"8.5","ghi-chu":"  Hoà nhập "}})";

struct Ward : House {
  access::Actor officer = person(1, "phuong-mot", "officer"),
                head = person(2, "phuong-mot", "head");
  access::Actor checker = person(3, "phong", "checker"), receiver = person(4, "ubnd", "receiver");
  RecordId id = open(officer, owed("phuong-mot", "bao-cao", "2018-Q2"));

  std::string city(Which which) {
    const auto sum = total("thanh-pho", "bao-cao", "buoi", "2018-Q2", which);
    return sum ? std::to_string(*sum) : "-";
  }
};

}  // namespace

TEST_CASE("from a draft to acceptance, and back: the totals change with each step") {
  Ward w;
  w.must(w.save(w.officer, w.id, kFull));
  CHECK(w.city(Which::sent) == "-");
  w.must(w.take(w.officer, w.id, Step::present));
  CHECK(w.city(Which::sent) == "-");
  w.must(w.take(w.head, w.id, Step::sign));
  CHECK(w.city(Which::sent) == "12");
  CHECK(w.city(Which::accepted) == "-");
  w.must(w.take(w.checker, w.id, Step::give_back, "Số người dự cần kiểm tra lại"));
  CHECK(w.city(Which::sent) == "-");
  w.send(w.officer, w.head, w.id, R"({"cells":{"buoi":10}})");
  CHECK(w.city(Which::sent) == "10");
  w.must(w.take(w.checker, w.id, Step::accept));
  CHECK(w.city(Which::accepted) == "10");
  w.must(w.take(w.checker, w.id, Step::reopen, "Phường đề nghị sửa"));
  CHECK(w.city(Which::sent) == "10");
  CHECK(w.city(Which::accepted) == "10");
  w.send(w.officer, w.head, w.id, R"({"cells":{"buoi":11}})");
  CHECK(w.city(Which::sent) == "11");
  CHECK(w.city(Which::accepted) == "10");
  w.totals_hold();
  w.must(w.take(w.receiver, w.id, Step::give_back, "Chưa đúng"));
  CHECK(w.city(Which::sent) == "10");
  w.send(w.officer, w.head, w.id, R"({"cells":{"buoi":9}})");
  w.must(w.take(w.checker, w.id, Step::accept));
  CHECK(w.city(Which::sent) == "9");
  CHECK(w.city(Which::accepted) == "9");
  w.totals_hold();

  const auto json = w.json(w.officer, w.id);
  CHECK(json["state"].string() == "accepted");
  CHECK(json["revision"].integer() == 4);
  CHECK(json["frozen"]["head"].string() == "abc");
  CHECK(json["cells"]["ghi-chu"].string() == "Hoà nhập");
  CHECK(json["cells"]["diem"].string() == "8.5");
  CHECK(json["cells"]["hinh-thuc"].dump() == R"(["hop","loa"])");
  CHECK(json["steps"].size() == 13);
}

TEST_CASE("nothing presented is ever overwritten") {
  Ward w;
  w.send(w.officer, w.head, w.id, kFull);
  w.must(w.take(w.checker, w.id, Step::give_back, "Kiểm tra lại"));
  w.send(w.officer, w.head, w.id, R"({"cells":{"buoi":1}})");
  const auto all =
      w.database->read([&](storage::Tx& tx) { return w.records.revisions(tx, w.officer, w.id); });
  const auto json = *Json::parse(*all);
  REQUIRE(json.size() == 2);
  CHECK(json[0]["cells"]["buoi"].integer() == 12);
  CHECK(json[0]["state"].string() == "returned");
  CHECK(json[1]["cells"]["buoi"].integer() == 1);
  CHECK(json[0]["hash"].string() != json[1]["hash"].string());
}

TEST_CASE("what stops a report from being presented") {
  Ward w;
  auto blank = w.take(w.officer, w.id, Step::present);
  REQUIRE(!blank);
  CHECK(blank.error().type == "blank-cells");
  CHECK(blank.error().fields.size() == 6);
  w.must(w.save(w.officer, w.id, kFull));
  w.must(w.save(w.officer, w.id, R"({"cells":{"nu":341}})"));
  CHECK(w.take(w.officer, w.id, Step::present).error().type == "checks-failed");
  w.must(w.save(w.officer, w.id, R"({"cells":{"nu":1,"diem":"10.5"}})"));
  CHECK(w.take(w.officer, w.id, Step::present).error().fields.at(0).field == "diem");
  w.must(w.save(w.officer, w.id, R"({"cells":{"diem":null,"buoi":-1}})"));
  CHECK(w.take(w.officer, w.id, Step::present).error().fields.at(0).field == "buoi");
}

TEST_CASE("a warning is sent with an explanation; stocks are carried over from the period before") {
  Ward w;
  const auto first = w.open(w.officer, w.owed("phuong-mot", "bao-cao", "2018-Q1"));
  w.send(w.officer, w.head, first,
         R"({"cells":{"buoi":1,"nguoi":5,"nu":5,"hinh-thuc":[],"tu-diem":7,"phat-tien":0}})");
  const auto second = w.open(w.officer, w.owed("phuong-mot", "bao-cao", "2018-Q2"));
  w.must(w.save(w.officer, second, kFull));
  const auto refused = w.take(w.officer, second, Step::present);
  REQUIRE(!refused);
  CHECK(refused.error().type == "explanations-missing");
  const auto json = w.json(w.officer, second);
  const std::string check(json["problems"]["warnings"][0]["check"].string().value());
  CHECK(json["previous"]["cells"]["buoi"].integer() == 1);
  w.must(w.save(w.officer, second,
                R"({"explanations":{")" + check + R"(":"Ra quân tháng cao điểm"}})"));
  w.must(w.take(w.officer, second, Step::present));

  w.on("2018-10-01");
  const auto q3 = w.open(w.officer, w.owed("phuong-mot", "bao-cao", "2018-Q3"));
  CHECK(w.json(w.officer, q3)["cells"]["tu-diem"].is_null());  // Q2 is not sent yet
  w.must(w.take(w.head, second, Step::sign));
  w.on("2019-01-02");
  w.send(w.officer, w.head, q3,
         R"({"cells":{"buoi":1,"nguoi":5,"nu":5,"hinh-thuc":[],"tu-diem":4,"phat-tien":0}})");
  CHECK(w.json(w.officer,
               w.open(w.officer, w.owed("phuong-mot", "bao-cao", "2018-Q4")))["cells"]["tu-diem"]
            .integer() == 4);
}

TEST_CASE("'không phát sinh' fills a whole form in one click, and a blank was not a zero") {
  Ward w;
  CHECK(w.json(w.officer, w.id)["cells"]["buoi"].is_null());
  w.must(w.save(w.officer, w.id, R"({"cells":{"buoi":3}})"));
  const auto base = w.version(w.id);
  w.must(w.write([&](storage::Tx& tx) { return w.records.nil(tx, w.officer, w.id, base); }));
  const auto cells = w.json(w.officer, w.id)["cells"];
  CHECK(cells["buoi"].integer() == 3);
  CHECK(cells["nguoi"].integer() == 0);
  CHECK(cells["hinh-thuc"].dump() == "[]");
  CHECK(cells["diem"].is_null());  // not required: stays blank
  w.must(w.take(w.officer, w.id, Step::present));
}

TEST_CASE("a ward plan filed on 27/4/2018 is one day late; on 26/4 it is in time") {
  for (const auto& [day, late] : {std::pair{"2018-04-26", 0}, {"2018-04-27", 1}}) {
    House h(day);
    const auto officer = h.person(1, "phuong-mot", "officer"),
               head = h.person(2, "phuong-mot", "head");
    const auto owed = h.owed("phuong-mot", "ke-hoach", "2018-once");
    h.send(
        officer, head, h.open(officer, owed),
        R"({"cells":{"muc-tieu":"Giữ phường lành mạnh","so-buoi":4,"dang-ky":true,"ngay-hop":"2018-04-20"}})");
    h.on("2018-06-01");
    const auto item = *Json::parse(
        *h.database->read([&](storage::Tx& tx) { return h.obligations.show(tx, officer, owed); }));
    CHECK(item["due"]["date"].string() == "2018-04-27");
    CHECK(item["due"]["kind"].string() == "before");
    CHECK(item["due"]["last_timely_day"].string() == "2018-04-26");
    CHECK(item["due"]["local_setting"].boolean() == false);
    CHECK(item["state"].string() == "sent");
    CHECK(item["late_days"].integer() == late);
    CHECK(item["timely"].boolean() == (late == 0));
    h.totals_hold();
  }
}
