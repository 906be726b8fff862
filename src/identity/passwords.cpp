#include "identity/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <future>

#include "core/bytes.h"
#include "core/text.h"

namespace hoanhap::identity {
namespace {

// The same password typed on any keyboard (NFC); what isn't UTF-8 stays as it is and matches
// nothing.
std::string canonical(std::string_view password) {
  return nfc(password).value_or(std::string(password));
}

tl::unexpected<Error> full() {
  Error error{ErrorCode::unavailable,
              "sign-in-busy",
              {"Đang có nhiều người đăng nhập cùng lúc", "Many people are signing in at once"},
              {"Chờ vài giây rồi thử lại.", "Wait a few seconds and try again."}};
  error.retry_after_s = 2;
  return fail(std::move(error));
}

}  // namespace

Passwords::Passwords(PasswordCost cost, std::size_t waiting)
    : cost_{std::max(cost.passes, kPasswordFloor.passes),
            std::max(cost.memory, kPasswordFloor.memory)},
      waiting_(waiting),
      thread_([this] { serve(); }) {}

Passwords::~Passwords() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

std::string Passwords::make(std::string_view password) const {
  std::string out(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), cost_.passes, cost_.memory) !=
      0)
    return {};
  out.resize(out.find('\0'));
  return out;
}

void Passwords::serve() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock lock(mutex_);
      busy_ = false;
      wake_.wait(lock, [&] { return stop_ || !queue_.empty(); });
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
      busy_ = true;
    }
    work();
  }
}

Result<bool> Passwords::run(const std::function<void()>& work) {
  // Shared, so that the waiter's return can't take it from under set_value.
  const auto done = std::make_shared<std::promise<void>>();
  auto finished = done->get_future();
  {
    const std::lock_guard lock(mutex_);
    if (stop_ || queue_.size() + (busy_ ? 1 : 0) > waiting_) return full();
    queue_.emplace_back([&work, done] {
      work();
      done->set_value();
    });
  }
  wake_.notify_one();
  finished.wait();
  return true;
}

Result<bool> Passwords::matches(std::string_view password,
                                const std::optional<std::string>& stored) {
  auto typed = canonical(password);
  bool right = false;
  auto ran = run([&] {
    if (decoy_.empty()) decoy_ = make(random_token());
    const auto& against = stored ? *stored : decoy_;
    right = crypto_pwhash_str_verify(against.c_str(), typed.data(), typed.size()) == 0 && stored;
  });
  sodium_memzero(typed.data(), typed.size());
  TRY(std::move(ran));
  return right;
}

Result<std::string> Passwords::hash(std::string_view password) {
  auto typed = canonical(password);
  std::string made;
  auto ran = run([&] { made = make(typed); });
  sodium_memzero(typed.data(), typed.size());
  TRY(std::move(ran));
  if (made.empty()) return full();  // not enough memory just now
  return made;
}

bool Passwords::outdated(const std::string& stored) const {
  return crypto_pwhash_str_needs_rehash(stored.c_str(), cost_.passes, cost_.memory) != 0;
}

}  // namespace hoanhap::identity
