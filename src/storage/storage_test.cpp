#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <filesystem>
#include <latch>
#include <thread>

#include "core/bytes.h"
#include "storage/sqlite.h"

using namespace hoanhap;
using namespace hoanhap::storage;

namespace {

constexpr auto kMake = "create table t (id integer primary key, v bigint unique, s text, b blob)";

// A folder of the test's own, with the table the tests write to.
struct Folder {
  std::string path =
      (std::filesystem::temp_directory_path() / ("hoanhap-storage-" + random_token(9))).string();
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  std::unique_ptr<Database> open(SqliteOptions options = {}) const {
    auto database = open_sqlite(path, std::move(options));
    REQUIRE_MESSAGE(database.has_value(), database.error().cause);
    return std::move(*database);
  }
};

std::unique_ptr<Database> with_table(std::unique_ptr<Database> database) {
  REQUIRE(database->write([](Tx& tx) -> Result<bool> {
    tx.execute(kMake);
    return true;
  }));
  return database;
}

Result<std::int64_t> put(Database& database, std::int64_t v) {
  return database.write([v](Tx& tx) -> Result<std::int64_t> {
    return tx.insert("insert into t (v) values (?1) returning id", {v});
  });
}

std::int64_t count(Database& database) {
  return database
      .read([](Tx& tx) -> Result<std::int64_t> {
        return *tx.maybe_integer("select count(*) from t");
      })
      .value();
}

// Keeps the writer busy until `open()`, so that what is written meanwhile forms one group.
struct Gate {
  std::latch entered{1}, released{1};
  std::thread thread;
  explicit Gate(Database& database)
      : thread([this, &database] {
          const auto held = database.write([this](Tx&) -> Result<bool> {
            entered.count_down();
            released.wait();
            return true;
          });
          CHECK(held.has_value());
        }) {
    entered.wait();
  }
  void open() { released.count_down(); }
  ~Gate() { thread.join(); }
};

}  // namespace

TEST_CASE("values come back as they were bound, empty text and blob apart from null") {
  const auto database = with_table(open_scratch());
  const Bytes bytes = {0, 1, 255};
  REQUIRE(database->write([&](Tx& tx) -> Result<bool> {
    tx.execute("insert into t (v, s, b) values (?1, ?2, ?3)", {INT64_MIN, "Ea Tam", bytes});
    tx.execute("insert into t (v, s, b) values (?1, ?2, ?3)", {nullptr, "", Bytes{}});
    return true;
  }));
  int seen = 0;
  REQUIRE(database->read([&](Tx& tx) -> Result<bool> {
    tx.query("select v, s, b from t order by id", {}, [&](const Row& row) {
      if (seen++ == 0) {
        CHECK(row.integer(0) == INT64_MIN);
        CHECK(row.text(1) == "Ea Tam");
        CHECK(Bytes(row.blob(2).begin(), row.blob(2).end()) == bytes);
      } else {
        CHECK(row.null(0));
        CHECK_FALSE(row.null(1));
        CHECK(row.text(1).empty());
        CHECK_FALSE(row.null(2));
        CHECK(row.blob(2).empty());
      }
    });
    return true;
  }));
  CHECK(seen == 2);
}

TEST_CASE("a statement may run inside the rows of itself") {
  const auto database = with_table(open_scratch());
  for (int v = 1; v <= 3; ++v) REQUIRE(put(*database, v));
  std::int64_t pairs = 0;
  REQUIRE(database->read([&](Tx& tx) -> Result<bool> {
    constexpr auto sql = "select v from t where v <> ?1";
    tx.query(sql, {0}, [&](const Row& row) {
      tx.query(sql, {row.integer(0)}, [&](const Row&) { ++pairs; });
    });
    return true;
  }));
  CHECK(pairs == 6);
}

TEST_CASE("an answer means committed: what was acknowledged is there after reopening") {
  const Folder folder;
  {
    const auto database = with_table(folder.open());
    CHECK(put(*database, 1).has_value());
    CHECK(database->commits() == 2);
    CHECK(count(*database) == 1);
  }
  const auto again = folder.open();
  CHECK(count(*again) == 1);
}

