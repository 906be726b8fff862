#include "plan/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace hoanhap::plan {
namespace {

namespace fs = std::filesystem;

class Loader {
 public:
  Loader(fs::path root, std::vector<Diagnostic>& diagnostics)
      : root_(std::move(root)), diagnostics_(diagnostics) {}

  std::vector<SourceFile> run() {
    std::error_code error;
    if (!fs::is_directory(root_, error)) {
      refuse(root_.string(), "không có thư mục kế hoạch này", "there is no such plan folder");
      return {};
    }
    folder("", true);
    folder("forms", true);
    folder("assessment", true);
    folder("templates", false);
    std::sort(files_.begin(), files_.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return std::move(files_);
  }

 private:
  void refuse(std::string path, std::string vi, std::string en) {
    diagnostics_.push_back(
        {{std::move(path), 0, 0}, Diagnostic::Kind::error, {std::move(vi), std::move(en)}});
  }

  void folder(const std::string& name, bool with_text) {
    std::error_code error;
    for (fs::directory_iterator it(root_ / name, error), end; !error && it != end;
         it.increment(error)) {
      const auto file = it->path().filename().string();
      const auto path = name.empty() ? file : name + "/" + file;
      std::error_code ignored;
      if (!belongs(path) || !it->is_regular_file(ignored)) continue;
      if (files_.size() >= kMaxFiles)
        return refuse(path, fmt::format("thư mục kế hoạch có quá {} tệp", kMaxFiles),
                      fmt::format("the plan folder holds more than {} files", kMaxFiles));
      files_.push_back({path, with_text ? text(it->path(), path) : std::string()});
    }
  }

  std::string text(const fs::path& file, const std::string& path) {
    std::error_code error;
    const auto inside =
        fs::relative(fs::weakly_canonical(file, error), fs::weakly_canonical(root_, error), error);
    if (error || inside.empty() || *inside.begin() == "..") {
      refuse(path, "liên kết dẫn ra ngoài thư mục kế hoạch", "a link leads out of the plan folder");
      return {};
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) refuse(path, "không đọc được tệp", "the file cannot be read");
    const auto size = fs::file_size(file, error);
    // One byte more than allowed shows that there is more.
    std::string content(error ? 0 : std::min<std::uintmax_t>(size, kMaxFileBytes + 1), '\0');
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    content.resize(static_cast<std::size_t>(in.gcount()));
    return content;
  }

  fs::path root_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<SourceFile> files_;
};

}  // namespace

bool belongs(std::string_view path) {
  const auto slash = path.find('/');
  const auto folder = slash == path.npos ? std::string_view() : path.substr(0, slash);
  const auto file = slash == path.npos ? path : path.substr(slash + 1);
  if (file.empty() || file.starts_with('.') || file.find_first_of("/\\") != file.npos ||
      file.find('\0') != file.npos)
    return false;
  if (folder == "templates") return true;
  if (path == "clauses.tsv" || path == "plan.lock") return true;
  return file.ends_with(".yaml") &&
         (slash == path.npos || folder == "forms" || folder == "assessment");
}

std::vector<SourceFile> load_folder(const std::string& path, std::vector<Diagnostic>& diagnostics) {
  return Loader(path, diagnostics).run();
}

}  // namespace hoanhap::plan
