#include "filled.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace hoanhap::test {
namespace {

void follow(Filed& report, const Answer& answer) {
  if (answer.status / 100 == 2) report.version = std::to_string(*answer.body["version"].integer());
}

// An explanation for each warning that an answer lists: {"c7":"…"}.
std::string explanations(const Answer& answer) {
  const auto warnings = answer.body["problems"]["warnings"];
  std::string texts;
  for (std::size_t i = 0; i < warnings.size(); ++i)
    texts += fmt::format(R"({}"{}":"Đã rà soát, số liệu đúng.")", i ? "," : "",
                         *warnings[i]["check"].string());
  return "{" + texts + "}";
}

}  // namespace

Answer Filed::take(const std::string& who, const std::string& step, const std::string& body) {
  const auto answer = city->post(who, path("/" + step), body, version);
  follow(*this, answer);
  return answer;
}

Answer Filed::save(const std::string& who, const std::string& body) {
  const auto answer = city->put(who, path("/draft"), body, version);
  follow(*this, answer);
  return answer;
}

Filed fill_in(City& city, const std::string& officer, const std::string& form,
              const std::string& period, const std::string& cells) {
  const auto opened = city.open_record(officer, form, period);
  Filed report{&city, std::to_string(opened.id), std::to_string(opened.version)};
  REQUIRE(report.take(officer, "nil").status == 200);
  const auto saved = report.save(officer, R"({"cells":{)" + cells + "}}");
  INFO(saved.text.substr(0, 500));
  REQUIRE(saved.status == 200);
  REQUIRE(report.save(officer, R"({"explanations":)" + explanations(saved) + "}").status == 200);
  return report;
}

}  // namespace hoanhap::test
