#include "storage/sqlite/connection.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace hoanhap::storage::sqlite {
namespace {

// Statement texts are few and fixed; more than this means that somebody builds SQL from values.
constexpr std::size_t kMaxKept = 512;

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  std::string_view text(int column) const override {
    const auto* data = sqlite3_column_text(statement_, column);
    return data == nullptr ? std::string_view()
                           : std::string_view(reinterpret_cast<const char*>(data), size(column));
  }
  std::span<const std::uint8_t> blob(int column) const override {
    const auto* data = sqlite3_column_blob(statement_, column);
    return {static_cast<const std::uint8_t*>(data), data == nullptr ? 0 : size(column)};
  }

 private:
  std::size_t size(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  }
  sqlite3_stmt* statement_;
};

// The caller keeps texts and blobs alive for the length of the run, so they are not copied. An
// empty one still needs an address: SQLite reads a null pointer as NULL.
int bind(sqlite3_stmt* statement, int index, const Param& param) {
  const char* data = param.data().empty() ? "" : param.data().data();
  const auto size = param.data().size();
  switch (param.kind()) {
    case Param::Kind::null:
      return sqlite3_bind_null(statement, index);
    case Param::Kind::integer:
      return sqlite3_bind_int64(statement, index, param.integer());
    case Param::Kind::text:
      return sqlite3_bind_text64(statement, index, data, size, nullptr, SQLITE_UTF8);
    case Param::Kind::blob:
      return sqlite3_bind_blob64(statement, index, data, size, nullptr);
  }
  return SQLITE_MISUSE;
}

}  // namespace

Failure::Kind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Failure::Kind::broken;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
      return Failure::Kind::unavailable;
    default:
      return Failure::Kind::bug;
  }
}

// Takes a kept statement, or prepares one more when it is already running further up the stack.
class Connection::Use {
 public:
  Use(Connection& connection, std::string_view sql, ParamsView params)
      : connection_(connection), sql_(sql) {
    const auto found = connection.kept_.find(sql);
    const bool free = found != connection.kept_.end() && sqlite3_stmt_busy(found->second) == 0;
    mine_ = found != connection.kept_.end() && !free;
    statement_ = free ? found->second : connection.prepare(sql, !mine_);
    connection.tally_.statements.fetch_add(1, std::memory_order_relaxed);
    const auto wanted = static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_));
    int code = wanted == params.size() ? SQLITE_OK : SQLITE_RANGE;
    for (std::size_t i = 0; code == SQLITE_OK && i < params.size(); ++i)
      code = bind(statement_, static_cast<int>(i) + 1, params[i]);
    if (code == SQLITE_OK) return;
    release();
    connection.fail(code, sql);
  }
  ~Use() { release(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  bool step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_DONE) return false;
    if (code != SQLITE_ROW) connection_.fail(code, sql_);
    connection_.tally_.rows.fetch_add(1, std::memory_order_relaxed);
    return true;
  }
  sqlite3_stmt* get() { return statement_; }

 private:
  void release() {
    if (mine_)
      sqlite3_finalize(statement_);
    else
      sqlite3_reset(statement_);
  }
  Connection& connection_;
  std::string_view sql_;
  sqlite3_stmt* statement_ = nullptr;
  bool mine_ = false;
};

Connection::Connection(const std::string& file, const std::string& vfs, Mode mode, Tally& tally)
    : tally_(tally) {
  const int flags =
      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
      (mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  const int code =
      sqlite3_open_v2(file.c_str(), &handle_, flags, vfs.empty() ? nullptr : vfs.c_str());
  if (code != SQLITE_OK) {
    const std::string why = handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
    sqlite3_close(handle_);
    throw Failure(fmt::format("open: {} ({})", why, code), Failure::Kind::unavailable);
  }
  sqlite3_busy_timeout(handle_, 5000);
}

Connection::~Connection() {
  for (auto& [sql, statement] : kept_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

void Connection::script(const char* sql) {
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, sql);
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Connection::leave_files_alone() {
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

sqlite3_stmt* Connection::prepare(std::string_view sql, bool keep) {
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      keep ? SQLITE_PREPARE_PERSISTENT : 0U, &statement, &rest);
  if (code != SQLITE_OK || statement == nullptr) fail(code, sql);
  if (sql.find_first_not_of(" \n\t;", static_cast<std::size_t>(rest - sql.data())) != sql.npos) {
    sqlite3_finalize(statement);
    throw Failure(fmt::format("more than one statement: {}", sql));
  }
  if (!keep) return statement;
  if (kept_.size() >= kMaxKept) {
    std::erase_if(kept_, [](const auto& entry) {
      const bool idle = sqlite3_stmt_busy(entry.second) == 0;
      if (idle) sqlite3_finalize(entry.second);
      return idle;
    });
  }
  kept_.emplace(sql, statement);
  return statement;
}

void Connection::fail(int code, std::string_view sql) const {
  throw Failure(fmt::format("{} ({}): {}", sqlite3_errmsg(handle_), code, sql), kind_of(code));
}

std::int64_t Connection::do_execute(std::string_view sql, ParamsView params) {
  Use use(*this, sql, params);
  while (use.step()) {
  }
  return sqlite3_changes64(handle_);
}

std::int64_t Connection::do_insert(std::string_view sql, ParamsView params) {
  Use use(*this, sql, params);
  if (!use.step()) throw Failure(fmt::format("no key returned: {}", sql));
  const auto key = sqlite3_column_int64(use.get(), 0);
  while (use.step()) {
  }
  return key;
}

void Connection::do_query(std::string_view sql, ParamsView params, const EachRow& each) {
  Use use(*this, sql, params);
  const SqliteRow row(use.get());
  while (use.step()) each(row);
}

}  // namespace hoanhap::storage::sqlite
