#include <doctest/doctest.h>

#include <thread>

#include "audit/audit.h"
#include "audit/sealer.h"

using namespace hoanhap;
using namespace hoanhap::audit;

namespace {

constexpr std::int64_t kNoon = 1'530'000'000'000;

void add(storage::Database& database, int from, int to) {
  REQUIRE(database.write([&](storage::Tx& tx) -> Result<bool> {
    for (int i = from; i <= to; ++i)
      append(tx, {Instant{kNoon + i}, UserId{i % 3}, UnitId{5}, "record.sent",
                  "record:" + std::to_string(i)});
    return true;
  }));
}

// Ten sealed entries, as every tampering finds them.
std::unique_ptr<storage::Database> ten() {
  auto database = storage::open_scratch();
  add(*database, 1, 10);
  REQUIRE(seal(*database));
  return database;
}

Verdict verdict(storage::Database& database) { return verify(database).value(); }

}  // namespace

TEST_CASE("the chain grows by what is appended and verifies") {
  const auto database = storage::open_scratch();
  CHECK(verdict(*database).entries == 0);
  CHECK(head(*database).value().sequence == 0);
  add(*database, 1, 3);
  CHECK(verdict(*database).unsealed == 3);
  const auto first = seal(*database).value();
  CHECK(first.sequence == 3);
  add(*database, 4, 5);
  const auto second = seal(*database).value();
  CHECK(second.sequence == 5);
  CHECK(second.hash != first.hash);
  const auto seen = verdict(*database);
  CHECK(seen.entries == 5);
  CHECK(seen.unsealed == 0);
  CHECK(seen.broken_at == 0);
  CHECK(seen.head == second.hash);
  CHECK(head(*database).value().hash == second.hash);
}

TEST_CASE("the unsealed tail is reported, not blamed") {
  const auto database = ten();
  add(*database, 11, 13);
  const auto seen = verdict(*database);
  CHECK(seen.entries == 10);
  CHECK(seen.unsealed == 3);
  CHECK(seen.broken_at == 0);
}

TEST_CASE("sealing in several batches gives the chain of one") {
  const auto a = storage::open_scratch(), b = storage::open_scratch();
  add(*a, 1, 4500);
  for (int i = 1; i <= 4500; i += 500) {
    add(*b, i, i + 499);
    REQUIRE(seal(*b));
  }
  CHECK(seal(*a).value().hash == head(*b).value().hash);
}

TEST_CASE("nothing waits: no write is spent on sealing") {
  const auto database = ten();
  const auto commits = database->commits();
  CHECK(seal(*database).value().sequence == 10);
  CHECK(database->commits() == commits);
}

TEST_CASE("tampering is found where it begins") {
  struct Case {
    const char* what;
    std::vector<const char*> sql;
    std::int64_t broken_at;
  };
  const Case cases[] = {
      {"another time", {"update audit_entry set at = at + 1 where id = 4"}, 4},
      {"another person", {"update audit_entry set who = 2 where id = 1"}, 1},
      {"another unit", {"update audit_entry set unit_id = 6 where id = 10"}, 10},
      {"another action", {"update audit_entry set action = 'record.read' where id = 2"}, 2},
      {"text moved between fields",
       {"update audit_entry set action = 'record.sentrecord', subject = ':3' where id = 3"},
       3},
      {"other facts", {"update audit_entry set facts = '{\"a\":1}' where id = 9"}, 9},
      {"an entry deleted", {"delete from audit_entry where id = 5"}, 5},
      {"an entry deleted with its seal",
       {"delete from audit_entry where id = 5", "delete from audit_seal where sequence = 5"},
       5},
      {"and the numbers closed up",
       {"delete from audit_entry where id = 5", "delete from audit_seal where sequence = 5",
        "update audit_seal set sequence = sequence - 1 where sequence = 6",
        "update audit_seal set sequence = sequence - 1 where sequence = 7",
        "update audit_seal set sequence = sequence - 1 where sequence = 8",
        "update audit_seal set sequence = sequence - 1 where sequence = 9",
        "update audit_seal set sequence = sequence - 1 where sequence = 10"},
       5},
      {"two entries swapped",
       {"update audit_entry set id = 99 where id = 3", "update audit_entry set id = 3 where id = 4",
        "update audit_entry set id = 4 where id = 99"},
       3},
      {"two seals swapped",
       {"update audit_seal set entry_id = 7 where sequence = 6",
        "update audit_seal set entry_id = 6 where sequence = 7"},
       6},
      {"an entry slipped in",
       {"insert into audit_entry (id, at, who, unit_id, action, subject, facts) "
        "values (77, 1, 1, 1, 'record.sent', 'record:77', '{}')"},
       11},
      {"an entry slipped in with a seal between",
       {"insert into audit_entry (id, at, who, unit_id, action, subject, facts) "
        "values (77, 1, 1, 1, 'record.sent', 'record:77', '{}')",
        "insert into audit_seal (sequence, entry_id, hash) values (0, 77, zeroblob(32))"},
       1},
      {"one entry sealed twice",
       {"insert into audit_seal (sequence, entry_id, hash) select 11, 10, hash from audit_seal "
        "where sequence = 10"},
       11},
      {"a hash of another length",
       {"update audit_seal set hash = zeroblob(31) where sequence = 8"},
       8},
      {"a seal forged in the middle",
       {"update audit_seal set hash = zeroblob(32) where sequence = 8"},
       8},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    const auto database = ten();
    REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
      for (const auto* sql : c.sql) tx.execute(sql);
      return true;
    }));
    CHECK(verdict(*database).broken_at == c.broken_at);
  }
}

