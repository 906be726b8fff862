// Two people at one report, and what may not be typed into it.
#include <doctest/doctest.h>

#include "city.h"
#include "newcomer.h"

using namespace hoanhap::test;

namespace {

const std::string kForm = "bao-cao-phuong-xa";
std::string path(std::int64_t record, const std::string& rest = "") {
  return "/records/" + std::to_string(record) + rest;
}

}  // namespace

TEST_CASE("two people edit one report: the second gets both values, and both end up saved") {
  City city;
  const std::string first = "eatam.canbo", second = second_officer(city);
  const auto record = city.open_record(first, kForm, "2018-Q2");
  const auto draft = path(record.id, "/draft");
  const auto base = std::to_string(record.version);
  REQUIRE(city.put(first, draft, R"({"cells":{"tt-buoi":3,"tt-luot-phat":40}})", base).status ==
          200);

  // Both opened the same version; the second changes one cell that the first changed, and one of
  // their own.
  const auto mine = R"({"cells":{"tt-buoi":5,"tt-tai-lieu":100}})";
  const auto refused = city.put(second, draft, mine, base);
  REQUIRE(refused.status == 412);
  CHECK(refused.type() == "/errors/edited-elsewhere");
  REQUIRE(refused.body["conflicts"].size() == 1);
  const auto conflict = refused.body["conflicts"][0];
  CHECK(conflict["element"].string() == "tt-buoi");
  CHECK(conflict["yours"].integer() == 5);
  CHECK(conflict["theirs"].integer() == 3);
  CHECK(conflict["by"]["name"].string() == "Cán bộ mẫu Ea Tam");
  // Nothing of the second's is kept until they have chosen, nothing of the first's is touched.
  CHECK(refused.body["current"]["cells"]["tt-buoi"].integer() == 3);
  CHECK(refused.body["current"]["cells"]["tt-tai-lieu"].is_null());

  // They choose their own value, on the version that the answer brought.
  const auto now = std::to_string(*refused.body["current"]["version"].integer());
  REQUIRE(city.put(second, draft, mine, now).status == 200);
  for (const auto& reader : {first, second}) {
    const auto cells = city.get(reader, path(record.id)).body["cells"];
    CHECK(cells["tt-buoi"].integer() == 5);
    CHECK(cells["tt-luot-phat"].integer() == 40);
    CHECK(cells["tt-tai-lieu"].integer() == 100);
  }
}

TEST_CASE("explanations, notes and what was emptied are conflicts like any other") {
  City city;
  const std::string first = "eatam.canbo", second = second_officer(city);
  const auto record = city.open_record(first, kForm, "2018-Q2");
  const auto base = std::to_string(record.version);
  REQUIRE(city.put(first, path(record.id, "/draft"),
                   R"({"cells":{"tt-buoi":3},"notes":{"tt-buoi":"Ba buổi."}})", base)
              .status == 200);
  const auto refused = city.put(second, path(record.id, "/draft"),
                                R"({"cells":{"tt-buoi":null},"notes":{"tt-buoi":"Hai."}})", base);
  REQUIRE(refused.body["conflicts"].size() == 2);
  CHECK(refused.body["conflicts"][0]["yours"].is_null());
  CHECK(refused.body["conflicts"][1]["element"].string() == "note:tt-buoi");
  CHECK(refused.body["conflicts"][1]["theirs"].string() == "Ba buổi.");
}

TEST_CASE("a text with a telephone number is refused with advice, and nothing of it is repeated") {
  City city;
  const auto record = city.open_record("eatam.canbo", kForm, "2018-Q2");
  const auto refused =
      city.put("eatam.canbo", path(record.id, "/draft"),
               R"({"cells":{"nx-kho-khan":"Gọi 0905 123 456"}})", std::to_string(record.version));
  CHECK(refused.status == 422);
  CHECK(refused.body["fields"][0]["field"].string() == "nx-kho-khan");
  CHECK(refused.text.find("0905") == std::string::npos);
}
