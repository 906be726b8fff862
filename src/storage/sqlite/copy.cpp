#include "storage/copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "storage/sqlite/connection.h"
#include "storage/sqlite/health.h"

namespace hoanhap::storage {
namespace {

bool synced(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool done = ::fsync(file) == 0;
  ::close(file);
  return done;
}

}  // namespace

Result<bool> copy_sqlite(const std::string& from, const std::string& to) {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (fs::exists(to, failed)) return fail(sqlite::unavailable("the copy exists already"));
  try {
    sqlite::Tally tally;
    sqlite::Connection source(from, "", sqlite::Connection::Mode::read_only, tally);
    source.execute("vacuum into ?1", {to});
  } catch (const Failure& failure) {
    fs::remove(to, failed);
    return fail(sqlite::unavailable(failure.message));
  }
  fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, failed);
  if (synced(to) && synced(fs::path(to).parent_path().string())) return true;
  fs::remove(to, failed);
  return fail(sqlite::unavailable("the copy could not be synced"));
}

}  // namespace hoanhap::storage
