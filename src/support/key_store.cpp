#include "support/key_store.h"

#include <fmt/format.h>

#include "storage/sqlite.h"

namespace hoanhap::support {
namespace {

using storage::Row;
using storage::Tx;

constexpr storage::Migration kSchema[] = {{"0001_keys", R"sql(
create table body_key (
  record  blob   not null,
  part    bigint not null,
  version bigint not null,
  team    blob   not null,                     -- public key it is sealed to
  wrapped blob   not null,
  primary key (record, part, version, team)
) without rowid;
create index body_key_team on body_key (team);
create table kept (
  record    blob   primary key,
  receipt   blob   not null unique,            -- hash of the code
  goes      bigint not null,                   -- a Monday
  link_goes bigint
) without rowid;
-- Keys are gone, the row in the main store has yet to follow.
create table leaving (
  record  blob primary key,
  receipt blob not null,
  outcome text not null
) without rowid;
-- Hashes of the ids of what was destroyed; they lead nowhere.
create table gone (
  record_hash blob primary key
) without rowid;
-- One row in a backup: the last day on which it may be used.
create table backup (
  last_day bigint not null
);
)sql"}};

template <typename F>
F fixed(const Row& row, int column) {
  F out;
  const auto blob = row.blob(column);
  if (blob.size() == out.bytes.size()) std::copy(blob.begin(), blob.end(), out.bytes.begin());
  return out;
}
Hash hash(const Row& row, int column) {
  return fixed<Fixed<struct HashTag, 32>>(row, column).bytes;
}
View blob(const Hash& hash) { return hash; }

WrappedKey key_from(const Row& row) {
  return {fixed<RecordKeyId>(row, 0), static_cast<Part>(row.integer(1)),
          static_cast<std::uint32_t>(row.integer(2)), fixed<SealingKey>(row, 3),
          fixed<SealedKey>(row, 4)};
}

void insert(Tx& tx, const WrappedKey& key) {
  tx.execute(
      "insert into body_key (record, part, version, team, wrapped) values (?1, ?2, ?3, ?4, ?5) "
      "on conflict (record, part, version, team) do update set wrapped = excluded.wrapped",
      {View(key.record), static_cast<int>(key.part), static_cast<std::int64_t>(key.version),
       View(key.team), View(key.wrapped)});
}

storage::SqliteOptions options() {
  storage::SqliteOptions options;
  options.file = "keys.db";
  options.schema = kSchema;
  options.forgetful = true;
  options.readers = 2;
  return options;
}

tl::unexpected<Error> too_old(Date last_day) {
  return fail(
      {ErrorCode::conflict,
       "key-backup-too-old",
       {"Bản sao lưu khóa đã quá hạn", "The backup of keys is past its last day"},
       {"Bản sao lưu khóa này chỉ dùng đến ngày " + last_day.vi() +
            ". Hồ sơ đã hủy không được mở lại: xóa thư mục keys rồi khởi động, các hồ sơ không còn "
            "khóa sẽ được ghi là đã hủy.",
        "This backup of keys could be used until " + last_day.iso() +
            ". Destroyed records must not open again: remove the keys folder and start; records "
            "without keys are then counted as destroyed."}});
}

}  // namespace

Result<std::unique_ptr<KeyStore>> KeyStore::open(const std::string& folder, Date today) {
  TRY_ASSIGN(auto database, storage::open_sqlite(folder, options()));
  TRY_ASSIGN(const auto last_day, database->read([](Tx& tx) -> Result<std::optional<Date>> {
    const auto day = tx.maybe_integer("select min(last_day) from backup");
    if (!day) return std::optional<Date>();
    return std::optional(Date{static_cast<int>(*day)});
  }));
  if (last_day && today > *last_day) return too_old(*last_day);
  if (last_day) {
    TRY(database->write([](Tx& tx) -> Result<bool> {
      tx.execute("delete from backup");
      return true;
    }));
  }
  return std::make_unique<KeyStore>(std::move(database));
}

Result<std::unique_ptr<KeyStore>> KeyStore::open_to_read(const std::string& folder) {
  auto reading = options();
  reading.access = storage::SqliteOptions::Access::read_only;
  TRY_ASSIGN(auto database, storage::open_sqlite(folder, std::move(reading)));
  return std::make_unique<KeyStore>(std::move(database));
}

Result<bool> KeyStore::mark_backup(const std::string& file, Date last_day) {
  const auto slash = file.rfind('/');
  auto marking = options();
  marking.file = file.substr(slash + 1);
  marking.lock = false;
  TRY_ASSIGN(const auto copy, storage::open_sqlite(file.substr(0, slash), std::move(marking)));
  TRY(copy->write([&](Tx& tx) -> Result<bool> {
    tx.execute("delete from backup");
    tx.execute("insert into backup (last_day) values (?1)", {last_day.days});
    return true;
  }));
  return copy->forget();
}

std::unique_ptr<KeyStore> KeyStore::scratch() {
  return std::make_unique<KeyStore>(storage::open_scratch(options()));
}

Result<bool> KeyStore::forget() { return database_->forget(); }

Result<bool> KeyStore::add(const Kept& kept, const std::vector<WrappedKey>& keys) {
  return database_->write([&](Tx& tx) -> Result<bool> {
    tx.execute(
        "insert into kept (record, receipt, goes, link_goes) values (?1, ?2, ?3, ?4) "
        "on conflict (record) do nothing",
        {View(kept.record), blob(kept.receipt), kept.goes.days,
         kept.link_goes ? storage::Param(kept.link_goes->days) : storage::Param(nullptr)});
    for (const auto& key : keys) insert(tx, key);
    return true;
  });
}

Result<bool> KeyStore::add(const WrappedKey& key) {
  return database_->write([&](Tx& tx) -> Result<bool> {
    insert(tx, key);
    return true;
  });
}

Result<bool> KeyStore::keep_only(const WrappedKey& key) {
  TRY(database_->write([&](Tx& tx) -> Result<bool> {
    tx.execute(
        "delete from body_key where record = ?1 and part = ?2 and version <> ?3",
        {View(key.record), static_cast<int>(key.part), static_cast<std::int64_t>(key.version)});
    return true;
  }));
  return forget();
}

Result<bool> KeyStore::keep_until(const RecordKeyId& record, Date goes) {
  return database_->write([&](Tx& tx) -> Result<bool> {
    tx.execute("update kept set goes = ?2 where record = ?1", {View(record), goes.days});
    return true;
  });
}

Result<std::optional<KeyStore::Kept>> KeyStore::find(const RecordKeyId& record) {
  return database_->read([&](Tx& tx) -> Result<std::optional<Kept>> {
    std::optional<Kept> found;
    tx.one("select record, receipt, goes, link_goes from kept where record = ?1", {View(record)},
           [&](const Row& row) {
             found = {
                 fixed<RecordKeyId>(row, 0), hash(row, 1), {static_cast<int>(row.integer(2))}, {}};
             if (!row.null(3)) found->link_goes = Date{static_cast<int>(row.integer(3))};
           });
    return found;
  });
}

Result<std::optional<RecordKeyId>> KeyStore::find(const Hash& receipt) {
  return database_->read([&](Tx& tx) -> Result<std::optional<RecordKeyId>> {
    std::optional<RecordKeyId> found;
    tx.one("select record from kept where receipt = ?1", {blob(receipt)},
           [&](const Row& row) { found = fixed<RecordKeyId>(row, 0); });
    return found;
  });
}

Result<std::vector<WrappedKey>> KeyStore::keys_of(const RecordKeyId& record,
                                                  const SealingKey& team) {
  return database_->read([&](Tx& tx) -> Result<std::vector<WrappedKey>> {
    std::vector<WrappedKey> keys;
    tx.query(
        "select record, part, version, team, wrapped from body_key where record = ?1 and team = ?2",
        {View(record), View(team)}, [&](const Row& row) { keys.push_back(key_from(row)); });
    return keys;
  });
}

Result<bool> KeyStore::destroy(const RecordKeyId& record, std::string_view outcome) {
  TRY(database_->write([&](Tx& tx) -> Result<bool> {
    tx.execute(
        "insert into leaving (record, receipt, outcome) select record, receipt, ?2 from kept "
        "where record = ?1 on conflict (record) do nothing",
        {View(record), outcome});
    tx.execute("delete from body_key where record = ?1", {View(record)});
    tx.execute("delete from kept where record = ?1", {View(record)});
    tx.execute("insert into gone (record_hash) values (?1) on conflict (record_hash) do nothing",
               {blob(blake2b(View(record)))});
    return true;
  }));
  return forget();
}

Result<bool> KeyStore::gone(const RecordKeyId& record) {
  return database_->read([&](Tx& tx) -> Result<bool> {
    return tx.maybe_integer("select count(*) from gone where record_hash = ?1",
                            {blob(blake2b(View(record)))})
               .value_or(0) > 0;
  });
}

Result<bool> KeyStore::destroy_link(const RecordKeyId& record) {
  TRY(database_->write([&](Tx& tx) -> Result<bool> {
    tx.execute("delete from body_key where record = ?1 and part = ?2",
               {View(record), static_cast<int>(Part::link)});
    tx.execute("update kept set link_goes = null where record = ?1", {View(record)});
    return true;
  }));
  return forget();
}

Result<bool> KeyStore::left(const RecordKeyId& record) {
  TRY(database_->write([&](Tx& tx) -> Result<bool> {
    tx.execute("delete from leaving where record = ?1", {View(record)});
    return true;
  }));
  return forget();
}

Result<std::vector<KeyStore::Leaving>> KeyStore::leaving() {
  return database_->read([&](Tx& tx) -> Result<std::vector<Leaving>> {
    std::vector<Leaving> all;
    tx.query("select record, receipt, outcome from leaving", {}, [&](const Row& row) {
      all.push_back({fixed<RecordKeyId>(row, 0), hash(row, 1), std::string(row.text(2))});
    });
    return all;
  });
}

Result<KeyStore::Due> KeyStore::due(Date today) {
  return database_->read([&](Tx& tx) -> Result<Due> {
    Due due;
    tx.query("select record from kept where goes <= ?1", {today.days},
             [&](const Row& row) { due.records.push_back(fixed<RecordKeyId>(row, 0)); });
    tx.query("select record from kept where link_goes <= ?1 and goes > ?1", {today.days},
             [&](const Row& row) { due.links.push_back(fixed<RecordKeyId>(row, 0)); });
    return due;
  });
}

Result<KeyStore::Waiting> KeyStore::waiting(const std::vector<SealingKey>& older,
                                            const SealingKey& team, int most) {
  return database_->read([&](Tx& tx) -> Result<Waiting> {
    Waiting waiting;
    for (const auto& old : older) {
      waiting.left += tx.maybe_integer(
                            "select count(*) from body_key o where o.team = ?1 and not exists "
                            "(select 1 from body_key n where n.record = o.record and n.part = "
                            "o.part and n.version = o.version and n.team = ?2)",
                            {View(old), View(team)})
                          .value_or(0);
      tx.query(
          "select o.record, o.part, o.version, o.team, o.wrapped from body_key o where o.team = ?1 "
          "and not exists (select 1 from body_key n where n.record = o.record and n.part = o.part "
          "and n.version = o.version and n.team = ?2) limit ?3",
          {View(old), View(team), most - static_cast<int>(waiting.keys.size())},
          [&](const Row& row) { waiting.keys.push_back(key_from(row)); });
    }
    return waiting;
  });
}

Result<int> KeyStore::add_wraps(const SealingKey& team, const std::vector<Rewrapped>& keys) {
  return database_->write([&](Tx& tx) -> Result<int> {
    int added = 0;
    for (const auto& key : keys) {
      const auto there = tx.maybe_integer(
          "select count(*) from body_key where record = ?1 and part = ?2 and version = ?3",
          {View(key.record), static_cast<int>(key.part), static_cast<std::int64_t>(key.version)});
      if (there.value_or(0) == 0) continue;  // destroyed meanwhile
      insert(tx, {key.record, key.part, key.version, team, key.wrapped});
      ++added;
    }
    return added;
  });
}

Result<bool> KeyStore::forget_teams(const std::vector<SealingKey>& older) {
  TRY(database_->write([&](Tx& tx) -> Result<bool> {
    for (const auto& team : older) tx.execute("delete from body_key where team = ?1", {View(team)});
    return true;
  }));
  return forget();
}

Result<std::vector<KeyStore::Listed>> KeyStore::all() {
  return database_->read([&](Tx& tx) -> Result<std::vector<Listed>> {
    std::vector<Listed> all;
    tx.query("select distinct record, part, version from body_key", {}, [&](const Row& row) {
      all.push_back({fixed<RecordKeyId>(row, 0), static_cast<Part>(row.integer(1)),
                     static_cast<std::uint32_t>(row.integer(2))});
    });
    return all;
  });
}

Result<bool> KeyStore::destroy_strays(const std::vector<Listed>& strays) {
  if (strays.empty()) return true;
  TRY(database_->write([&](Tx& tx) -> Result<bool> {
    for (const auto& stray : strays) {
      tx.execute("delete from body_key where record = ?1 and part = ?2 and version = ?3",
                 {View(stray.record), static_cast<int>(stray.part),
                  static_cast<std::int64_t>(stray.version)});
      tx.execute(
          "delete from kept where record = ?1 and not exists (select 1 from body_key b where "
          "b.record = kept.record)",
          {View(stray.record)});
    }
    return true;
  }));
  return forget();
}

}  // namespace hoanhap::support
