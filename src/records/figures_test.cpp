// Expressions over units and periods, on the small city: a table that can be checked by eye.
#include "records/figures.h"

#include "records/testing_house.h"

using namespace hoanhap;
using namespace hoanhap::records;
using hoanhap::records::testing::House;

namespace {

using indicators::ElementInfo;
using indicators::Type;

indicators::Expression bound(const char* source) {
  static const std::map<std::string, indicators::Elements, std::less<>> forms = {
      {"bao-cao",
       {{"buoi", {Type::whole, {}}},
        {"tu-diem", {Type::whole, {}}},
        {"diem", {Type::decimal, {}}},
        {"hinh-thuc", {Type::words, {"hop", "loa"}}}}},
      {"ke-hoach", {{"dang-ky", {Type::truth, {}}}, {"so-buoi", {Type::whole, {}}}}},
      {"cong-an", {{"phat-tien", {Type::whole, {}}}}}};
  static const std::set<std::string, std::less<>> sets = {"each ward", "each ward police"};
  indicators::Names names;
  names.forms = &forms;
  names.sets = &sets;
  auto parsed = indicators::parse(source);
  REQUIRE(parsed);
  REQUIRE(indicators::bind(*parsed, names, indicators::Wanted::any).empty());
  return *parsed;
}

struct Filled : House {
  Filled() : House("2018-07-20") {
    const char* const wards[] = {"phuong-mot", "phuong-hai"};
    for (int i = 0; i < 2; ++i) {
      const std::string ward = wards[i];
      const auto officer = person(10 + i, ward, "officer"), head = person(20 + i, ward, "head");
      const auto fill = [&](const char* form, const char* period, const std::string& cells) {
        send(officer, head, open(officer, owed(ward, form, period)), R"({"cells":)" + cells + "}");
      };
      const auto report = [](int buoi, int left, const char* forms, const char* score) {
        return R"({"nguoi":1,"nu":1,"phat-tien":0,"buoi":)" + std::to_string(buoi) +
               R"(,"tu-diem":)" + std::to_string(left) + R"(,"hinh-thuc":)" + forms +
               R"(,"diem":)" + score + "}";
      };
      fill("bao-cao", "2018-Q1", report(2 + i, 5, R"(["hop"])", "\"7.5\""));
      if (i == 0) fill("bao-cao", "2018-Q2", report(4, 3, R"(["hop","loa"])", "null"));
      fill("ke-hoach", "2018-once",
           R"({"muc-tieu":"a","so-buoi":4,"dang-ky":)" + std::string(i == 0 ? "true" : "false") +
               "}");
    }
    const auto police = person(30, "cong-an-phuong-mot", "officer"),
               chief = person(31, "cong-an-phuong-mot", "head");
    send(police, chief, open(police, owed("cong-an-phuong-mot", "cong-an", "2018-05")),
         R"({"cells":{"phat-tien":6,"tien":0}})");
  }
};

}  // namespace

TEST_CASE("what an expression over units and periods is worth") {
  Filled city;
  const struct {
    const char* period;
    const char* expression;
    const char* value;
  } rows[] = {
      // Ward one: Q1 2, Q2 4. Ward two: Q1 3. Ward three: nothing.
      {"2018-Q1", "sum(bao-cao.buoi)", "5"},
      {"2018-Q2", "sum(bao-cao.buoi)", "4"},
      {"2018-H1", "sum(bao-cao.buoi)", "9"},
      {"2018-Q3", "sum(bao-cao.buoi)", "blank"},
      {"2018-Q1", "count(bao-cao)", "2"},
      {"2018-H1", "count(bao-cao)", "3"},
      {"2018-Q1", "avg(bao-cao.buoi)", "2.5"},
      {"2018-Q1", "max(bao-cao.buoi)", "3"},
      {"2018-H1", "last(bao-cao.tu-diem)", "8"},  // 3 of Q2, and 5 of Q1 where Q2 has nothing
      {"2018-H1", "last(bao-cao.buoi)", "7"},     // 4 of Q2, and 3 of Q1
      {"2018-Q1", "distinct(bao-cao.hinh-thuc)", "1"},
      {"2018-Q2", "distinct(bao-cao.hinh-thuc)", "2"},
      {"2018-Q1", "max(bao-cao.diem)", "7.5"},
      {"2018-Q2", "sum(bao-cao.buoi in half-year)", "9"},
      {"2018-Q2", "sum(ke-hoach.so-buoi)", "8"},  // owed once: the year's
      {"2018-Q2", "share(ke-hoach.dang-ky)", "0.5"},
      {"2018-Q2", "units(each ward)", "3"},
      {"2018-Q1", "units(each ward where sum(bao-cao.buoi) >= 3)", "1"},
      {"2018-Q2", "units(each ward where sum(cong-an.phat-tien) > 0)",
       "1"},  // asked of the ward's police
      {"2018-Q2", "sum(bao-cao.buoi over each ward police)", "blank"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.expression);
    CAPTURE(row.period);
    const auto expression = bound(row.expression);
    const auto value = city.database->read([&](storage::Tx& tx) -> Result<std::string> {
      const Figures figures(tx, *city.plan, *city.units, *Period::parse(row.period),
                            rollup::Which::sent);
      return indicators::to_text(indicators::evaluate(expression, figures));
    });
    REQUIRE(value);
    CHECK(*value == row.value);
  }
}
