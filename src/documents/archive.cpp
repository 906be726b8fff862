#include "documents/archive.h"

#include <memory>
#include <vector>

#include <zip.h>

namespace hoanhap::documents {
namespace {

struct Close {
  void operator()(zip_t* z) const { zip_discard(z); }
  void operator()(zip_file_t* f) const { zip_fclose(f); }
  void operator()(zip_source_t* s) const { zip_source_free(s); }
};
using Zip = std::unique_ptr<zip_t, Close>;

bool safe_name(std::string_view name) {
  return !name.empty() && name.size() < 256 && name.front() != '/' &&
         name.find('\\') == std::string_view::npos && name.find("..") == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

Result<std::string> inflate(zip_t* zip, zip_uint64_t index, std::size_t limit) {
  const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(zip, index, 0));
  if (!file) return unreadable("entry does not open");
  std::string out;
  char buffer[16384];
  // Counted while inflating: the size an entry claims is not to be believed.
  for (;;) {
    const auto n = zip_fread(file.get(), buffer, sizeof buffer);
    if (n < 0) return unreadable("entry is damaged");
    if (n == 0) return out;
    if (out.size() + static_cast<std::size_t>(n) > limit) return unreadable("entry is too large");
    out.append(buffer, static_cast<std::size_t>(n));
  }
}

}  // namespace

tl::unexpected<Error> unreadable(std::string cause) {
  return fail({ErrorCode::invalid,
               "unreadable-file",
               {"Không đọc được tệp", "The file can't be read"},
               {"Tệp không phải là tệp Excel hoặc Word còn nguyên vẹn, hoặc quá lớn. Mở tệp, lưu "
                "lại với dạng .xlsx hoặc "
                ".docx rồi tải lên lần nữa.",
                "This is not an intact Excel or Word file, or it is too large. Open it, save it "
                "again as .xlsx or .docx, "
                "and upload it once more."},
               {},
               std::move(cause)});
}

Result<Archive> read_archive(std::string_view bytes, const ArchiveLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return unreadable("no zip source");
  const Zip zip(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!zip) {
    zip_source_free(source);
    return unreadable("not a zip file");
  }
  const auto entries = zip_get_num_entries(zip.get(), 0);
  if (entries < 0 || static_cast<std::size_t>(entries) > limits.entries)
    return unreadable("too many entries");

  Archive archive;
  std::size_t total = 0;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(entries); ++i) {
    zip_stat_t stat;
    if (zip_stat_index(zip.get(), i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
      return unreadable("entry without a name");
    const std::string_view name = stat.name;
    if (name.ends_with('/')) continue;
    if (!safe_name(name)) return unreadable("entry name leaves the archive");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      return unreadable("encrypted entry");
    TRY_ASSIGN(auto part,
               inflate(zip.get(), i, std::min(limits.entry_bytes, limits.total_bytes - total)));
    if (part.size() > (64u << 10) && (stat.valid & ZIP_STAT_COMP_SIZE) != 0 &&
        part.size() / std::max<std::size_t>(stat.comp_size, 1) > limits.ratio)
      return unreadable("suspicious compression");
    total += part.size();
    if (!archive.emplace(std::string(name), std::move(part)).second)
      return unreadable("entry stands twice");
  }
  return archive;
}

Result<std::string> write_archive(const Archive& parts) {
  zip_error_t error;
  zip_error_init(&error);
  auto* out = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (out == nullptr) return internal("no zip buffer");
  zip_source_keep(out);
  const std::unique_ptr<zip_source_t, Close> keep(out);
  auto* zip = zip_open_from_source(out, ZIP_TRUNCATE, &error);
  if (zip == nullptr) return internal("no zip to write");
  const auto add = [&](const std::string& name, const std::string& part) {
    auto* source = zip_source_buffer(zip, part.data(), part.size(), 0);
    const auto index =
        source == nullptr ? -1 : zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      if (source != nullptr) zip_source_free(source);
      return false;
    }
    return zip_file_set_mtime(zip, static_cast<zip_uint64_t>(index),
                              315'532'800 /* 1980, zip's first day */, 0) == 0;
  };
  static const std::string first = "[Content_Types].xml";
  bool ok = true;
  if (const auto types = parts.find(first); types != parts.end())
    ok = add(types->first, types->second);
  for (const auto& [name, part] : parts)
    if (name != first) ok = ok && add(name, part);
  if (!ok || zip_close(zip) != 0) {
    zip_discard(zip);
    return internal("zip could not be written");
  }
  if (zip_source_open(out) != 0) return internal("zip can't be read back");
  zip_source_seek(out, 0, SEEK_END);
  const auto size = zip_source_tell(out);
  zip_source_seek(out, 0, SEEK_SET);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const auto read = zip_source_read(out, bytes.data(), bytes.size());
  zip_source_close(out);
  if (read != size) return internal("zip is short");
  return bytes;
}

}  // namespace hoanhap::documents