TEST_CASE("waiting writes commit together, each in its own savepoint") {
  const Folder folder;
  const auto database = with_table(folder.open());
  const auto before = database->commits();
  std::atomic<int> kept{0}, refused{0}, thrown{0};
  {
    Gate gate(*database);
    std::vector<std::jthread> clients;
    for (int i = 0; i < 12; ++i) {
      clients.emplace_back([&, i] {
        try {
          const auto done = database->write([i](Tx& tx) -> Result<bool> {
            tx.execute("insert into t (v) values (?1)", {i});
            if (i % 3 == 1) return invalid("v", {"không nhận", "refused"});
            if (i % 3 == 2)
              tx.execute("insert into t (v) values (?1)", {i});  // breaks the constraint
            return true;
          });
          done ? ++kept : ++refused;
        } catch (const Failure& failure) {
          CHECK(failure.kind == Failure::Kind::bug);
          ++thrown;
        }
      });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    gate.open();
  }
  CHECK(kept == 4);
  CHECK(refused == 4);
  CHECK(thrown == 4);
  CHECK(count(*database) == 4);
  CHECK_FALSE(database->failed());
  CHECK(database->commits() - before <= 12);
}

TEST_CASE("sixteen writers lose nothing and take fewer commits than writes") {
  const Folder folder;
  const auto database = with_table(folder.open());
  constexpr int kClients = 16, kEach = 40;
  {
    std::vector<std::jthread> clients;
    for (int c = 0; c < kClients; ++c)
      clients.emplace_back([&, c] {
        for (int i = 0; i < kEach; ++i) CHECK(put(*database, c * kEach + i).has_value());
      });
  }
  CHECK(count(*database) == kClients * kEach);
  const auto counters = database->counters();
  CHECK(counters.writes == kClients * kEach + 1);
  CHECK(counters.commits < counters.writes);
}

TEST_CASE("an exception that is not ours reaches its caller and nobody else") {
  const auto database = with_table(open_scratch());
  struct Odd {};
  CHECK_THROWS_AS(static_cast<void>(database->write([](Tx& tx) -> Result<bool> {
                    tx.execute("insert into t (v) values (1)");
                    throw Odd{};
                  })),
                  Odd);
  CHECK_THROWS_AS(static_cast<void>(database->read([](Tx&) -> Result<bool> { throw Odd{}; })), Odd);
  CHECK(count(*database) == 0);
  CHECK(put(*database, 2).has_value());
}

TEST_CASE("what a programmer did wrong is a bug, not a 503") {
  const auto database = with_table(open_scratch());
  const auto bug = [&](auto&& f) {
    try {
      static_cast<void>(f());
      return false;
    } catch (const Failure& failure) {
      return failure.kind == Failure::Kind::bug;
    }
  };
  using R = Result<bool>;
  CHECK(bug([&] {
    return database->read([](Tx& tx) -> R {
      tx.execute("selec 1");
      return true;
    });
  }));
  CHECK(bug([&] {
    return database->read([](Tx& tx) -> R {
      tx.execute("select ?1");
      return true;
    });
  }));
  CHECK(bug([&] {
    return database->read([](Tx& tx) -> R {
      tx.execute("select 1; select 2");
      return true;
    });
  }));
  CHECK(bug([&] {
    return database->write(
        [&](Tx&) -> R { return database->write([](Tx&) -> R { return true; }); });
  }));
  CHECK(bug([&] {
    return database->write([&](Tx&) -> R { return database->read([](Tx&) -> R { return true; }); });
  }));
}

TEST_CASE("a read changes nothing and sees one committed state") {
  const auto database = with_table(open_scratch());
  CHECK_THROWS_AS(static_cast<void>(database->read([](Tx& tx) -> Result<bool> {
                    tx.execute("insert into t (v) values (1)");
                    return true;
                  })),
                  Failure);
  REQUIRE(put(*database, 1));
  REQUIRE(database->read([&](Tx& tx) -> Result<bool> {
    CHECK(tx.maybe_integer("select count(*) from t") == 1);
    REQUIRE(put(*database, 2));  // committed while this read stands
    CHECK(count(*database) == 2);
    CHECK(tx.maybe_integer("select count(*) from t") == 1);
    return true;
  }));
}

TEST_CASE("more reads at once than connections wait for each other") {
  const Folder folder;
  SqliteOptions options;
  options.readers = 2;
  const auto database = with_table(folder.open(options));
  std::atomic<int> done{0};
  {
    std::vector<std::jthread> clients;
    for (int c = 0; c < 8; ++c)
      clients.emplace_back([&] {
        for (int i = 0; i < 50; ++i) done += count(*database) == 0 ? 1 : 0;
      });
  }
  CHECK(done == 400);
}

TEST_CASE("a full queue answers 503 with a time to come back") {
  const Folder folder;
  SqliteOptions options;
  options.queue = 2;
  const auto database = with_table(folder.open(options));
  std::atomic<int> kept{0}, refused{0};
  {
    Gate gate(*database);
    std::vector<std::jthread> clients;
    for (int i = 0; i < 5; ++i)
      clients.emplace_back([&, i] {
        const auto done = put(*database, i);
        if (done) {
          ++kept;
          return;
        }
        CHECK(done.error().code == ErrorCode::unavailable);
        CHECK(done.error().retry_after_s > 0);
        ++refused;
      });
    while (refused < 3) std::this_thread::yield();
    gate.open();
  }
  CHECK(kept == 2);
  CHECK(count(*database) == 2);
  CHECK(database->counters().refused == 3);
}

TEST_CASE("the scratch database shows a closure that cannot be repeated") {
  const auto database = with_table(open_scratch());
  int runs = 0;
  REQUIRE(database->write([&](Tx& tx) -> Result<bool> {
    tx.execute("insert into t (v) values (1)");
    ++runs;
    return true;
  }));
  CHECK(runs == 2);
  CHECK(count(*database) == 1);
}

TEST_CASE("one process writes to a folder; another may look") {
  const Folder folder;
  auto database = with_table(folder.open());
  REQUIRE(put(*database, 1));
  const auto second = open_sqlite(folder.path);
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().code == ErrorCode::unavailable);
  CHECK(second.error().type == "folder-in-use");

  SqliteOptions look;
  look.access = SqliteOptions::Access::read_only;
  const auto reader = folder.open(look);
  CHECK(count(*reader) == 1);
  CHECK(put(*reader, 2).error().code == ErrorCode::unavailable);
  REQUIRE(put(*database, 2));
  CHECK(count(*reader) == 2);

  database.reset();
  CHECK(open_sqlite(folder.path).has_value());
}

