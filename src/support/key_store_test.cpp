// The key store on a real disk: what is destroyed is in none of its files, a backup has a last day,
// and both stores come back from a backup.
#include <unistd.h>

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "storage/sqlite.h"
#include "support/backup.h"
#include "support/testing_office.h"

using namespace hoanhap;
using namespace hoanhap::support;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("hoanhap-keys-" + random_token(9));
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  std::string str() const { return path.string(); }
};

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool anywhere(const fs::path& folder, View wanted) {
  const std::string text(wanted.begin(), wanted.end());
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && contents(entry.path()).find(text) != std::string::npos)
      return true;
  return false;
}

const auto kToday = Date::of(2018, 5, 2);

WrappedKey key(std::uint8_t n) {
  WrappedKey out;
  out.record.bytes.fill(n);
  out.team.bytes.fill(1);
  const auto random = random_bytes(80);
  std::copy(random.begin(), random.end(), out.wrapped.bytes.begin());
  return out;
}

}  // namespace

TEST_CASE("a destroyed key is in no file of the store, its log included") {
  const Folder folder;
  auto keys = KeyStore::open(folder.str(), kToday).value();
  std::vector<WrappedKey> all;
  for (std::uint8_t n = 1; n <= 50; ++n) {
    all.push_back(key(n));
    Hash receipt{};
    receipt[0] = n;
    REQUIRE(keys->add({all.back().record, receipt, kToday.plus_days(30), {}}, {all.back()}));
  }
  CHECK(anywhere(folder.path, View(all[20].wrapped)));
  REQUIRE(keys->destroy(all[20].record, "withdrawn"));
  CHECK_FALSE(anywhere(folder.path, View(all[20].wrapped)));
  CHECK(anywhere(folder.path, View(all[21].wrapped)));
  CHECK(fs::file_size(folder.path / "keys.db-wal") == 0);
  // A replaced version too.
  auto second = all[21];
  second.version = 2;
  REQUIRE(keys->add(second));
  REQUIRE(keys->keep_only(second));
  CHECK(keys->keys_of(second.record, second.team)->size() == 1);
  keys.reset();
  CHECK_FALSE(anywhere(folder.path, View(all[20].wrapped)));
}

TEST_CASE("what is due, on its Monday and not before") {
  const auto keys = KeyStore::scratch();
  const auto a = key(1), b = key(2);
  REQUIRE(keys->add({a.record, {1}, Date::of(2018, 5, 28), {}}, {a}));
  REQUIRE(keys->add({b.record, {2}, Date::of(2018, 9, 3), Date::of(2018, 6, 4)}, {b}));
  CHECK(keys->due(Date::of(2018, 5, 27))->records.empty());
  CHECK(keys->due(Date::of(2018, 5, 28))->records.size() == 1);
  const auto later = keys->due(Date::of(2018, 6, 4));
  CHECK(later->links == std::vector<RecordKeyId>{b.record});
}

TEST_CASE("backup and restore of both stores; the copy of keys has a last day") {
  const Folder data, backups, again, too_late, without;
  Working::Filed kept, destroyed;
  {
    storage::SqliteOptions options;
    options.durability = storage::SqliteOptions::Durability::none;
    Working city(storage::open_sqlite(data.str(), options).value(),
                 KeyStore::open(data.str() + "/keys", kToday).value());
    kept = city.file_by_police(R"({"v":1,"goi":"còn"})");
    destroyed = city.file_by_police();
    REQUIRE(city.service->filing.withdraw(destroyed.code, "p"));
    const auto made = back_up(data.str(), backups.str(), kToday);  // beside the running stores
    REQUIRE(made);
    CHECK(made->keys.ends_with("keys-2018-05-02-until-2018-05-09.db"));
    CHECK(made->main.ends_with("main-2018-05-02.db"));

    const auto restored = restore(backups.str(), again.str(), kToday.plus_days(7));
    REQUIRE(restored);
    CHECK_FALSE(restored->keys.empty());
    Working::Filed later = city.file_by_police();
    (void)later;
    // The same people and keys, on the restored folder.
    TestOffice there(storage::open_sqlite(again.str(), options).value(),
                     KeyStore::open(again.str() + "/keys", kToday.plus_days(7)).value());
    CHECK(there.service->destroying.repair() == 0);
    const auto opened = there.service->cases.open(there.actor(city.lan), city.ring.root.key,
                                                  {kept.id, destroyed.id});
    REQUIRE(opened);
    REQUIRE(opened->size() == 1);
    CHECK(kh::open(opened->front().parts.front().envelope, city.ring.team())->content ==
          R"({"v":1,"goi":"còn"})");
  }
  // After its last day the copy of keys is neither taken nor, by hand, opened.
  fs::create_directories(without.path / "keys");
  for (const auto& entry : fs::directory_iterator(backups.path))
    if (entry.path().filename().string().starts_with("keys-"))
      fs::copy_file(entry.path(), without.path / "keys" / "keys.db");
  CHECK(type_of(KeyStore::open(without.str() + "/keys", kToday.plus_days(8))) ==
        "key-backup-too-old");
  CHECK(type_of(KeyStore::open(without.str() + "/keys", kToday.plus_days(6))) == "ok");
  CHECK(prune(backups.str(), kToday.plus_days(7)) == 0);
  CHECK(restore(backups.str(), too_late.str(), kToday.plus_days(8))->keys.empty());
  CHECK(prune(backups.str(), kToday.plus_days(8)) == 0);  // whoever looks after the day removes it
  CHECK(type_of(restore(backups.str(), data.str(), kToday)) == "folder-in-use");
}
