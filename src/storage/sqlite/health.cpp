#include "storage/sqlite/health.h"

#include "core/log.h"

namespace hoanhap::storage::sqlite {

void Health::mark_failed(std::string_view what) {
  if (failed_.exchange(true)) return;
  log::error("storage.failed", {{"cause", what}});
  const std::lock_guard lock(mutex_);
  if (wake_) wake_();
}

void Health::wake_with(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

void Health::tell() {
  if (on_failure_ && !told_.exchange(true)) on_failure_();
}

Error unavailable(std::string cause, int retry_after_s) {
  Error error{ErrorCode::unavailable,
              "unavailable",
              {"Máy chủ đang bận", "The server is busy"},
              {"Số liệu đã nhập vẫn còn trên máy này. Chờ vài giây rồi gửi lại.",
               "What you typed is still on this machine. Wait a few seconds, then send it again."}};
  error.cause = std::move(cause);
  error.retry_after_s = retry_after_s;
  return error;
}

}  // namespace hoanhap::storage::sqlite
