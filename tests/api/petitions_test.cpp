// What a ward, the office between and the office that answers rely on when a difficulty goes its
// way.
#include <doctest/doctest.h>

#include "city.h"

using hoanhap::Json;
using hoanhap::test::City;

namespace {

std::string unit_id(City& city, const std::string& login, const std::string& slug) {
  const auto list = city.get(login, "/petitions");
  REQUIRE(list.status == 200);
  for (std::size_t i = 0; i < list.body["offices"].size(); ++i)
    if (list.body["offices"][i]["slug"].string() == slug)
      return std::to_string(*list.body["offices"][i]["id"].integer());
  FAIL("no office " << slug);
  return {};
}
std::string path(const Json& petition, const std::string& rest = "") {
  return "/petitions/" + std::to_string(*petition["id"].integer()) + rest;
}
std::string version(const Json& petition) { return std::to_string(*petition["version"].integer()); }
std::size_t listed(City& city, const std::string& login, const std::string& rest = "") {
  return city.get(login, "/petitions" + rest).body["items"].size();
}
std::optional<std::int64_t> indicator(City& city, const std::string& id) {
  const auto overview = city.get("ubnd.lanhdao", "/overview?period=2018-Q3");
  REQUIRE(overview.status == 200);
  for (std::size_t i = 0; i < overview.body["indicators"].size(); ++i)
    if (overview.body["indicators"][i]["id"].string() == id)
      return overview.body["indicators"][i]["value"].integer();
  FAIL("no indicator " << id);
  return {};
}

}  // namespace

TEST_CASE(
    "a difficulty that comes with a report: raised, passed on, answered, asked again, closed") {
  City city;
  const auto before = indicator(city, "kien-nghi-neu").value_or(-1);
  const auto answered_before = indicator(city, "kien-nghi-tra-loi").value_or(-1);
  const auto record = city.open_record("eatam.canbo", "bao-cao-phuong-xa", "2018-Q2");
  const auto with = "?record=" + std::to_string(record.id);
  const auto city_office = unit_id(city, "eatam.canbo", "ubnd-thanh-pho");
  const auto health = unit_id(city, "eatam.canbo", "phong-y-te");
  const auto raised = city.post(
      "eatam.canbo", "/petitions",
      R"({"kind":"difficulty","title":"Thiếu tài liệu truyền thông","text":"Cần 500 tờ rơi cho quý III.","addressee":)" +
          city_office + R"(,"record":)" + std::to_string(record.id) + "}");
  REQUIRE(raised.status == 201);
  CHECK(raised.body["unit"]["slug"].string() == "ea-tam");
  CHECK(raised.body["via"]["slug"].string() == "phong-ldtbxh");

  // Three units know of it; for the others it does not exist.
  CHECK(listed(city, "eatam.canbo", with) == 1);
  CHECK(listed(city, "ldtbxh.canbo", with) == 1);
  CHECK(listed(city, "ubnd.tiepnhan", with) == 1);
  CHECK(listed(city, "tanlap.canbo", with) == 0);
  const auto theirs = city.get("tanlap.canbo", path(raised.body));
  CHECK(theirs.status == 404);
  CHECK(theirs.text == city.get("tanlap.canbo", "/petitions/999999").text);
  CHECK(city.get("yte.canbo", path(raised.body)).status == 404);

  // The office hands it to the one that can answer, and keeps sight of it.
  CHECK(city.post("eatam.canbo", path(raised.body, "/answer"), R"({"text":"Tự trả lời"})",
                  version(raised.body))
            .status == 403);
  const auto passed =
      city.post("ubnd.tiepnhan", path(raised.body, "/pass_on"),
                R"({"text":"Phòng Y tế có tài liệu.","to":)" + health + "}", version(raised.body));
  REQUIRE(passed.status == 200);
  CHECK(passed.body["addressee"]["slug"].string() == "phong-y-te");
  CHECK(listed(city, "ldtbxh.canbo", with) == 1);
  const auto stale = city.post("yte.canbo", path(raised.body, "/answer"), R"({"text":"Có"})",
                               version(raised.body));
  CHECK(stale.status == 412);
  const auto answered =
      city.post("yte.canbo", path(raised.body, "/answer"),
                R"({"text":"Nhận 500 tờ tại Phòng từ 10/7."})", version(passed.body));
  REQUIRE(answered.status == 200);
  CHECK(answered.body["state"].string() == "answered");
  CHECK(indicator(city, "kien-nghi-neu") == before + 1);
  CHECK(indicator(city, "kien-nghi-tra-loi") == answered_before + 1);

  const auto again = city.post("eatam.lanhdao", path(raised.body, "/ask_again"),
                               R"({"text":"Còn tiếng Ê Đê thì sao?"})", version(answered.body));
  REQUIRE(again.status == 200);
  CHECK(again.body["state"].string() == "raised");
  const auto second = city.post("yte.canbo", path(raised.body, "/answer"),
                                R"({"text":"Đã in thêm 100 tờ."})", version(again.body));
  REQUIRE(second.status == 200);
  CHECK(indicator(city, "kien-nghi-tra-loi") == answered_before + 1);  // answered counts once
  const auto closed =
      city.post("eatam.canbo", path(raised.body, "/close"), R"({"text":""})", version(second.body));
  REQUIRE(closed.status == 200);
  CHECK(closed.body["steps"].size() == 6);
  CHECK(closed.body["may"].size() == 0);
  CHECK(city.post("eatam.canbo", path(raised.body, "/withdraw"), R"({"text":"Thôi"})",
                  version(closed.body))
            .status == 409);
}

TEST_CASE("what is refused: no office, no text, personal data, a unit of somebody else") {
  City city;
  const auto office = unit_id(city, "eatam.canbo", "phong-ldtbxh");
  const auto post = [&](const std::string& login, const std::string& body) {
    return city.post(login, "/petitions", body);
  };
  const auto field = [](const hoanhap::test::Answer& answer) {
    return std::string(answer.body["fields"][0]["field"].string().value_or(""));
  };
  const std::string right =
      R"({"kind":"proposal","title":"Mở lớp","text":"Mở thêm lớp.","addressee":)";
  CHECK(post("eatam.canbo", right + office + "}").status == 201);
  CHECK(field(post("eatam.canbo", right + "0}")) == "addressee");
  CHECK(field(post("eatam.canbo",
                   R"({"kind":"proposal","title":"Gọi 0905 123 456","text":"x","addressee":)" +
                       office + "}")) == "title");
  const auto secret =
      post("eatam.canbo",
           R"({"kind":"proposal","title":"Độ mật: Mật","text":"x","addressee":)" + office + "}");
  CHECK(secret.status == 422);
  CHECK(field(post("eatam.canbo", R"({"kind":"proposal","title":"Mở lớp","text":" ","addressee":)" +
                                      office + "}")) == "text");
  CHECK(field(post("eatam.canbo", R"({"kind":"khac","title":"Mở lớp","text":"x","addressee":)" +
                                      office + "}")) == "kind");
  // For another unit: not theirs to know of.
  const auto ward = city.get("tanlap.canbo", "/petitions").body["from"][0]["id"].integer();
  CHECK(post("eatam.canbo", right + office + R"(,"unit":)" + std::to_string(*ward) + "}").status ==
        404);
  CHECK(post("ubnd.lanhdao", right + office + "}").status == 422);  // speaks for no unit
  CHECK(post("quantri.1", right + office + "}").status == 422);
}
