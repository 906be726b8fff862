#include <charconv>

#include "core/decimal.h"
#include "plan/bind.h"
#include "plan/schema.h"

namespace hoanhap::plan {

const Sources::File* Sources::file(std::string_view path) const {
  for (const auto& candidate : files)
    if (candidate.path == path) return &candidate;
  return nullptr;
}

bool Sources::broken(std::string_view prefix) const {
  for (const auto& file : files)
    if (file.broken && file.path.starts_with(prefix)) return true;
  return false;
}

namespace member {

Text text(const Node& node, std::string_view key) {
  const auto* found = node.find(key);
  if (!found) return {};
  return {std::string(found->word("vi")), std::string(found->word("en"))};
}

std::string word(const Node& node, std::string_view key, std::string_view fallback) {
  const auto found = node.word(key);
  return std::string(found.empty() ? fallback : found);
}

std::vector<std::string> words(const Node& node, std::string_view key) {
  std::vector<std::string> result;
  const auto* found = node.find(key);
  if (!found) return result;
  if (found->kind == Node::Kind::scalar) result.push_back(found->text);
  for (const auto& item : found->items)
    if (item.kind == Node::Kind::scalar) result.push_back(item.text);
  return result;
}

std::vector<std::string> clauses(const Node& node) {
  auto result = words(node, "clause");
  for (auto& clause : words(node, "clauses")) result.push_back(std::move(clause));
  return result;
}

bool flag(const Node& node, std::string_view key, bool fallback) {
  return yes_no(node.word(key)).value_or(fallback);
}

std::optional<std::int64_t> whole(const Node& node, std::string_view key) {
  const auto text = node.word(key);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (value < -kMaxWhole || value > kMaxWhole) return std::nullopt;
  return value;
}

std::optional<std::int64_t> decimal(const Node& node, std::string_view key) {
  return parse_decimal(node.word(key));
}

std::optional<Date> date(const Node& node, std::string_view key) {
  return Date::parse_iso(node.word(key));
}

const std::vector<Node>& list(const Node& node, std::string_view key) {
  static const std::vector<Node> none;
  const auto* found = node.find(key);
  return found ? found->items : none;
}

Position at(const Node& node, std::string_view key) {
  const auto* found = node.find(key);
  return found ? found->at : node.at;
}

Position at_word(const Node& node, std::string_view key, std::string_view word) {
  const auto* found = node.find(key);
  if (!found) return node.at;
  for (const auto& item : found->items)
    if (item.text == word) return item.at;
  return found->at;
}

}  // namespace member

namespace {
struct Rhythm {
  std::string_view word;
  PeriodKind kind;
};
constexpr Rhythm rhythms[] = {
    {"once", PeriodKind::once},
    {"half-monthly", PeriodKind::half_month},
    {"monthly", PeriodKind::month},
    {"quarterly", PeriodKind::quarter},
    {"half-yearly", PeriodKind::half_year},
    {"nine-monthly", PeriodKind::nine_months},
    {"yearly", PeriodKind::year},
};
}  // namespace

std::optional<PeriodKind> rhythm_kind(std::string_view word) {
  for (const auto& rhythm : rhythms)
    if (rhythm.word == word) return rhythm.kind;
  return std::nullopt;
}

std::string_view rhythm_word(PeriodKind kind) {
  for (const auto& rhythm : rhythms)
    if (rhythm.kind == kind) return rhythm.word;
  return {};
}

}  // namespace hoanhap::plan
