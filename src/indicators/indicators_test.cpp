#include <fstream>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "core/decimal.h"
#include "core/text.h"
#include "indicators/arithmetic.h"
#include "indicators/expression.h"

using namespace hoanhap;
using namespace hoanhap::indicators;

namespace {

const Elements kElements = {{"a", {Type::whole, {}}},
                            {"b", {Type::whole, {}}},
                            {"c", {Type::whole, {}}},
                            {"x", {Type::decimal, {}}},
                            {"y", {Type::decimal, {}}},
                            {"p", {Type::truth, {}}},
                            {"q", {Type::truth, {}}},
                            {"d", {Type::day, {}}},
                            {"e", {Type::day, {}}},
                            {"t", {Type::word, {}}},
                            {"k", {Type::word, {"loa", "hop"}}},
                            {"m", {Type::words, {"loa", "hop", "phim"}}}};

struct Cells : Scope {
  std::map<std::string, Value, std::less<>> now, before;
  static Value of(const std::map<std::string, Value, std::less<>>& from, std::string_view id) {
    const auto found = from.find(id);
    return found == from.end() ? Value(Blank{}) : found->second;
  }
  Value value(std::string_view id) const override { return of(now, id); }
  Value previous(std::string_view id) const override { return of(before, id); }
};

Value read_value(std::string_view text) {
  if (text == "blank") return Blank{};
  if (text == "suppressed") return Suppressed{};
  if (text == "error") return Failed{};
  if (text == "yes" || text == "no") return Truth{text == "yes"};
  if (text.starts_with('"')) return Word{std::string(text.substr(1, text.size() - 2))};
  if (const auto day = Date::parse_iso(text)) return Day{day->days};
  if (text.find('.') != std::string_view::npos) return Decimal{*parse_decimal(text)};
  return Whole{std::stoll(std::string(text))};
}

Cells read_cells(std::string_view text) {
  Cells cells;
  while (!(text = trim(text)).empty()) {
    const auto equals = text.find('=');
    auto name = text.substr(0, equals);
    // A word's own commas stand inside its quotes.
    const auto from = text[equals + 1] == '"' ? text.find('"', equals + 2) : equals;
    const auto end = std::min(text.find(',', from), text.size());
    const auto value = read_value(trim(text.substr(equals + 1, end - equals - 1)));
    if (name.ends_with('\''))
      cells.before[std::string(name.substr(0, name.size() - 1))] = value;
    else
      cells.now[std::string(name)] = value;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return cells;
}

std::string worth(std::string_view source, const Cells& cells) {
  auto tree = parse(source);
  if (!tree) return fmt::format("syntax {}: {}", tree.error().at, tree.error().message.en);
  CHECK(dump(*parse(to_source(*tree))) ==
        dump(*tree));  // printing and parsing are each other's inverse
  const Names names{&kElements, nullptr, nullptr, nullptr, nullptr};
  const auto issues = bind(*tree, names, Wanted::any);
  if (!issues.empty()) return fmt::format("type {}: {}", issues[0].at, issues[0].message.en);
  auto text = to_text(evaluate(*tree, cells));
  return text == "true" ? "yes" : text == "false" ? "no" : text;
}

}  // namespace

TEST_CASE("expressions are worth what the table says") {
  std::ifstream in(std::string(HOANHAP_SOURCE_DIR) + "/tests/expressions/cases.txt");
  int count = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto last = line.rfind(" | "), first = line.rfind(" | ", last - 1);
    const auto cells_end = last;
    REQUIRE(last != std::string::npos);
    const auto split = first == std::string::npos ? line.find(" | | ") : first;
    INFO(line);
    const auto source = line.substr(0, split);
    const auto cells =
        split + 3 < cells_end ? line.substr(split + 3, cells_end - split - 3) : std::string();
    CHECK(worth(source, read_cells(cells)) == line.substr(last + 3));
    ++count;
  }
  CHECK(count > 100);
}

TEST_CASE("the lexer's tokens as text") {
  const auto tokens = lex("tt-buoi - 3<=\"Ệ\" + a-b");
  REQUIRE(tokens);
  CHECK(dump(*tokens) ==
        "0 word tt-buoi\n8 symbol -\n10 number 3\n11 symbol <=\n13 text Ệ\n17 symbol +\n19 word "
        "a-b\n22 end\n");
}

TEST_CASE("sums over units and periods bind to forms, sets and periods") {
  const std::map<std::string, Elements, std::less<>> forms = {{"bao-cao", kElements}};
  const std::set<std::string, std::less<>> sets = {"each ward", "healthy in 2017"},
                                           targets = {"dich"}, indicators = {"chi-so"};
  const Names names{nullptr, &forms, &sets, &targets, &indicators};
  const struct {
    const char* source;
    const char* expected;
  } rows[] = {
      {"sum(bao-cao.a)", "(sum(bao-cao.a):whole)"},
      {"sum(bao-cao.a over each ward in year)", "(sum(bao-cao.a over each ward in year):whole)"},
      {"last(bao-cao.x over healthy in 2017 in quarter)",
       "(last(bao-cao.x over healthy in 2017 in quarter):decimal)"},
      {"count(bao-cao)", "(count(bao-cao):whole)"},
      {"distinct(bao-cao.m) >= 2", "(greater-equal:truth (distinct(bao-cao.m):whole) 2:whole)"},
      {"share(bao-cao.p over each ward)", "(share(bao-cao.p over each ward):decimal)"},
      {"max(bao-cao.a)", "(max(bao-cao.a):whole)"},
      {"max(sum(bao-cao.a), 1.5)",
       "(max:decimal (to-decimal:decimal (sum(bao-cao.a):whole)) 1.5:decimal)"},
      {"units(each ward where sum(bao-cao.a) > 0)",
       "(units each ward:whole (greater:truth (sum(bao-cao.a):whole) 0:whole))"},
      {"units(healthy in 2017)", "(units healthy in 2017:whole)"},
      {"target(dich) * 100", "(multiply:decimal (target dich:decimal) 100:whole)"},
      {"indicator(chi-so)", "(indicator chi-so:decimal)"},
  };
  for (const auto& row : rows) {
    auto tree = parse(row.source);
    REQUIRE_MESSAGE(tree, row.source);
    CHECK(bind(*tree, names, Wanted::any).empty());
    CHECK(dump(*tree) == row.expected);
    CHECK(dump(*parse(to_source(*tree))) == dump(*parse(row.source)));
  }
}

TEST_CASE("depth, size and nodes are capped") {
  CHECK(!parse(std::string(5000, '1')));
  CHECK(!parse(std::string(100, '(') + "1" + std::string(100, ')')));
  std::string chain = "1";
  for (int i = 0; i < 400; ++i) chain += "+1";
  CHECK(!parse(chain));
  CHECK(!parse(std::string(1000, '-') + "1"));
  CHECK(!parse("\xff"));
}

TEST_CASE("a scope that answers nonsense gets an error, not a crash") {
  struct Nonsense : Scope {
    Value value(std::string_view) const override { return Word{"?"}; }
  } scope;
  auto tree = parse("a + 1");
  const Names names{&kElements, nullptr, nullptr, nullptr, nullptr};
  REQUIRE(bind(*tree, names, Wanted::any).empty());
  CHECK(evaluate(*tree, scope) == Value(Failed{}));
  struct Huge : Scope {
    Value value(std::string_view) const override { return Whole{INT64_MAX}; }
  } huge;
  CHECK(evaluate(*tree, huge) == Value(Failed{}));
}
