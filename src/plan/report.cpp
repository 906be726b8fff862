#include "plan/report.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace hoanhap::plan {
namespace {
constexpr std::size_t kMost = 500;
}

void Report::add(Diagnostic::Kind kind, Position at, Text message) {
  if (kind == Diagnostic::Kind::error) ++errors_;
  // A unit written once for many says the same for each of them; once is enough.
  for (const auto& other : found_)
    if (other.at.line == at.line && other.at.column == at.column && other.at.file == at.file &&
        other.message == message)
      return;
  if (found_.size() < kMost) found_.push_back({std::move(at), kind, std::move(message)});
}

std::vector<Diagnostic> Report::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.at.file, a.at.line, a.at.column) <
           std::tie(b.at.file, b.at.line, b.at.column);
  });
  return std::move(found_);
}

std::string print(const Position& at) {
  if (at.line == 0) return at.file;
  return fmt::format("{}:{}:{}", at.file, at.line, at.column);
}

std::string print(const Diagnostic& diagnostic, Language language) {
  const bool vi = language == Language::vi;
  const bool error = diagnostic.kind == Diagnostic::Kind::error;
  const auto* kind = vi ? (error ? "lỗi" : "cảnh báo") : (error ? "error" : "warning");
  return fmt::format("{}: {}: {}", print(diagnostic.at), kind,
                     vi ? diagnostic.message.vi : diagnostic.message.en);
}

}  // namespace hoanhap::plan
