#pragma once

#include <string>

namespace hoanhap::bench {

inline constexpr int kElements = 40, kWardsInCity = 21, kYear = 2025;
inline constexpr const char* kForm = "bao-cao";

// A country: provinces, their cities, 21 wards in each.
struct Shape {
  int provinces = 1, cities = 1;
  int wards() const { return cities * kWardsInCity; }
};
inline constexpr Shape kOneCity{1, 1}, kCountry{34, 524};  // 11,004 wards, as before the merger

// Writes a plan folder: every ward owes the ministry one monthly form of 40 numbers, half of them
// counts of people, with checks, one of which compares with the month before; a target, shares,
// indicators. Then the lock that the compiler makes of it. Ends the program when it does not
// compile.
void write_plan(const std::string& folder, Shape shape);

}  // namespace hoanhap::bench
