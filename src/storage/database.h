#pragma once

#include <cstdint>
#include <functional>
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
    requires requires(Id id) { { id.value } -> std::convertible_to<std::int64_t>; }
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

// A transaction. SQL is one text for both drivers with numbered parameters (?1 …), prepared once per
// connection and kept. Broken SQL, a full disk and a lost connection are thrown as `storage::Failure`
// (a bug, or a 503 at the edge); what a caller can meet in normal work is a Result of the feature's.
class Tx {
 public:
  virtual ~Tx() = default;
  // Rows changed.
  virtual std::int64_t execute(std::string_view sql, std::initializer_list<Param> params = {}) = 0;
  // The key of the row inserted by the statement, which ends in "returning id".
  virtual std::int64_t insert(std::string_view sql, std::initializer_list<Param> params = {}) = 0;
  // Calls `each` for every row.
  virtual void query(std::string_view sql, std::initializer_list<Param> params,
                     const std::function<void(const Row&)>& each) = 0;
  // True when there was a row; `each` sees the first.
  bool one(std::string_view sql, std::initializer_list<Param> params,
           const std::function<void(const Row&)>& each);
  std::optional<std::int64_t> maybe_integer(std::string_view sql, std::initializer_list<Param> params = {});
};

struct Failure : std::exception {
  explicit Failure(std::string text) : message(std::move(text)) {}
  const char* what() const noexcept override { return message.c_str(); }
  std::string message;
};

// A database with one committed order of writes (design §7).
//
// `read` runs on the calling thread on a connection of its own and sees one committed state. `write`
// hands its closure to the single writer, which runs waiting closures one after the other, each in a
// savepoint, and commits them together; it returns after that group is durable. A closure that
// returns an error or throws is rolled back alone. A closure may run more than once: it touches
// nothing but the transaction and its own result. Caches change after `write` returns.
//
// Threads: any number may call. Owner: the composition root; outlives every caller.
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

 protected:
  virtual Result<bool> run_read(const std::function<void(Tx&)>& f) = 0;
  virtual Result<bool> run_write(const std::function<bool(Tx&)>& f) = 0;
};

// Opens (or makes) the database in `folder` and runs the migrations that are missing, in order, each
// in a transaction. Takes the folder's lock: a second writing process gets `unavailable`.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& folder);
// For tests: private, in memory of the process's temp folder, removed on close.
std::unique_ptr<Database> open_scratch();

}  // namespace hoanhap::storage