TEST_CASE("an entry deleted or unnoted before it was sealed is found") {
  for (const auto* sql :
       {"delete from audit_entry where id = 11", "delete from audit_pending where entry_id = 11"}) {
    const auto database = ten();
    add(*database, 11, 12);
    REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
      tx.execute(sql);
      return true;
    }));
    CHECK(verdict(*database).broken_at == 11);
  }
}

TEST_CASE("a chain cut off at its end is told by the head printed before") {
  const auto database = ten();
  const auto printed = head(*database).value();
  REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
    tx.execute("delete from audit_seal where sequence > 8");
    tx.execute("delete from audit_entry where id > 8");
    return true;
  }));
  const auto seen = verdict(*database);
  CHECK(seen.broken_at == 0);
  CHECK(seen.head != printed.hash);
}

TEST_CASE("a rolled back write leaves no entry") {
  const auto database = storage::open_scratch();
  CHECK_FALSE(database->write([](storage::Tx& tx) -> Result<bool> {
    append(tx, {Instant{kNoon}, UserId{1}, UnitId{1}, "record.sent", "record:1"});
    return not_found();
  }));
  CHECK(seal(*database).value().sequence == 0);
}

TEST_CASE("a text may be excised: the chain holds its commitment, not the text") {
  const auto database = storage::open_scratch();
  const auto said = commitment("salt", "một đoạn văn");
  CHECK(said.size() == 64);
  CHECK(said == commitment("salt", "một đoạn văn"));
  CHECK(said != commitment("sal", "tmột đoạn văn"));
  REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
    tx.execute("insert into setting (name, value) values ('text', 'một đoạn văn')");
    append(tx, {Instant{kNoon}, UserId{1}, UnitId{1}, "record.sent", "record:1",
                "{\"texts\":\"" + said + "\"}"});
    return true;
  }));
  REQUIRE(seal(*database));
  REQUIRE(database->write([&](storage::Tx& tx) -> Result<bool> {
    tx.execute("update setting set value = '' where name = 'text'");
    append(tx, {Instant{kNoon}, UserId{2}, UnitId{1}, "text.excised", "record:1"});
    return true;
  }));
  REQUIRE(seal(*database));
  CHECK(verdict(*database).broken_at == 0);
  CHECK(verdict(*database).entries == 2);
}

TEST_CASE("the sealer follows the writes of many threads and leaves no tail behind") {
  const auto database = storage::open_scratch();
  {
    const Sealer sealer(*database, std::chrono::milliseconds(1));
    std::vector<std::jthread> clients;
    for (int c = 0; c < 4; ++c)
      clients.emplace_back([&, c] {
        for (int i = 0; i < 25; ++i) add(*database, c * 25 + i, c * 25 + i);
      });
  }
  const auto seen = verdict(*database);
  CHECK(seen.entries == 100);
  CHECK(seen.unsealed == 0);
  CHECK(seen.broken_at == 0);
}
