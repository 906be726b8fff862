#include "storage/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace hoanhap::storage {

Result<FolderLock> FolderLock::take(const std::string& folder) {
  const int descriptor =
      ::open((folder + "/hoanhap.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return internal(std::string("lock file: ") + std::strerror(errno));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return FolderLock(descriptor);
  ::close(descriptor);
  Error error{
      ErrorCode::unavailable,
      "folder-in-use",
      {"Thư mục dữ liệu đang được dùng", "The data folder is in use"},
      {"Một tiến trình hoanhap khác đang ghi vào thư mục này. Dừng tiến trình đó rồi chạy lại.",
       "Another hoanhap process writes to this folder. Stop it, then try again."}};
  return fail(std::move(error));
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace hoanhap::storage
