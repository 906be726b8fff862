#include "raw_sqlite.h"

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <filesystem>

#include "meter.h"

namespace hoanhap::bench {
namespace {

using Packed = std::array<std::int32_t, kElements>;

// One prepared statement; a value is bound by its place.
class Statement {
 public:
  Statement(sqlite3* db, const char* sql) {
    check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& number(int at, std::int64_t v) {
    sqlite3_bind_int64(statement_, at, v);
    return *this;
  }
  Statement& text(int at, std::string_view v) {
    sqlite3_bind_text(statement_, at, v.data(), static_cast<int>(v.size()), SQLITE_STATIC);
    return *this;
  }
  Statement& blob(int at, const Packed& v) {
    sqlite3_bind_blob(statement_, at, v.data(), sizeof v, SQLITE_STATIC);
    return *this;
  }
  void run() {
    check(sqlite3_step(statement_));
    check(sqlite3_reset(statement_));
  }
  bool read(Packed& v) {
    const bool found = sqlite3_step(statement_) == SQLITE_ROW;
    if (found) std::memcpy(v.data(), sqlite3_column_blob(statement_, 0), sizeof v);
    check(sqlite3_reset(statement_));
    return found;
  }
  static void check(int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fmt::print(stderr, "raw sqlite: {}\n", sqlite3_errstr(code));
    std::exit(1);
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

struct Handle {
  explicit Handle(const std::string& file) {
    Statement::check(sqlite3_open(file.c_str(), &db));
    Statement::check(sqlite3_exec(
        db, "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -16000",
        nullptr, nullptr, nullptr));
  }
  ~Handle() { sqlite3_close(db); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  sqlite3* db = nullptr;
};

class Raw {
 public:
  Raw(const std::string& file, RawRows rows) : handle_(file), rows_(rows) {}

  void begin() { begin_.run(); }
  void commit() { commit_.run(); }

  // Report number `n`: ward after ward, month after month.
  void report(std::int64_t n) {
    constexpr std::int64_t wards = 714;
    const auto ward = 1 + n % wards, period = 1000 + n / wards;
    const auto city = 10'000 + ward / kWardsInCity, province = 20'000 + ward / kWardsInCity / 2;
    const auto values = figures(ward, kLastFilled);
    Packed packed{};
    std::ranges::transform(values, packed.begin(),
                           [](auto v) { return static_cast<std::int32_t>(v); });
    record_.text(1, kForm).number(2, ward).number(3, period).number(4, n + 1).run();
    const auto record = sqlite3_last_insert_rowid(handle_.db);
    revision_.number(1, record).blob(2, packed).text(3, salt_).text(4, hash_).run();
    put_total_.text(1, kForm).number(2, ward).number(3, period).number(4, 0).blob(5, packed).run();
    for (const auto above : {city, province, std::int64_t{30'000}}) add(above, period, packed);
    const auto subject = fmt::format("record:{}", record);
    entry_.number(1, ward).text(2, subject).text(3, facts_).run();
    if (rows_ == RawRows::all) the_rest(n, record, packed);
  }

 private:
  void add(std::int64_t unit, std::int64_t period, const Packed& more) {
    Packed sums{};
    get_total_.text(1, kForm).number(2, unit).number(3, period).read(sums);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += more[i];
    put_total_.text(1, kForm).number(2, unit).number(3, period).number(4, 1).blob(5, sums).run();
  }
  void the_rest(std::int64_t n, std::int64_t record, const Packed& packed) {
    seal_.number(1, sqlite3_last_insert_rowid(handle_.db)).text(2, salt_).run();
    draft_.number(1, record).text(2, hash_).blob(3, packed).run();
    step_.number(1, record).text(2, "presented").run();
    step_.number(1, record).text(2, "sent").run();
    const auto route = fmt::format("POST /api/v1/obligations/{}/submit", n + 1);
    key_.number(1, n % 714).text(2, route).text(3, salt_).text(4, hash_).text(5, answer_).run();
  }

  Handle handle_;
  const RawRows rows_;
  const std::string salt_ = std::string(32, 's'), hash_ = std::string(64, 'f'),
                    facts_ = std::string(120, 'f'), answer_ = std::string(190, 'a');
  Statement begin_{handle_.db, "begin immediate"}, commit_{handle_.db, "commit"};
  Statement record_{handle_.db,
                    "insert into record (form, unit_id, period, obligation_id, receiver_id, state,"
                    " version, revision, sent_revision, first_sent_at, sent_at, presented_by,"
                    " sent_by, created_by, created_at)"
                    " values (?, ?, ?, ?, 1, 'sent', 3, 1, 1, 1, 1, 1, 1, 1, 1)"};
  Statement revision_{handle_.db,
                      "insert into revision (record_id, revision, form_version, layout, cells,"
                      " texts, salt, hash, author_id, created_at)"
                      " values (?, 1, 1, 1, ?, '{}', ?, ?, 1, 1)"};
  Statement get_total_{handle_.db,
                       "select sent from total where form = ? and unit_id = ? and period = ? and"
                       " part = 1 and layout = 1"};
  Statement put_total_{handle_.db,
                       "insert or replace into total (form, unit_id, period, part, layout, sent,"
                       " accepted) values (?, ?, ?, ?, 1, ?, '')"};
  Statement entry_{handle_.db,
                   "insert into audit_entry (at, who, unit_id, action, subject, facts)"
                   " values (1, 1, ?, 'record.submitted', ?, ?)"};
  Statement seal_{handle_.db, "insert into audit_seal (entry_id, hash) values (?, ?)"};
  Statement draft_{handle_.db,
                   "insert into draft (record_id, plan_hash, form_version, base_revision, cells,"
                   " texts, author_id, saved_at) values (?, ?, 1, 1, ?, '{}', 1, 1)"};
  Statement step_{handle_.db,
                  "insert into review_step (record_id, step, revision, actor_id, unit_id, at)"
                  " values (?, ?, 1, 1, 1, 1)"};
  Statement key_{handle_.db,
                 "insert into idempotency_key (actor_id, route, request_key, body_hash, used_at,"
                 " status, content_type, headers, body)"
                 " values (?, ?, ?, ?, 1, 201, 'application/json; charset=utf-8', '[]', ?)"};
};

}  // namespace

Round raw_sqlite(double seconds, int group, RawRows rows) {
  const auto folder = temporary_folder();
  must(storage::open_sqlite(folder)).reset();  // our tables
  Round round;
  {
    Raw raw(folder + "/hoanhap.db", rows);
    Spread groups;
    std::int64_t n = 0;
    const auto cpu = cpu_seconds();
    const auto start = SteadyClock::now();
    while (seconds_since(start) < seconds) {
      const auto asked = SteadyClock::now();
      raw.begin();
      for (int i = 0; i < group; ++i) raw.report(n++);
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
