#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "storage/database.h"

struct sqlite3;
struct sqlite3_stmt;

namespace hoanhap::storage::sqlite {

// What all connections of one database count together.
struct Tally {
  std::atomic<std::uint64_t> statements{0};
  std::atomic<std::uint64_t> rows{0};
};

// One SQLite connection and the statements prepared on it, kept by their text.
//
// Owns the handle. Threads: one at a time (opened without SQLite's own mutex). Fails: every call
// throws `Failure`.
class Connection : public Tx {
 public:
  enum class Mode { read_write, read_only };
  Connection(const std::string& file, const std::string& vfs, Mode mode, Tally& tally);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Several statements without parameters or rows: pragmas, migrations.
  void script(const char* sql);
  // True while a transaction is open: SQLite ends it by itself after some failures.
  bool in_transaction() const;
  // After a failed fsync nothing more may be written, the checkpoint at closing included.
  void leave_files_alone();
  sqlite3* handle() { return handle_; }

 protected:
  std::int64_t do_execute(std::string_view sql, ParamsView params) override;
  std::int64_t do_insert(std::string_view sql, ParamsView params) override;
  void do_query(std::string_view sql, ParamsView params, const EachRow& each) override;

 private:
  class Use;  // a statement taken for one run, reset afterwards
  sqlite3_stmt* prepare(std::string_view sql, bool keep);
  [[noreturn]] void fail(int code, std::string_view sql) const;

  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  sqlite3* handle_ = nullptr;
  Tally& tally_;
  std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> kept_;
};

// What a SQLite result code means for us.
Failure::Kind kind_of(int code);

}  // namespace hoanhap::storage::sqlite
