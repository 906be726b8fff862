#pragma once

#include <string>

#include "core/result.h"

namespace hoanhap::storage {

// Holds `folder`/hoanhap.lock, so that a data folder has one writing process (design §7). The
// kernel lets go of it when the process ends, however it ends.
//
// Value with one owner (move only). Fails: `unavailable` when somebody else holds it.
class FolderLock {
 public:
  static Result<FolderLock> take(const std::string& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace hoanhap::storage
