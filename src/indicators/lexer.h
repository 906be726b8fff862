#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/result.h"

namespace hoanhap::indicators {

// What is wrong with an expression: `at` counts code points from its first character.
struct Issue {
  std::size_t at = 0;
  Text message;
};

enum class TokenKind { number, word, text, symbol, end };

// `word` is an id or a name: letters, digits and inner hyphens, so that tt-buoi is one word and
// subtraction needs spaces. `text` is what stood between double quotes. `symbol` is an operator.
struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;
  std::size_t at = 0;
};

inline constexpr std::size_t kMaxExpressionBytes = 4000;

// The tokens of `source`, ended by one of kind `end`; or the first thing that is none.
tl::expected<std::vector<Token>, Issue> lex(std::string_view source);
std::string dump(const std::vector<Token>& tokens);  // one a line: "0 word tt-buoi"

}  // namespace hoanhap::indicators
