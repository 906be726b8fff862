#include "indicators/suggest.h"

#include <algorithm>

#include "core/text.h"

namespace hoanhap::indicators {
namespace {

std::string plain(std::string_view word) {
  auto text = fold(word);
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '_' || c == ' '; }, '-');
  return text;
}

}  // namespace

std::optional<std::string> closest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  if (word.empty() || word.size() > 80) return std::nullopt;
  const auto wanted = plain(word);
  const std::string* best = nullptr;
  // Two letters swapped are two edits; in a word of three, two edits are another word.
  std::size_t least = wanted.size() < 4 ? 2 : std::max<std::size_t>(3, wanted.size() / 3 + 1);
  for (const auto& candidate : candidates) {
    const auto distance = edit_distance(wanted, plain(candidate), least);
    if (distance < least) {
      least = distance;
      best = &candidate;
    }
  }
  return best ? std::optional(*best) : std::nullopt;
}

Text with_suggestion(Text message, std::string_view word,
                     const std::vector<std::string>& candidates) {
  if (const auto near = closest(word, candidates)) {
    message.vi += "; có phải \"" + *near + "\"?";
    message.en += "; did you mean \"" + *near + "\"?";
  }
  return message;
}

}  // namespace hoanhap::indicators
