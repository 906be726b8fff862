#pragma once

// The small city of records' tests, with the overview's service beside, its people by name, and its
// routes called as HTTP.
#include <fmt/format.h>

#include <algorithm>

#include "overview/service.h"
#include "records/testing_house.h"

namespace hoanhap::overview::testing {

struct City : records::testing::House {
  Service overview{ground};
  access::Actor checker = person(90, "phong", "checker"), receiver = person(92, "ubnd", "receiver");
  access::Actor leader = person(93, "ubnd", "leader"),
                administrator = person(94, "ubnd", "administrator");
  int keys = 0;

  City() : House("2018-07-20") {}
  access::Actor officer(const std::string& unit) const {
    return person(1000 + static_cast<int>(units->id_of(unit).value) * 10, unit, "officer");
  }
  access::Actor head(const std::string& unit) const {
    return person(1001 + static_cast<int>(units->id_of(unit).value) * 10, unit, "head");
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
    must(take(checker, id, records::Step::accept));
    return id;
  }
  void corrected(RecordId id, const std::string& unit, const std::string& cells) {
    must(take(checker, id, records::Step::reopen, "Sửa số liệu"));
    send(officer(unit), head(unit), id, R"({"cells":)" + cells + "}");
    must(take(checker, id, records::Step::accept));
  }
  static std::string ward(int people, int fined = 0, const char* forms = R"(["hop","loa"])") {
    return fmt::format(
        R"({{"buoi":6,"nguoi":{},"nu":0,"hinh-thuc":{},"tu-diem":1,"phat-tien":{}}})", people,
        forms, fined);
  }
  static std::string police(int fined) {
    return fmt::format(R"({{"phat-tien":{},"tien":{}}})", fined, fined * 500'000);
  }
  // Every ward's quarter, accepted.
  void quarter(const char* period, int one, int two, int three) {
    accepted("phuong-mot", "bao-cao", period, ward(one));
    accepted("phuong-hai", "bao-cao", period, ward(two));
    accepted("phuong-ba", "bao-cao", period, ward(three));
  }

  Result<http::Response> ask(const access::Actor& actor, http::Method method,
                             const std::string& path, std::map<std::string, std::string> query,
                             const std::string& body = "") {
    const auto table = routes();
    const auto route = std::find_if(table.begin(), table.end(), [&](const auto& r) {
      return r.method == method && r.path == path;
    });
    REQUIRE(route != table.end());
    http::Request request;
    request.method = method;
    request.path = path;
    request.query = std::move(query);
    request.body = body;
    request.headers["content-type"] = "application/json";
    request.headers["idempotency-key"] = fmt::format("00000000-0000-4000-8000-{:012}", ++keys);
    return route->handle(request, actor, overview);
  }
  Json get(const access::Actor& actor, const std::string& path,
           std::map<std::string, std::string> query) {
    const auto response = ask(actor, http::Method::get, path, std::move(query));
    if (!response) FAIL(response.error().type << " " << response.error().cause);
    auto json = Json::parse(response->body);
    REQUIRE(json);
    return *json;
  }
  int refused(const access::Actor& actor, const std::string& path,
              std::map<std::string, std::string> query) {
    const auto response = ask(actor, http::Method::get, path, std::move(query));
    return response ? 200 : http::status_of(response.error().code);
  }
  Result<http::Response> release(const access::Actor& actor, const std::string& form,
                                 const std::string& period) {
    return ask(actor, http::Method::post, "/releases", {},
               fmt::format(R"({{"form":"{}","period":"{}"}})", form, period));
  }
  Json table(const access::Actor& actor, const std::string& form, const std::string& period) {
    return get(actor, "/overview/table", {{"form", form}, {"period", period}});
  }
  // A column as one line: rows, then the total.
  std::string column(const access::Actor& actor, const std::string& form, const std::string& period,
                     const std::string& element) {
    const auto json = table(actor, form, period);
    std::string out;
    const auto add = [&](const Json& cell) {
      if (!out.empty()) out += " ";
      out += cell.is_object() ? std::string(*cell["hidden"].string()) : cell.dump();
    };
    for (std::size_t i = 0; i < json["rows"].size(); ++i) add(json["rows"][i]["cells"][element]);
    add(json["total"]["accepted"][element]);
    return out;
  }
};

}  // namespace hoanhap::overview::testing
