// The same rows by hand on sqlite3's own calls: one thread, prepared statements, figures packed as
// 40 32-bit numbers, month sums in the same transaction. The floor under any product on SQLite.
#include <sqlite3.h>

#include <cstring>
#include <filesystem>

#include "meter.h"
#include "nation.h"

namespace hoanhap::bench {
namespace {

using Packed = std::array<std::int32_t, kElements>;

class Raw {
 public:
  explicit Raw(const std::string& file) {
    check(sqlite3_open(file.c_str(), &db_));
    run("pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-16000;"
        "create table record (id integer primary key, form text, unit_id, period, state text, at);"
        "create index record_unit on record (unit_id, form, period);"
        "create index record_form on record (form, period);"
        "create table revision (record_id, revision, cells blob, salt text, hash text,"
        " primary key (record_id, revision));"
        "create table total (form text, unit_id, period, sums blob,"
        " primary key (form, unit_id, period)) without rowid;"
        "create table audit (id integer primary key, at, who, unit_id, action text, subject text)");
    prepare("insert into record (form, unit_id, period, state, at) values (?,?,?,'sent',1)", 0);
    prepare("insert into revision values (?,1,?,?,?)", 1);
    prepare("select sums from total where form=? and unit_id=? and period=?", 2);
    prepare("insert or replace into total values (?,?,?,?)", 3);
    prepare("insert into audit (at, who, unit_id, action, subject) values (1,1,?,'record.sent',?)",
            4);
    prepare("begin immediate", 5);
    prepare("commit", 6);
  }
  ~Raw() {
    for (auto* statement : statements_) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;

  void begin() { step(5); }
  void commit() { step(6); }
  void report(std::int64_t unit, std::int64_t province, std::int64_t month) {
    const auto values = figures(unit, month);
    Packed packed{};
    std::ranges::transform(values, packed.begin(),
                           [](auto v) { return static_cast<std::int32_t>(v); });
    text(0, 1, kForm);
    number(0, 2, unit);
    number(0, 3, month);
    step(0);
    const auto record = sqlite3_last_insert_rowid(db_);
    number(1, 1, record);
    blob(1, 2, packed);
    text(1, 3, salt_);
    text(1, 4, hash_);
    step(1);
    store(unit, month, packed);
    add(province, month, packed);
    add(0, month, packed);
    const auto subject = "record:" + std::to_string(record);
    number(4, 1, unit);
    text(4, 2, subject);
    step(4);
  }

 private:
  static void check(int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fmt::print(stderr, "raw sqlite: {}\n", sqlite3_errstr(code));
    std::exit(1);
  }
  void run(const char* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr)); }
  void prepare(const char* sql, std::size_t at) {
    check(sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statements_[at], nullptr));
  }
  void number(std::size_t at, int i, std::int64_t v) { sqlite3_bind_int64(statements_[at], i, v); }
  void text(std::size_t at, int i, std::string_view v) {
    sqlite3_bind_text(statements_[at], i, v.data(), static_cast<int>(v.size()), SQLITE_STATIC);
  }
  void blob(std::size_t at, int i, const Packed& v) {
    sqlite3_bind_blob(statements_[at], i, v.data(), sizeof v, SQLITE_STATIC);
  }
  void step(std::size_t at) {
    check(sqlite3_step(statements_[at]));
    check(sqlite3_reset(statements_[at]));
  }
  void store(std::int64_t unit, std::int64_t month, const Packed& sums) {
    text(3, 1, kForm);
    number(3, 2, unit);
    number(3, 3, month);
    blob(3, 4, sums);
    step(3);
  }
  void add(std::int64_t unit, std::int64_t month, const Packed& more) {
    text(2, 1, kForm);
    number(2, 2, -1 - unit);
    number(2, 3, month);
    Packed sums{};
    if (sqlite3_step(statements_[2]) == SQLITE_ROW)
      std::memcpy(sums.data(), sqlite3_column_blob(statements_[2], 0), sizeof sums);
    check(sqlite3_reset(statements_[2]));
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += more[i];
    store(-1 - unit, month, sums);
  }

  sqlite3* db_ = nullptr;
  std::array<sqlite3_stmt*, 7> statements_{};
  const std::string salt_ = std::string(32, 's'), hash_ = std::string(64, 'f');
};

}  // namespace

Round raw_sqlite(double seconds, int group) {
  const auto folder = temporary_folder();
  std::filesystem::create_directories(folder);
  Round round;
  {
    Raw raw(folder + "/raw.db");
    Spread groups;
    std::int64_t n = 0;
    const auto cpu = cpu_seconds();
    const auto start = Clock::now();
    while (seconds_since(start) < seconds) {
      const auto asked = Clock::now();
      raw.begin();
      for (int i = 0; i < group; ++i, ++n) raw.report(1 + n % 700, 1 + n % 700 * 34 / 700, n / 700);
      raw.commit();
      groups.add(seconds_since(asked) * 1e6);
    }
    const auto reports = static_cast<double>(n);
    round = {reports / seconds_since(start), (cpu_seconds() - cpu) / reports * 1e6,
             groups.at(0.5) / 1e3, groups.at(0.99) / 1e3, static_cast<double>(group)};
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return round;
}

}  // namespace hoanhap::bench
