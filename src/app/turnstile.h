#pragma once

#include <condition_variable>
#include <mutex>
#include <utility>

namespace hoanhap::app {

// Every request passes through; whoever changes what all requests stand on (the plan in force) asks
// to be alone: new requests wait at the door, those inside end, and none is lost (docs/adr/0019).
//
// Threads: safe from any. `alone` is called from inside a pass; two at once go one after the other.
// Who is inside never waits for somebody at the door, so a pass ends by itself.
class Turnstile {
 public:
  class Pass {
   public:
    explicit Pass(Turnstile& turnstile) : turnstile_(turnstile) { turnstile_.enter(); }
    ~Pass() { turnstile_.leave(); }
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;

   private:
    Turnstile& turnstile_;
  };

  template <typename F>
  auto alone(F&& work) {
    const Alone alone(*this);
    return std::forward<F>(work)();
  }

 private:
  // Steps out, closes the door, waits until nobody is inside; and back.
  struct Alone {
    explicit Alone(Turnstile& t) : turnstile(t) {
      std::unique_lock lock(turnstile.mutex_);
      --turnstile.inside_;
      turnstile.changed_.notify_all();
      turnstile.changed_.wait(lock, [&] { return !turnstile.closed_; });
      turnstile.closed_ = true;
      turnstile.changed_.wait(lock, [&] { return turnstile.inside_ == 0; });
    }
    ~Alone() {
      const std::lock_guard lock(turnstile.mutex_);
      turnstile.closed_ = false;
      ++turnstile.inside_;
      turnstile.changed_.notify_all();
    }
    Alone(const Alone&) = delete;
    Alone& operator=(const Alone&) = delete;
    Turnstile& turnstile;
  };

  void enter() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !closed_; });
    ++inside_;
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    if (--inside_ == 0) changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  int inside_ = 0;
  bool closed_ = false;
};

}  // namespace hoanhap::app