TEST_CASE("those who work behind the writes are woken by a commit") {
  const auto database = with_table(open_scratch());
  const auto seen = database->commits();
  CHECK(database->wait_for_commit(seen, std::chrono::milliseconds(1)) == seen);
  std::jthread late([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    REQUIRE(put(*database, 1));
  });
  CHECK(database->wait_for_commit(seen, std::chrono::seconds(30)) == seen + 1);
}

TEST_CASE("the WAL is checkpointed beside the writer and does not grow without end") {
  const Folder folder;
  SqliteOptions options;
  options.durability = SqliteOptions::Durability::none;  // only the length is looked at
  options.checkpoint_pages = 50;
  const auto database = with_table(folder.open(options));
  const std::string text(3000, 'x');
  for (int i = 0; i < 2000; ++i)
    REQUIRE(database->write([&](Tx& tx) -> Result<bool> {
      tx.execute("insert into t (v, s) values (?1, ?2)", {i, text});
      return true;
    }));
  CHECK(database->counters().checkpoints > 0);
  CHECK(std::filesystem::file_size(folder.path + "/hoanhap.db-wal") < 16U << 20U);
}

TEST_CASE("a full disk is a 503 for who met it, and not the end") {
  const Folder folder;
  const auto database = with_table(folder.open());
  REQUIRE(put(*database, 1));
  const auto room = [&](const char* pages) {
    REQUIRE(database->write([&](Tx& tx) -> Result<bool> {
      tx.query(fmt::format("pragma max_page_count = {}", pages), {}, [](const Row&) {});
      return true;
    }));
  };
  room("1");  // as large as it is, and no larger
  const auto refused = database->write([](Tx& tx) -> Result<bool> {
    for (int v = 100; v < 200; ++v)
      tx.execute("insert into t (v, s) values (?1, ?2)", {v, std::string(4000, 'x')});
    return true;
  });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::unavailable);
  CHECK_FALSE(database->failed());
  CHECK(count(*database) == 1);
  room("1000000");
  CHECK(put(*database, 2).has_value());
  CHECK(count(*database) == 2);
}
