#include "app/plans/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "core/bytes.h"

namespace hoanhap::app::plans {
namespace {

namespace fs = std::filesystem;

bool is_template(const std::string& path) { return path.starts_with("templates/"); }

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string place(const std::string& data, ActivationId id) {
  return data + "/plan/" + std::to_string(id.value);
}

tl::unexpected<Error> unreadable(std::string vi, std::string en) {
  return invalid("files", {std::move(vi), std::move(en)});
}

bool write_all(const fs::path& folder, const Files& files) {
  std::error_code error;
  fs::remove_all(folder, error);
  for (const auto& file : files) {
    const auto path = folder / file.path;
    fs::create_directories(path.parent_path(), error);
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << file.text;
    out.flush();
    if (!out) return false;
  }
  return true;
}

}  // namespace

Files read_folder(const std::string& path) {
  std::vector<plan::Diagnostic> ignored;  // whoever compiled it has shown them
  auto files = plan::load_folder(path, ignored);
  for (auto& file : files)
    if (is_template(file.path)) file.text = slurp(fs::path(path) / file.path);
  return files;
}

Result<Files> from_json(const Json& body) {
  Files files;
  std::set<std::string> seen;
  const auto list = body["files"];
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string path(list[i]["path"].string().value_or(""));
    if (!plan::belongs(path)) continue;
    auto content = list[i]["base64"].is_null()
                       ? std::optional(std::string(list[i]["text"].string().value_or("")))
                       : from_base64(list[i]["base64"].string().value_or(""));
    if (!content || !seen.insert(path).second || content->size() > plan::kMaxFileBytes)
      return unreadable("Có tệp không đọc được, ghi hai lần hoặc lớn hơn 1 MiB.",
                        "A file can't be read, stands twice or is larger than 1 MiB.");
    files.push_back({path, *std::move(content)});
  }
  if (files.size() > plan::kMaxFiles)
    return unreadable(fmt::format("Thư mục kế hoạch có quá {} tệp.", plan::kMaxFiles),
                      fmt::format("The plan folder holds more than {} files.", plan::kMaxFiles));
  if (!seen.contains("programme.yaml"))
    return unreadable("Thư mục này không có programme.yaml, nên không phải thư mục kế hoạch.",
                      "This folder has no programme.yaml, so it is no plan folder.");
  std::ranges::sort(files, {}, &plan::SourceFile::path);
  return files;
}

plan::Compiled compile(const Files& files) {
  auto without = files;
  for (auto& file : without)
    if (is_template(file.path)) file.text.clear();
  return plan::compile_files(without);
}

std::string digest(const Files& files) {
  std::string text;
  for (const auto& file : files) text += fmt::format("{} {}\n", file.path, hex(blake2b(file.text)));
  return hex(blake2b(text));
}

Result<std::shared_ptr<const plan::Plan>> lay_out(const std::string& data, ActivationId id,
                                                  const Files& files) {
  const auto folder = place(data, id);
  if (!write_all(folder, files))
    return fail({ErrorCode::unavailable,
                 "plan-not-written",
                 {"Không ghi được tệp của kế hoạch", "The plan's files could not be written"},
                 {"Kiểm tra chỗ trống trên đĩa của máy chủ rồi thử lại.",
                  "See whether the server's disk is full, and try again."},
                 {},
                 "plan folder " + folder});
  const auto compiled = plan::compile_folder(folder);
  if (compiled.plan) return compiled.plan;
  const auto& first = compiled.diagnostics.front();
  return fail({ErrorCode::invalid,
               "plan-broken",
               {"Kế hoạch chưa biên dịch được", "The plan does not compile"},
               {plan::print(first, plan::Language::vi), plan::print(first, plan::Language::en)}});
}

void sweep(const std::string& data, ActivationId kept) {
  std::error_code error;
  const auto mine = std::to_string(kept.value);
  for (fs::directory_iterator it(data + "/plan", error), end; !error && it != end;
       it.increment(error)) {
    std::error_code ignored;
    if (it->path().filename() != mine) fs::remove_all(it->path(), ignored);
  }
}

}  // namespace hoanhap::app::plans
