#include "http/static_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/bytes.h"
#include "http/coding.h"

namespace hoanhap::http {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = 32 * 1024 * 1024;

std::string_view type_of(std::string_view extension) {
  struct Known {
    std::string_view extension, type;
  };
  static constexpr std::array<Known, 17> kTypes{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json; charset=utf-8"},
      {".map", "application/json; charset=utf-8"},
      {".webmanifest", "application/manifest+json; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".webp", "image/webp"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".wasm", "application/wasm"},
      {".txt", "text/plain; charset=utf-8"},
      {".xml", "application/xml; charset=utf-8"},
      {".pdf", "application/pdf"},
  }};
  for (const auto& known : kTypes)
    if (known.extension == extension) return known.type;
  return "application/octet-stream";
}

Result<std::string> read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.good() && !in.eof()) return internal("can't read a file of the web folder");
  if (bytes.size() > kLargestFile) return internal("a file of the web folder is too large");
  return bytes;
}

// If-None-Match: a list of tags, possibly weak, or *.
bool matches(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" ||
         (!etag.empty() && if_none_match.find(etag) != std::string_view::npos);
}

bool has_extension(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1).find('.') != std::string_view::npos;
}

}  // namespace

Result<std::shared_ptr<const StaticFiles>> StaticFiles::load(const std::string& folder) {
  auto files = std::make_shared<StaticFiles>();
  std::error_code error;
  const fs::path root(folder);
  fs::recursive_directory_iterator walk(root, error), end;
  if (error) return internal("can't read the web folder: " + error.message());
  for (; walk != end; walk.increment(error)) {
    if (error) return internal("can't read the web folder: " + error.message());
    if (!walk->is_regular_file(error)) continue;
    auto path = "/" + walk->path().lexically_relative(root).generic_string();
    const auto extension = walk->path().extension().string();
    TRY_ASSIGN(auto bytes, read(walk->path()));
    const auto tag = hex(blake2b(bytes)).substr(0, 24);
    const bool compressed = extension == ".br" || extension == ".gz";
    if (compressed) path.resize(path.size() - 3);
    auto& file = files->files_[path];
    auto& form = extension == ".br" ? file.brotli : extension == ".gz" ? file.gzip : file.plain;
    form = {std::make_shared<const std::string>(std::move(bytes)), "\"" + tag + "\""};
    if (!compressed) file.type = type_of(extension);
  }
  std::erase_if(files->files_, [](const auto& entry) { return !entry.second.plain.bytes; });
  return files;
}

Response StaticFiles::serve(const Request& request) const {
  const auto language = request.header("accept-language");
  auto it = files_.find(request.path == "/" ? std::string_view("/index.html")
                                            : std::string_view(request.path));
  if (it == files_.end() && !has_extension(request.path))
    it = files_.find(std::string_view("/index.html"));
  if (it == files_.end()) return refusal(404, language);
  const auto& [path, file] = *it;
  const auto wanted = request.header("accept-encoding");
  const Form* form = &file.plain;
  std::string_view coding;
  if (file.brotli.bytes && accepts(wanted, "br")) {
    form = &file.brotli;
    coding = "br";
  } else if (file.gzip.bytes && accepts(wanted, "gzip")) {
    form = &file.gzip;
    coding = "gzip";
  }
  Response response;
  response.content_type = file.type;
  response.headers.emplace_back("ETag", form->etag);
  response.headers.emplace_back("Cache-Control", path.starts_with("/assets/")
                                                     ? "public, max-age=31536000, immutable"
                                                     : "no-cache");
  if (file.brotli.bytes || file.gzip.bytes)
    response.headers.emplace_back("Vary", "Accept-Encoding");
  if (matches(request.header("if-none-match"), form->etag)) {
    response.status = 304;
    return response;
  }
  if (!coding.empty()) response.headers.emplace_back("Content-Encoding", coding);
  response.shared_body = form->bytes;
  return response;
}

}  // namespace hoanhap::http
