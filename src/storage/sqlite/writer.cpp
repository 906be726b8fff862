#include "storage/sqlite/writer.h"

namespace hoanhap::storage::sqlite {

Writer::Writer(Connection& connection, Checkpointer& checkpointer, Health& health,
               const SqliteOptions& options)
    : connection_(connection), checkpointer_(checkpointer), health_(health), options_(options) {
  thread_ = std::thread([this] { work(); });
  health_.wake_with([this] {
    const std::lock_guard lock(mutex_);  // or the writer could look, miss it, and then fall asleep
    work_.notify_one();
  });
}

Writer::~Writer() {
  health_.wake_with(nullptr);
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_.notify_one();
  committed_.notify_all();
  thread_.join();
}

Result<bool> Writer::run(const std::function<bool(Tx&)>& f) {
  Job job;
  job.f = &f;
  {
    std::unique_lock lock(mutex_);
    if (health_.failed()) return refusal("the disk has failed", 5);
    if (stopping_) return refusal("shutting down", 5);
    if (queue_.size() >= options_.queue) return refusal("the queue of writes is full", 1);
    job.bell = take_bell();
    queue_.push_back(&job);
    if (queue_.size() == 1) work_.notify_one();
    job.bell->wait(lock, [&] { return job.done; });
    free_bells_.push_back(job.bell);
  }
  if (job.thrown) std::rethrow_exception(job.thrown);
  if (job.refusal) return fail(std::move(*job.refusal));
  return true;
}

Result<bool> Writer::refusal(const std::string& cause, int retry_after_s) {
  refused_.fetch_add(1);
  return fail(unavailable(cause, retry_after_s));
}

std::uint64_t Writer::wait_for_commit(std::uint64_t seen, std::chrono::milliseconds timeout) {
  std::unique_lock lock(mutex_);
  committed_.wait_for(lock, timeout, [&] { return stopping_ || commits_.load() > seen; });
  return commits_.load();
}

void Writer::work() {
  bool told = false;
  while (true) {
    auto group = next_group(told);
    if (group.empty() && !health_.failed()) return;
    const auto reached =
        health_.failed() ? refuse_all(group, "the disk has failed") : run_group(group);
    if (reached < group.size()) {  // out of time: the rest goes first in the next group
      const std::lock_guard lock(mutex_);
      queue_.insert(queue_.begin(), group.begin() + static_cast<std::ptrdiff_t>(reached),
                    group.end());
    }
    answer(std::span(group).first(reached));
    if (!health_.failed()) {
      checkpointer_.finish_between_groups(connection_);
    } else if (group.empty()) {  // nobody waits any more
      if (std::exchange(told, true)) return;
      health_.tell();
    }
  }
}

// Waits for work. Empty when the writer is to stop, or the disk has failed and nobody waits.
std::vector<Writer::Job*> Writer::next_group(bool told) {
  std::unique_lock lock(mutex_);
  work_.wait(lock, [&] { return stopping_ || !queue_.empty() || (health_.failed() && !told); });
  const auto end =
      queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), options_.group));
  std::vector<Job*> group(queue_.begin(), end);
  queue_.erase(queue_.begin(), end);
  return group;
}

// Everything up to the fsync; answers how many of `group` it got to. A failure of the group's own
// statements refuses all its members; a failed commit also ends all writing.
std::size_t Writer::run_group(const std::vector<Job*>& group) {
  std::size_t reached = 0;
  bool committing = false;
  try {
    connection_.execute("begin immediate");
    const auto deadline = std::chrono::steady_clock::now() + options_.group_time;
    while (reached < group.size() && (reached == 0 || std::chrono::steady_clock::now() < deadline))
      run_one(*group[reached++]);
    committing = true;
    connection_.execute("commit");
    writes_.fetch_add(reached);
    commits_.fetch_add(1);
  } catch (const Failure& failure) {
    if (committing || failure.kind == Failure::Kind::broken) health_.mark_failed(failure.what());
    reached = refuse_all(reached == 0 ? std::span(group) : std::span(group).first(reached),
                         failure.what());
    roll_back();
  }
  return reached;
}

void Writer::roll_back() {
  try {
    if (connection_.in_transaction()) connection_.execute("rollback");
  } catch (const Failure& failure) {
    health_.mark_failed(failure.what());
  }
}

// One closure in its savepoint. What it throws is its caller's affair, unless SQLite has ended the
// whole transaction with it (a full disk does): then the group is lost, and that is thrown on.
void Writer::run_one(Job& job) {
  if (options_.rehearse) {
    connection_.execute("savepoint member");
    try {
      (*job.f)(connection_);
    } catch (...) {  // the run that counts will say so
    }
    connection_.execute("rollback to member");
    connection_.execute("release member");
  }
  attempt(job);
}

void Writer::attempt(Job& job) {
  connection_.execute("savepoint member");
  bool keep = false;
  try {
    keep = (*job.f)(connection_);
  } catch (const Failure& failure) {
    if (!connection_.in_transaction() || failure.kind == Failure::Kind::broken) throw;
    if (failure.kind == Failure::Kind::unavailable)
      refuse(job, failure.what());
    else
      job.thrown = std::current_exception();
  } catch (...) {
    job.thrown = std::current_exception();
  }
  if (!keep) connection_.execute("rollback to member");
  connection_.execute("release member");
}

void Writer::refuse(Job& job, const std::string& cause) {
  refused_.fetch_add(1);
  job.thrown = nullptr;
  job.refusal = unavailable(cause);
}

std::size_t Writer::refuse_all(std::span<Job* const> jobs, const std::string& cause) {
  for (auto* job : jobs) refuse(*job, cause);
  return jobs.size();
}

Writer::Bell* Writer::take_bell() {
  if (free_bells_.empty()) return &bells_.emplace_back();
  auto* const bell = free_bells_.back();
  free_bells_.pop_back();
  return bell;
}

void Writer::answer(std::span<Job* const> jobs) {
  std::vector<Bell*> bells;
  {
    const std::lock_guard lock(mutex_);
    for (auto* job : jobs) {
      bells.push_back(job->bell);
      job->done = true;  // from the end of this block on, the job may be gone
    }
  }
  for (auto* bell : bells) bell->notify_one();
  committed_.notify_all();
}

}  // namespace hoanhap::storage::sqlite
