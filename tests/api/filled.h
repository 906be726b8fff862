#pragma once

#include <string>

#include "city.h"

namespace hoanhap::test {

// A report on its way: where it is and which version the last answer left.
struct Filed {
  City* city = nullptr;
  std::string record, version;

  std::string path(const std::string& rest = "") const { return "/records/" + record + rest; }
  // "present", "sign", "accept", "return", …; `version` follows when it is done.
  Answer take(const std::string& who, const std::string& step, const std::string& body = "{}");
  Answer save(const std::string& who, const std::string& body);
};

// A report in which nothing occurred but `cells` ("\"tt-buoi\":3"), every warning explained, ready
// to be presented.
Filed fill_in(City& city, const std::string& officer, const std::string& form,
              const std::string& period, const std::string& cells);

}  // namespace hoanhap::test
