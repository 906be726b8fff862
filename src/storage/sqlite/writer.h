#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "storage/sqlite.h"
#include "storage/sqlite/checkpointer.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/health.h"

namespace hoanhap::storage::sqlite {

// The one thread that writes. It takes the closures that wait, runs each in a savepoint, commits
// them together and only then lets their callers go: 16 waiting requests cost one fsync (cpp.md
// A4).
//
// Owns its thread; the connection, checkpointer and health outlive it. Threads: `run` from any but
// its own. Fails: `unavailable` when the queue is full, the machine failed or the writer is
// stopping.
class Writer {
 public:
  Writer(Connection& connection, Checkpointer& checkpointer, Health& health,
         const SqliteOptions& options);
  ~Writer();

  // Returns once the group of `f` is durable; rethrows what `f` threw.
  Result<bool> run(const std::function<bool(Tx&)>& f);
  std::uint64_t wait_for_commit(std::uint64_t seen, std::chrono::milliseconds timeout);
  std::uint64_t commits() const { return commits_.load(); }
  std::uint64_t writes() const { return writes_.load(); }
  std::uint64_t refused() const { return refused_.load(); }
  bool on_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }

 private:
  // What wakes a caller. It outlives them, so it may be rung when nobody holds the lock that they
  // need next; whoever took it since looks, and sleeps on.
  using Bell = std::condition_variable;
  // One waiting caller, on its own stack: it stays there until `done`.
  struct Job {
    const std::function<bool(Tx&)>* f = nullptr;
    std::exception_ptr thrown;
    std::optional<Error> refusal;
    bool done = false;
    Bell* bell = nullptr;
  };

  void work();
  std::vector<Job*> next_group(bool told);
  std::size_t run_group(const std::vector<Job*>& group);
  void roll_back();
  void run_one(Job& job);
  void attempt(Job& job);
  void refuse(Job& job, const std::string& cause);
  std::size_t refuse_all(std::span<Job* const> jobs, const std::string& cause);
  void answer(std::span<Job* const> jobs);
  Bell* take_bell();  // under the lock
  Result<bool> refusal(const std::string& cause, int retry_after_s);

  Connection& connection_;
  Checkpointer& checkpointer_;
  Health& health_;
  const SqliteOptions options_;

  std::mutex mutex_;
  std::condition_variable work_, committed_;
  std::deque<Job*> queue_;
  std::deque<Bell> bells_;
  std::vector<Bell*> free_bells_;
  bool stopping_ = false;
  std::atomic<std::uint64_t> commits_{0}, writes_{0}, refused_{0};
  std::thread thread_;
};

}  // namespace hoanhap::storage::sqlite
