// What one may not know of, and what does not exist, answer with the same bytes (design §1): a ward
// can neither read another ward's report nor find out that there is one.
#include <doctest/doctest.h>

#include "city.h"
#include "contract.h"

using namespace hoanhap::test;
using hoanhap::http::Method;

namespace {

struct Seen {
  int status;
  std::string text, etag, media_type;
  bool operator==(const Seen&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Seen& seen) {
  return out << seen.status << " " << seen.text.substr(0, 200);
}

// The operation asked about thing number `id`, with a version and a body that it would accept.
Seen ask(City& city, const std::string& who, const Contract::Operation& operation,
         std::int64_t id) {
  auto path = operation.path;
  const auto open = path.find('{');
  path.replace(open, path.find('}') - open + 1, std::to_string(id));
  const auto method = operation.method == "GET"   ? Method::get
                      : operation.method == "PUT" ? Method::put
                                                  : Method::post;
  const std::string body = R"({"reason":"Xem lại.","cells":{"tt-buoi":1}})";
  const auto answer = city.send(who, method, path, method == Method::get ? "" : body, "1", "");
  return {answer.status, answer.text, answer.etag, answer.media_type};
}

}  // namespace

TEST_CASE("another ward's report and one that does not exist are the same, on every route") {
  City city;
  const auto form = "bao-cao-phuong-xa";
  const auto accepted = city.open_record("eatam.canbo", form, "2018-Q1").id;
  const auto draft = city.open_record("eatam.canbo", form, "2018-Q2").id;
  const auto duty =
      city.get("eatam.canbo", "/obligations?form=" + std::string(form) + "&period=2018-Q4");
  const auto obligation = *duty.body["items"][0]["id"].integer();
  constexpr std::int64_t kNothing = 999'999'999;
  // Another ward's officer and head, its police, this ward's own police, who see suppressed tables,
  // an administrator and an auditor.
  for (const char* stranger : {"tanlap.canbo", "tanlap.lanhdao", "tanlap.truongcongan",
                               "eatam.congan", "ubnd.lanhdao", "quantri.1", "giamsat"}) {
    CAPTURE(stranger);
    int routes = 0;
    for (const auto& operation : Contract::of(city.parts()).operations()) {
      const bool record = operation.path.find("{record}") != std::string::npos;
      if (!record && operation.path.find("{obligation}") == std::string::npos) continue;
      CAPTURE(operation.name());
      const auto nothing = ask(city, stranger, operation, kNothing);
      CHECK(nothing.status == 404);
      for (const auto id : record ? std::vector{accepted, draft} : std::vector{obligation})
        CHECK(ask(city, stranger, operation, id) == nothing);
      ++routes;
    }
    CHECK(routes >= 16);
  }
}

TEST_CASE("nor does another ward's report stand in any list, table or total of a ward") {
  City city;
  constexpr const char* kMarked = "7654321";  // a figure that nobody else has
  const auto record = city.open_record("eatam.canbo", "bao-cao-phuong-xa", "2018-Q2");
  const auto saved =
      city.put("eatam.canbo", "/records/" + std::to_string(record.id) + "/draft",
               R"({"cells":{"tt-luot-nguoi":7654321}})", std::to_string(record.version));
  REQUIRE(saved.text.find(kMarked) != std::string::npos);
  for (const char* path :
       {"/obligations?scope=mine", "/obligations?scope=checking", "/overview?period=2018-Q2",
        "/overview/table?form=bao-cao-phuong-xa&period=2018-Q2",
        "/consolidation?form=bao-cao-phuong-xa&period=2018-Q2", "/releases"}) {
    CAPTURE(path);
    CHECK(city.get("tanlap.canbo", path).text.find(kMarked) == std::string::npos);
    // Nor, while it is a draft, of those who will receive it.
    CHECK(city.get("ldtbxh.canbo", path).text.find(kMarked) == std::string::npos);
  }
}
