#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"

namespace hoanhap::storage {

// One value bound to ?1, ?2, … or read from a column. Strings are UTF-8 NFC.
class Param {
 public:
  enum class Kind { null, integer, text, blob };
  Param(std::nullptr_t) {}
  Param(std::int64_t v) : kind_(Kind::integer), integer_(v) {}
  Param(int v) : Param(std::int64_t{v}) {}
  Param(bool v) : Param(std::int64_t{v ? 1 : 0}) {}
  Param(std::string_view v) : kind_(Kind::text), data_(v) {}
  Param(const std::string& v) : Param(std::string_view(v)) {}
  Param(const char* v) : Param(std::string_view(v)) {}
  Param(std::span<const std::uint8_t> v)
      : kind_(Kind::blob), data_(reinterpret_cast<const char*>(v.data()), v.size()) {}
  Param(const Bytes& v) : Param(std::span<const std::uint8_t>(v)) {}
  template <typename T>
  Param(const std::optional<T>& v) : Param(v ? Param(*v) : Param(nullptr)) {}
  template <typename Id>
    requires requires(Id id) {
      { id.value } -> std::convertible_to<std::int64_t>;
    }
  Param(const Id& id) : Param(static_cast<std::int64_t>(id.value)) {}

  Kind kind() const { return kind_; }
  std::int64_t integer() const { return integer_; }
  std::string_view data() const { return data_; }  // text or blob; the caller keeps it alive

 private:
  Kind kind_ = Kind::null;
  std::int64_t integer_ = 0;
  std::string_view data_;
};

// The row a query stands on. Columns count from 0; views die with the next row.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::span<const std::uint8_t> blob(int column) const = 0;
  std::optional<std::int64_t> maybe_integer(int c) const {
    return null(c) ? std::nullopt : std::optional(integer(c));
  }
};

// What went wrong below the features. `bug`: broken SQL or a violated constraint (rules look before
// they write); rethrown to whoever called `read` or `write`. `unavailable`: a full disk, a lock,
// memory; a 503. `broken`: an I/O error or a damaged file; a 503, and nothing more is written.
struct Failure : std::exception {
  enum class Kind { bug, unavailable, broken };
  explicit Failure(std::string text, Kind which = Kind::bug)
      : message(std::move(text)), kind(which) {}
  const char* what() const noexcept override { return message.c_str(); }
  std::string message;  // for the log: SQL and codes, never a bound value
  Kind kind;
};

// A transaction. SQL is one text for both drivers with numbered parameters (?1 …), prepared once
// per connection and kept. What a caller can meet in normal work is a Result of the feature's; the
// rest is thrown as `Failure`. `ParamsView` is for a number of parameters known only at run time.
using Params = std::initializer_list<Param>;
using ParamsView = std::span<const Param>;
class Tx {
 public:
  virtual ~Tx() = default;
  // Rows changed.
  std::int64_t execute(std::string_view sql, Params params = {}) {
    return do_execute(sql, view(params));
  }
  std::int64_t execute(std::string_view sql, ParamsView params) { return do_execute(sql, params); }
  // The key of the row inserted by the statement, which ends in "returning id".
  std::int64_t insert(std::string_view sql, Params params = {}) {
    return do_insert(sql, view(params));
  }
  // Calls `each` for every row.
  using EachRow = std::function<void(const Row&)>;
  void query(std::string_view sql, Params params, const EachRow& each) {
    do_query(sql, view(params), each);
  }
  void query(std::string_view sql, ParamsView params, const EachRow& each) {
    do_query(sql, params, each);
  }
  // True when there was a row; `each` sees the first.
  bool one(std::string_view sql, Params params, const EachRow& each);
  std::optional<std::int64_t> maybe_integer(std::string_view sql, Params params = {});

 protected:
  virtual std::int64_t do_execute(std::string_view sql, ParamsView params) = 0;
  virtual std::int64_t do_insert(std::string_view sql, ParamsView params) = 0;
  virtual void do_query(std::string_view sql, ParamsView params, const EachRow& each) = 0;
  static ParamsView view(Params params) { return {params.begin(), params.size()}; }
};

// What the database has done since it was opened; for /metrics, and for tests that count instead of
// timing (design §10).
struct Counters {
  std::uint64_t commits = 0;     // groups made durable
  std::uint64_t writes = 0;      // closures committed in them
  std::uint64_t refused = 0;     // writes answered 503
  std::uint64_t statements = 0;  // run by anyone
  std::uint64_t rows = 0;        // returned by them
  std::uint64_t checkpoints = 0;
};

// A database with one committed order of writes (design §7).
//
// `read` runs on the calling thread on a connection of its own and sees one committed state.
// `write` hands its closure to the single writer, which runs waiting closures one after the other,
// each in a savepoint, and commits them together; it returns after that group is durable. A closure
// that returns an error or throws is rolled back alone. A closure may run more than once: it
// touches nothing but the transaction and its own result. Caches change after `write` returns.
//
// Threads: any number may call, but never from inside a `write` closure (thrown as a bug: it would
// wait for itself). Owner: the composition root; outlives every caller.
// Fails: `ErrorCode::unavailable` when the queue is full, the commit or fsync failed (the process
// then stops writing: `failed()`), or the database shuts down.
class Database {
 public:
  virtual ~Database() = default;

  template <typename F>
  auto read(F&& f) -> decltype(f(std::declval<Tx&>())) {
    using R = decltype(f(std::declval<Tx&>()));
    std::optional<R> result;
    if (auto done = run_read([&](Tx& tx) { result.emplace(f(tx)); }); !done)
      return tl::unexpected<Error>(std::move(done).error());
    return std::move(*result);
  }
  template <typename F>
  auto write(F&& f) -> decltype(f(std::declval<Tx&>())) {
    using R = decltype(f(std::declval<Tx&>()));
    std::optional<R> result;
    auto done = run_write([&](Tx& tx) {
      result.emplace(f(tx));
      return result->has_value();  // false: roll this one back
    });
    if (!done) return tl::unexpected<Error>(std::move(done).error());
    return std::move(*result);
  }

  virtual bool failed() const = 0;
  // Commits so far, for tests of durability and for /metrics.
  virtual std::uint64_t commits() const = 0;
  virtual Counters counters() const = 0;
  // Leaves nothing in the log on disk: not what was deleted so far, nor which rows were written
  // together. Takes the lock of a writer for a moment; a database opened `forgetful` (the key
  // store) waits seconds for its readers, others hardly. Fails: `unavailable` while a reader still
  // stands on an older state; what was deleted is deleted, ask again.
  virtual Result<bool> forget() { return true; }
  // Waits until there are more commits than `seen`, `timeout` has passed or the database shuts
  // down; answers how many there are. For those who work behind the writes, such as the audit
  // sealer.
  virtual std::uint64_t wait_for_commit(std::uint64_t seen, std::chrono::milliseconds timeout) = 0;

 protected:
  virtual Result<bool> run_read(const std::function<void(Tx&)>& f) = 0;
  virtual Result<bool> run_write(const std::function<bool(Tx&)>& f) = 0;
};

// Opens (or makes) the database in `folder` and runs the migrations that are missing, in order,
// each in a transaction. Takes the folder's lock: a second writing process gets `unavailable`. More
// choices are in storage/sqlite.h.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& folder);
// For tests: private, in a temporary folder that is removed on close, without fsync. It runs every
// write closure twice and keeps the second run, so that one which is not repeatable shows at once.
std::unique_ptr<Database> open_scratch();

}  // namespace hoanhap::storage
