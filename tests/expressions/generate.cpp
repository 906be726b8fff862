// 10,000 expressions with their cells and what C++ says they are worth, one JSON object a line; the
// browser's evaluator must agree on every one (web/src/plan/expression.test.ts). A fixed seed: the
// same file every time.
//   {"s": source, "t": tree, "n": {cell: value}, "p": {cell of the period before: value}, "v":
//   value}
#include <cstdio>
#include <fstream>

#include <fmt/format.h>

#include "core/decimal.h"
#include "core/json.h"
#include "indicators/expression.h"

using namespace hoanhap;
using namespace hoanhap::indicators;

namespace {

// splitmix64: a few lines, and the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    auto z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  bool one_in(int n) { return below(n) == 0; }
  template <std::size_t N>
  const char* of(const char* const (&words)[N]) {
    return words[below(static_cast<int>(N))];
  }

 private:
  std::uint64_t state_;
};

const Elements kElements = {{"a", {Type::whole, {}}},
                            {"b", {Type::whole, {}}},
                            {"c", {Type::whole, {}}},
                            {"x", {Type::decimal, {}}},
                            {"y", {Type::decimal, {}}},
                            {"p", {Type::truth, {}}},
                            {"q", {Type::truth, {}}},
                            {"d", {Type::day, {}}},
                            {"e", {Type::day, {}}},
                            {"k", {Type::word, {"loa", "hop", "to-roi"}}},
                            {"m", {Type::words, {"loa", "hop", "to-roi"}}}};

