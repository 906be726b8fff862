#include "support/backup.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "storage/copy.h"
#include "support/errors.h"
#include "support/key_store.h"

namespace hoanhap::support {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMain = "main-", kKeys = "keys-", kUntil = "-until-", kEnd = ".db";

struct Copy {
  fs::path file;
  Date made;
  std::optional<Date> last_day;
};

// What a file's name says; nothing when it is no backup of ours.
std::optional<Copy> read_name(const fs::path& file) {
  auto name = file.filename().string();
  const bool keys = name.starts_with(kKeys);
  if ((!keys && !name.starts_with(kMain)) || !name.ends_with(kEnd)) return std::nullopt;
  name = name.substr(kMain.size(), name.size() - kMain.size() - kEnd.size());
  const auto made = Date::parse_iso(name.substr(0, 10));
  if (!made) return std::nullopt;
  Copy copy{file, *made, {}};
  if (!keys) return name.size() == 10 ? std::optional(copy) : std::nullopt;
  const auto at = name.find(kUntil);
  if (at != 10) return std::nullopt;
  copy.last_day = Date::parse_iso(name.substr(at + kUntil.size()));
  return copy.last_day ? std::optional(copy) : std::nullopt;
}

std::vector<Copy> copies(const std::string& folder) {
  std::vector<Copy> all;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed))
    if (auto copy = read_name(entry.path())) all.push_back(std::move(*copy));
  std::ranges::sort(all, {}, &Copy::made);
  return all;
}

Result<bool> put(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  fs::create_directories(to.parent_path(), failed);
  if (!failed) fs::permissions(to.parent_path(), fs::perms::owner_all, failed);
  if (!failed) fs::copy_file(from, to, failed);
  if (failed) return internal("restore: " + failed.message());
  return true;
}

}  // namespace

Result<Made> back_up(const std::string& data, const std::string& folder, Date today, int key_days) {
  std::error_code failed;
  if (fs::create_directories(folder, failed)) fs::permissions(folder, fs::perms::owner_all, failed);
  if (failed) return internal("backup folder: " + failed.message());
  Made made;
  made.last_day = today.plus_days(key_days);
  made.main = fmt::format("{}/{}{}{}", folder, kMain, today.iso(), kEnd);
  made.keys =
      fmt::format("{}/{}{}{}{}{}", folder, kKeys, today.iso(), kUntil, made.last_day.iso(), kEnd);
  for (const auto& file : {made.main, made.keys}) fs::remove(file, failed);  // of earlier today
  // Keys first: a record filed in between has a body without a key in the copies, and is lost with
  // that copy alone; the other order would bring back the keys of one that was destroyed in
  // between.
  TRY(storage::copy_sqlite(data + "/keys/keys.db", made.keys));
  TRY(KeyStore::mark_backup(made.keys, made.last_day));
  TRY(storage::copy_sqlite(data + "/hoanhap.db", made.main));
  TRY(prune(folder, today));
  return made;
}

Result<int> prune(const std::string& folder, Date today) {
  int gone = 0;
  for (const auto& copy : copies(folder)) {
    std::error_code failed;
    if (copy.last_day && *copy.last_day < today && fs::remove(copy.file, failed)) ++gone;
    if (failed) return internal("backup: " + failed.message());
  }
  return gone;
}

Result<Restored> restore(const std::string& folder, const std::string& data, Date today) {
  std::error_code failed;
  if (fs::exists(data + "/hoanhap.db", failed))
    return conflict("folder-in-use",
                    {"Thư mục dữ liệu không trống", "The data folder is not empty"},
                    {"Phục hồi vào một thư mục mới.", "Restore into a new folder."});
  TRY(prune(folder, today));
  Restored restored;
  for (const auto& copy : copies(folder)) {
    if (!copy.last_day) restored.main = copy.file.string();
    if (copy.last_day && *copy.last_day >= today) restored.keys = copy.file.string();
  }
  if (restored.main.empty())
    return conflict(
        "no-backup", {"Không có bản sao lưu", "There is no backup"},
        {"Không thấy tệp main-….db trong thư mục này.", "There is no main-….db in this folder."});
  TRY(put(restored.main, data + "/hoanhap.db"));
  if (!restored.keys.empty()) TRY(put(restored.keys, data + "/keys/keys.db"));
  return restored;
}

}  // namespace hoanhap::support
