#include "indicators/value.h"

#include "core/date.h"
#include "core/decimal.h"

namespace hoanhap::indicators {

std::string_view name(Type type) {
  switch (type) {
    case Type::whole:
      return "whole";
    case Type::decimal:
      return "decimal";
    case Type::truth:
      return "truth";
    case Type::word:
      return "word";
    case Type::words:
      return "words";
    case Type::day:
      return "day";
  }
  return {};
}

std::string to_text(const Value& value) {
  struct Print {
    std::string operator()(const Blank&) const { return "blank"; }
    std::string operator()(const Suppressed&) const { return "suppressed"; }
    std::string operator()(const Failed&) const { return "error"; }
    std::string operator()(const Whole& v) const { return std::to_string(v.value); }
    std::string operator()(const Decimal& v) const { return format_decimal(v.scaled); }
    std::string operator()(const Truth& v) const { return v.value ? "true" : "false"; }
    std::string operator()(const Word& v) const { return "\"" + v.value + "\""; }
    std::string operator()(const Day& v) const { return Date{v.days}.iso(); }
  };
  return std::visit(Print{}, value);
}

}  // namespace hoanhap::indicators
