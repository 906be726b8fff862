// Who sees a count of people exactly, and how a cell prints.
#include "disclosure/rules.h"

#include <doctest/doctest.h>

#include "disclosure/count.h"

using namespace hoanhap;
using namespace hoanhap::disclosure;

TEST_CASE("entering unit, checking office and receiver see exact figures, if the person may read") {
  constexpr UnitId ward{1}, office{2}, committee{3}, other{4};
  struct Row {
    const char* who;
    UnitId unit;
    const char* role;
    Sight expect;
  };
  const Row rows[] = {
      {"the ward's officer", ward, "officer", Sight::exact},
      {"the ward's head", ward, "head", Sight::exact},
      {"the checking office", office, "checker", Sight::exact},
      {"its own officer", office, "officer", Sight::exact},
      {"the receiver", committee, "receiver", Sight::exact},
      {"a leader of the receiver, overview only", committee, "leader", Sight::released},
      {"another ward's officer", other, "officer", Sight::released},
      {"another ward's head", other, "head", Sight::released},
      {"an administrator of the ward", ward, "administrator", Sight::nothing},
      {"an administrator of the office", office, "administrator", Sight::nothing},
      {"an auditor", committee, "auditor", Sight::nothing},
  };
  for (const auto& row : rows) {
    CAPTURE(row.who);
    const access::Actor actor{{9}, "", {{row.unit, access::find_role(row.role)->may}}};
    CHECK(sight_of(actor, {ward, office, committee}) == row.expect);
  }
  CHECK(sight_of({{9}, "", {}}, {ward, office, committee}) == Sight::nothing);
}

TEST_CASE("a cell prints what it may, and reads back as it was") {
  struct Row {
    Cell cell;
    const char* json;
    const char* vi;
  };
  const Row rows[] = {
      {Nothing{}, "null", ""},
      {Shown{0}, "0", "0"},
      {Shown{1234567}, "1234567", "1.234.567"},
      {Hidden{Why::small}, R"({"hidden":"<5"})", "<5"},
      {Hidden{Why::complement}, R"({"hidden":"…"})", "…"},
      {NotReleased{}, R"({"hidden":"chưa công bố"})", "chưa công bố"},
  };
  for (const auto& row : rows) {
    JsonWriter out;
    write(out, row.cell, false);
    const auto text = out.take();
    CHECK(text == row.json);
    CHECK(display_vi(row.cell, false) == row.vi);
    const auto json = Json::parse("[" + text + "]");
    REQUIRE(json);
    CHECK(*read_cell((*json)[0]) == row.cell);
  }
  CHECK(display_vi(Shown{125000}, true) == "12,5");
  for (std::int64_t n = 0; n < 7; ++n) {
    const bool small = n >= 1 && n <= 4;
    CHECK(PeopleCount(n).view(true) == Cell(Shown{n}));
    CHECK(PeopleCount(n).view(false) == (small ? Cell(Hidden{Why::small}) : Cell(Shown{n})));
  }
  CHECK(PeopleCount(std::nullopt).view(false) == Cell(Nothing{}));
}
