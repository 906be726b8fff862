// Any bytes as an expression: a tree that prints and parses to itself and is worth something, or an
// issue inside the text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text.h"
#include "indicators/expression.h"

using namespace hoanhap;
using namespace hoanhap::indicators;

namespace {

const Elements kElements = {{"a", {Type::whole, {}}},     {"x", {Type::decimal, {}}},
                            {"p", {Type::truth, {}}},     {"d", {Type::day, {}}},
                            {"k", {Type::word, {"loa"}}}, {"m", {Type::words, {"loa"}}}};

// Answers differ by name and by how much was asked before, so that branches are taken both ways.
struct Any : Scope {
  mutable int asked = 0;
  Value pick(std::string_view id) const {
    switch ((++asked + static_cast<int>(id.size())) % 6) {
      case 0:
        return Blank{};
      case 1:
        return Suppressed{};
      case 2:
        return Whole{9007199254740991};
      case 3:
        return Decimal{-5000};
      case 4:
        return Truth{true};
      default:
        return Word{"loa"};
    }
  }
  Value value(std::string_view id) const override { return pick(id); }
  Value previous(std::string_view id) const override { return pick(id); }
  Value aggregate(const Expression& node) const override { return pick(node.form); }
  Value units(std::string_view set, const Expression* predicate) const override {
    return predicate ? evaluate(*predicate, *this) : pick(set);
  }
  Value target(std::string_view id) const override { return pick(id); }
  Value indicator(std::string_view id) const override { return pick(id); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  auto tree = parse(source);
  if (!tree) {
    if (tree.error().at > code_points(source)) std::abort();
    return 0;
  }
  const auto printed = to_source(*tree);
  const auto again = parse(printed);
  if (printed.size() <= kMaxExpressionBytes && (!again || dump(*again) != dump(*tree)))
    std::abort();
  static const std::map<std::string, Elements, std::less<>> forms = {{"f", kElements}};
  static const std::set<std::string, std::less<>> names = {"each ward", "t"};
  const Names local{&kElements, nullptr, nullptr, nullptr, nullptr},
      all{&kElements, &forms, &names, &names, &names};
  for (const auto* scope : {&local, &all}) {
    auto bound = *tree;
    if (!bind(bound, *scope, Wanted::any).empty()) continue;
    evaluate(bound, Any{});
    to_json(bound);
  }
  return 0;
}