struct Cells : Scope {
  std::map<std::string, Value, std::less<>> now, before;
  static Value of(const std::map<std::string, Value, std::less<>>& from, std::string_view id) {
    const auto found = from.find(id);
    return found == from.end() ? Value(Blank{}) : found->second;
  }
  Value value(std::string_view id) const override { return of(now, id); }
  Value previous(std::string_view id) const override { return of(before, id); }
};

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  std::string source() {
    switch (random_.below(4)) {
      case 0:
        return whole(4);
      case 1:
        return decimal(4);
      default:
        return truth(4);
    }
  }

  Cells cells() {
    Cells cells;
    for (const auto& [id, info] : kElements) {
      cells.now[id] = value(info);
      cells.before[id] = value(info);
    }
    return cells;
  }

 private:
  // Small numbers mostly, so that comparisons go both ways; sometimes the edges of the range.
  std::int64_t integer() {
    static constexpr std::int64_t edges[] = {
        kMaxWhole,    -kMaxWhole,   kMaxWhole - 1, 3037000500, 94906266, 4503599627370496,
        999999999999, 900719925474, 5000,          15000,      10000,    1};
    if (random_.one_in(6)) return edges[random_.below(12)];
    return random_.below(40) - 10;
  }
  std::int64_t scaled() {
    if (random_.one_in(3)) return random_.below(60) * 5000 - 50000;  // halves, for the rounding
    return random_.one_in(5) ? integer() : random_.below(400'000) - 100'000;
  }

  Value value(const ElementInfo& info) {
    switch (random_.below(14)) {
      case 0:
      case 1:
        return Blank{};
      case 2:
        return Suppressed{};
      case 3:
        return random_.one_in(3) ? Value(Failed{}) : Value(Blank{});
      default:
        break;
    }
    static constexpr const char* ticked[] = {
        "loa", "hop", "to-roi", "hop,loa", "hop,loa,to-roi", "loa,to-roi"};
    switch (info.type) {
      case Type::whole:
        return Whole{integer()};
      case Type::decimal:
        return Decimal{scaled()};
      case Type::truth:
        return Truth{random_.one_in(2)};
      case Type::word:
        return Word{info.choices[static_cast<std::size_t>(random_.below(3))]};
      case Type::words:
        return Word{random_.of(ticked)};
      case Type::day:
        return Day{17'600 + random_.below(30)};
    }
    return Blank{};
  }

  std::string leaf(const char* const (&names)[3]) {
    const auto* name = random_.of(names);
    return random_.one_in(5) ? fmt::format("previous({})", name) : name;
  }

  std::string whole(int depth) {
    static constexpr const char* cells[] = {"a", "b", "c"};
    if (depth == 0 || random_.one_in(4)) {
      if (random_.one_in(2)) return leaf(cells);
      const auto n = integer();
      return n < 0 ? fmt::format("-{}", -n) : fmt::format("{}", n);
    }
    const auto a = whole(depth - 1);
    switch (random_.below(12)) {
      case 0:
        return fmt::format("({} + {})", a, whole(depth - 1));
      case 1:
        return fmt::format("({} - {})", a, whole(depth - 1));
      case 2:
        return fmt::format("({} * {})", a, whole(depth - 1));
      case 3:
        return fmt::format("round({})", decimal(depth - 1));
      case 4:
        return fmt::format("abs({})", a);
      case 5:
        return fmt::format("min({}, {})", a, whole(depth - 1));
      case 6:
        return fmt::format("max({}, {}, {})", a, whole(depth - 1), whole(depth - 1));
      case 7:
        return fmt::format("if({}, {}, {})", truth(depth - 1), a,
                           random_.one_in(4) ? "blank" : whole(depth - 1));
      case 8:
        return fmt::format("coalesce({}, {})", a, whole(depth - 1));
      case 9:
        return "(d - e)";
      case 10:
        return fmt::format("-({})", a);
      default:
        return fmt::format("coalesce({}, 0)", a);
    }
  }

  std::string decimal(int depth) {
    static constexpr const char* cells[] = {"x", "y", "x"};
    if (depth == 0 || random_.one_in(4)) {
      if (random_.one_in(2)) return leaf(cells);
      const auto n = scaled();
      auto text = format_decimal(n < 0 ? -n : n);
      if (text.find('.') == std::string::npos) text += ".0";
      return n < 0 ? "-" + text : text;
    }
    const auto a = random_.one_in(3) ? whole(depth - 1) : decimal(depth - 1);
    const auto b = random_.one_in(3) ? whole(depth - 1) : decimal(depth - 1);
    switch (random_.below(9)) {
      case 0:
        return fmt::format("({} + {})", a, b);
      case 1:
        return fmt::format("({} - {})", a, b);
      case 2:
        return fmt::format("({} * {})", a, b);
      case 3:
      case 4:
        return fmt::format("({} / {})", a, b);
      case 5:
        return fmt::format("min({}, {})", a, b);
      case 6:
        return fmt::format("if({}, {}, {})", truth(depth - 1), a, b);
      case 7:
        return fmt::format("coalesce({}, {})", a, b);
      default:
        return fmt::format("abs({})", a);
    }
  }

  std::string truth(int depth) {
    static constexpr const char* cells[] = {"p", "q", "p"};
    static constexpr const char* compare[] = {"=", "!=", "<", "<=", ">", ">="};
    static constexpr const char* same[] = {"=", "!="};
    static constexpr const char* choices[] = {"loa", "hop", "to-roi"};
    if (depth == 0) return leaf(cells);
    switch (random_.below(13)) {
      case 0:
        return leaf(cells);
      case 1:
        return fmt::format("({} and {})", truth(depth - 1), truth(depth - 1));
      case 2:
        return fmt::format("({} or {})", truth(depth - 1), truth(depth - 1));
      case 3:
        return fmt::format("not ({})", truth(depth - 1));
      case 4:
        return fmt::format("given({})", random_.one_in(2) ? whole(depth - 1) : truth(depth - 1));
      case 5:
        return fmt::format("has({}, \"{}\")", random_.one_in(2) ? "m" : "k", random_.of(choices));
      case 6:
        return fmt::format("(k {} \"{}\")", random_.of(same), random_.of(choices));
      case 7:
        return fmt::format("(d {} e)", random_.of(compare));
      case 8:
        return fmt::format("({} {} {})", decimal(depth - 1), random_.of(compare), whole(depth - 1));
      case 9:
        return fmt::format("coalesce({}, {})", truth(depth - 1), random_.one_in(2) ? "yes" : "no");
      case 10:
        return fmt::format("if({}, {}, {})", truth(depth - 1), truth(depth - 1), truth(depth - 1));
      default:
        return fmt::format("({} {} {})", whole(depth - 1), random_.of(compare), whole(depth - 1));
    }
  }

  Random random_;
};

void write_cells(JsonWriter& out, std::string_view key,
                 const std::map<std::string, Value, std::less<>>& cells,
                 const std::vector<std::string>& wanted) {
  out.key(key).begin_object();
  for (const auto& id : wanted)
    if (const auto found = cells.find(id); found != cells.end())
      out.key(id).raw(to_json(found->second));
  out.end_object();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "expression_cases FILE\n");
    return 1;
  }
  std::ofstream file(arguments[1], std::ios::binary | std::ios::trunc);
  Generator generator(73);
  const Names names{&kElements, nullptr, nullptr, nullptr, nullptr};
  std::map<std::string, int> kinds;
  int written = 0;
  for (int tries = 0; written < 10'000 && tries < 100'000; ++tries) {
    const auto source = generator.source();
    const auto cells = generator.cells();
    auto tree = parse(source);
    if (!tree) continue;  // over a cap of the parser
    if (const auto issues = bind(*tree, names, Wanted::any); !issues.empty()) {
      std::fprintf(stderr, "%s: %s\n", source.c_str(), issues[0].message.en.c_str());
      return 1;
    }
    const auto value = evaluate(*tree, cells);
    const auto value_json = to_json(value);
    ++kinds[value_json.substr(2, 1)];
    JsonWriter out;
    out.begin_object().field("s", std::string_view(source)).key("t").raw(to_json(*tree));
    write_cells(out, "n", cells.now, elements_of(*tree));
    write_cells(out, "p", cells.before, elements_of(*tree));
    out.key("v").raw(value_json).end_object();
    file << out.take() << '\n';
    ++written;
  }
  for (const auto& [kind, n] : kinds) std::printf("%s %d\n", kind.c_str(), n);
  // Every kind of value must occur often enough to mean something: blank, suppressed, error, whole,
  // decimal, truth.
  for (const char* kind : {"b", "x", "e", "w", "d", "t"})
    if (kinds[kind] < 200) return 1;
  return file.flush() && written == 10'000 ? 0 : 1;
}
