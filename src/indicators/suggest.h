#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace hoanhap::indicators {

// The candidate a reader most likely meant by `word`, judged without marks, case and underscores;
// nullopt when none is near. The first of equals wins, so the order of candidates is the order of
// preference.
std::optional<std::string> closest(std::string_view word,
                                   const std::vector<std::string>& candidates);

// Adds `; có phải "x"?` / `; did you mean "x"?` when there is such a candidate.
Text with_suggestion(Text message, std::string_view word,
                     const std::vector<std::string>& candidates);

}  // namespace hoanhap::indicators
