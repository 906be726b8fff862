#include "newcomer.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "app/demo/accounts.h"

namespace hoanhap::test {

Newcomer invite_newcomer(City& city, const std::string& role, const std::string& unit) {
  static int number = 0;
  Newcomer newcomer;
  newcomer.login = fmt::format("nguoi-moi.{}", ++number);
  const auto invited = city.post(
      "quantri.1", "/people/invitations",
      fmt::format(R"({{"unit":"{}","display_name":"Người mẫu mới","login":"{}","role":"{}"}})",
                  unit, newcomer.login, role));
  REQUIRE(invited.status == 201);
  newcomer.user = std::to_string(*invited.body["user"]["id"].integer());
  newcomer.grant = std::to_string(*invited.body["id"].integer());
  newcomer.code = std::string(*invited.body["code"].string());
  return newcomer;
}

void confirm_newcomer(City& city, Newcomer& newcomer, const std::string& head) {
  const auto confirmed = city.post(head, "/grants/" + newcomer.grant + "/confirm");
  REQUIRE(confirmed.status == 200);
  newcomer.code += "-" + std::string(*confirmed.body["code"].string());
}

std::string second_officer(City& city) {
  auto newcomer = invite_newcomer(city);
  confirm_newcomer(city, newcomer);
  const auto opened = city.post(
      "", "/invitations/redeem",
      fmt::format(R"({{"code":"{}","password":"{}"}})", newcomer.code, app::demo::kDemoPassword));
  REQUIRE(opened.status == 201);
  return newcomer.login;
}

}  // namespace hoanhap::test
