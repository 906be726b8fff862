#include "indicators/lexer.h"

#include <fmt/format.h>

#include "core/text.h"

namespace hoanhap::indicators {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool in_word(char c) { return starts_word(c) || digit(c); }
bool space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Reads one token after another; a word may contain letters that no id has, so that the refusal can
// show the whole of what was typed.
class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  tl::expected<std::vector<Token>, Issue> run() {
    std::vector<Token> tokens;
    for (;;) {
      while (more() && space(peek())) take();
      start_ = at_;
      if (!more()) break;
      auto token = next();
      if (!token) return tl::unexpected(token.error());
      tokens.push_back(std::move(*token));
    }
    tokens.push_back({TokenKind::end, "", start_});
    return tokens;
  }

 private:
  bool more(std::size_t ahead = 0) const { return i_ + ahead < source_.size(); }
  char peek(std::size_t ahead = 0) const { return source_[i_ + ahead]; }
  char take() {
    if ((static_cast<unsigned char>(peek()) & 0xC0) != 0x80) ++at_;
    return source_[i_++];
  }

  tl::expected<Token, Issue> next() {
    if (digit(peek())) return number();
    if (starts_word(peek())) return word();
    if (peek() == '"') return text();
    return symbol();
  }

  tl::expected<Token, Issue> number() {
    std::string digits;
    while (more() && digit(peek())) digits += take();
    if (more(1) && peek() == '.' && digit(peek(1))) {
      digits += take();
      while (more() && digit(peek())) digits += take();
    }
    if (more() && starts_word(peek()))
      return issue({"sau số phải có dấu cách hoặc phép tính",
                    "a number is followed by a space or an operator"},
                   at_);
    return Token{TokenKind::number, digits, start_};
  }

  Token word() {
    std::string letters;
    // Set names are English words too: "each ward women's union".
    while (more() &&
           (in_word(peek()) || ((peek() == '-' || peek() == '\'') && more(1) && in_word(peek(1)))))
      letters += take();
    return {TokenKind::word, letters, start_};
  }

  tl::expected<Token, Issue> text() {
    take();
    std::string inside;
    while (more() && peek() != '"') inside += take();
    if (!more()) return issue({"thiếu dấu \" đóng chuỗi", "the text has no closing \""}, start_);
    take();
    return Token{TokenKind::text, inside, start_};
  }

  tl::expected<Token, Issue> symbol() {
    static constexpr std::string_view two[] = {"!=", "<=", ">="};
    for (const auto symbol : two)
      if (source_.substr(i_).starts_with(symbol)) {
        take();
        take();
        return Token{TokenKind::symbol, std::string(symbol), start_};
      }
    static constexpr std::string_view one = "()+-*/=<>,.";
    if (one.find(peek()) != std::string_view::npos)
      return Token{TokenKind::symbol, std::string(1, take()), start_};
    return issue({fmt::format("ký tự '{}' không có trong biểu thức", printable(peek())),
                  fmt::format("no expression has the character '{}'", printable(peek()))},
                 start_);
  }

  static std::string printable(char c) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      return fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    return std::string(1, c);
  }

  static tl::unexpected<Issue> issue(Text message, std::size_t at) {
    return tl::unexpected(Issue{at, std::move(message)});
  }

  std::string_view source_;
  std::size_t i_ = 0, at_ = 0, start_ = 0;  // byte; code point; code point of the token
};

std::string_view name(TokenKind kind) {
  switch (kind) {
    case TokenKind::number:
      return "number";
    case TokenKind::word:
      return "word";
    case TokenKind::text:
      return "text";
    case TokenKind::symbol:
      return "symbol";
    case TokenKind::end:
      return "end";
  }
  return {};
}

}  // namespace

tl::expected<std::vector<Token>, Issue> lex(std::string_view source) {
  if (source.size() > kMaxExpressionBytes)
    return tl::unexpected(Issue{
        0,
        {fmt::format("biểu thức dài quá {} byte; hãy chia nhỏ", kMaxExpressionBytes),
         fmt::format("the expression is longer than {} bytes; split it", kMaxExpressionBytes)}});
  if (!valid_utf8(source))
    return tl::unexpected(Issue{0, {"biểu thức không phải UTF-8", "the expression is not UTF-8"}});
  return Lexer(source).run();
}

std::string dump(const std::vector<Token>& tokens) {
  std::string out;
  for (const auto& token : tokens)
    out += fmt::format("{} {}{}{}\n", token.at, name(token.kind), token.text.empty() ? "" : " ",
                       token.text);
  return out;
}

}  // namespace hoanhap::indicators
