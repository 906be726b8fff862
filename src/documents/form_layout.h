#pragma once
// What the writer and the reader of form sheets must agree on.

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace hoanhap::documents {

inline constexpr const char* kFormSheet = "Biểu";
inline constexpr const char* kCheckSheet = "kiem-tra";  // hidden: keys in column A, values in B
inline constexpr std::string_view kNone = "Không có";   // none of the choices

enum Column : int { kKey = 0, kCode = 1, kWhat = 2, kMeasure = 3, kValue = 4, kNote = 5 };

// A row's hidden key: the element, or the element and one of its choices.
inline std::string choice_key(std::string_view element, std::string_view choice) {
  return fmt::format("{}/{}", element, choice);
}

}  // namespace hoanhap::documents
