#include "disclosure/count.h"

#include "core/decimal.h"

namespace hoanhap::disclosure {
namespace {

constexpr const char* kSmall = "<5";
constexpr const char* kComplement = "…";
constexpr const char* kNotReleased = "chưa công bố";

const char* mark(Why why) { return why == Why::small ? kSmall : kComplement; }

void hidden(JsonWriter& out, const char* text) {
  out.begin_object().field("hidden", text).end_object();
}

}  // namespace

void write(JsonWriter& out, const Cell& cell, bool decimal) {
  if (const auto* shown = std::get_if<Shown>(&cell)) {
    if (decimal) {
      out.value(format_decimal(shown->value));
    } else {
      out.value(shown->value);
    }
  } else if (const auto* concealed = std::get_if<Hidden>(&cell)) {
    hidden(out, mark(concealed->why));
  } else if (std::holds_alternative<NotReleased>(cell)) {
    hidden(out, kNotReleased);
  } else {
    out.null();
  }
}

std::string display_vi(const Cell& cell, bool decimal) {
  if (const auto* shown = std::get_if<Shown>(&cell))
    return decimal ? format_vi_decimal(shown->value) : format_vi(shown->value);
  if (const auto* concealed = std::get_if<Hidden>(&cell)) return mark(concealed->why);
  return std::holds_alternative<NotReleased>(cell) ? kNotReleased : "";
}

Result<Cell> read_cell(const Json& json) {
  if (json.is_null()) return Nothing{};
  if (const auto number = json.integer()) return Shown{*number};
  const auto text = json["hidden"].string();
  if (text == kSmall) return Hidden{Why::small};
  if (text == kComplement) return Hidden{Why::complement};
  if (text == kNotReleased) return NotReleased{};
  return internal("a stored release holds a cell that was never written");
}

Cell PeopleCount::view(bool entitled) const {
  if (!exact_) return Nothing{};
  if (!entitled && *exact_ >= 1 && *exact_ <= 4) return Hidden{Why::small};
  return Shown{*exact_};
}

}  // namespace hoanhap::disclosure
