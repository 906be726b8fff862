#pragma once

#include <algorithm>
#include <span>
#include <utility>

#include "app/demo/dice.h"
#include "app/demo/figures.h"

namespace hoanhap::app::demo {

// One sheet in the making: where chance comes from, and where the figures go.
struct Pen {
  const Dice dice;    // of the period
  const Dice always;  // of the unit, for what hardly changes
  Sheet& sheet;

  int pick(std::string_view what, int least, int most) const {
    return dice.between(what, least, most);
  }
  // About what the unit always has, one more or less.
  int about(std::string_view what, int least, int most) const {
    return std::max(0, always.between(what, least, most) + pick(what, -1, 1));
  }
  void put(std::string_view element, std::int64_t value) const {
    sheet.numbers[std::string(element)] = value;
  }
  std::int64_t got(std::string_view element) const { return sheet.numbers.find(element)->second; }
  void say(std::string_view element, std::string text) const {
    sheet.words[std::string(element)] = {std::move(text)};
  }

  // Ticks each choice with its own likelihood in percent; sorted, as choices are kept.
  void tick(std::string_view element,
            std::span<const std::pair<std::string_view, int>> choices) const {
    std::vector<std::string> ticked;
    for (const auto& [id, percent] : choices)
      if (dice.chance(id, percent)) ticked.emplace_back(id);
    std::ranges::sort(ticked);
    sheet.words[std::string(element)] = std::move(ticked);
  }
};

}  // namespace hoanhap::app::demo
