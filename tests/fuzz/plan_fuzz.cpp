// Any bytes as a plan: the compiler answers with a plan or with diagnostics, never with a crash. A
// line "-- path" begins a file, as in tests/plan; bytes before the first one are a form.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "plan/diff.h"
#include "plan/files.h"
#include "plan/words.h"

using namespace hoanhap::plan;

namespace {

std::vector<SourceFile> split(std::string_view text) {
  std::vector<SourceFile> files{{"forms/a.yaml", {}}};
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
    text.remove_prefix(line.size());
    if (line.starts_with("-- ") && files.size() < 20) {
      auto path = std::string(line.substr(3));
      while (path.ends_with('\n')) path.pop_back();
      files.push_back({std::move(path), {}});
    } else {
      files.back().text += line;
    }
  }
  if (files.front().text.empty() && files.size() > 1) files.erase(files.begin());
  return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto files = split({reinterpret_cast<const char*>(data), size});
  const auto compiled = compile_files(files);
  for (const auto& diagnostic : compiled.diagnostics) print(diagnostic, Language::vi);
  if (!compiled.plan) return 0;
  const auto again = compile_files(files);
  if (!again.plan || again.plan->hash != compiled.plan->hash ||
      !diff(*compiled.plan, *again.plan).empty())
    std::abort();
  explain(*compiled.plan, Language::vi);
  trace(*compiled.plan, Language::en);
  browser_json(*compiled.plan);
  return 0;
}
