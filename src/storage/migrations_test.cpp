#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/bytes.h"
#include "storage/migrate.h"
#include "storage/sqlite/connection.h"

using namespace hoanhap;
using namespace hoanhap::storage;
namespace fs = std::filesystem;

namespace {

std::string without_comments(const fs::path& file) {
  std::ifstream in(file);
  std::string text, line;
  while (std::getline(in, line)) text += line.substr(0, line.find("--")) + "\n";
  return text;
}

// What a step makes, as lines a reader can compare: "table record.unit_id not null", "index
// record_unit". Types may differ between the two; names, order of columns, nullness and indexes may
// not.
std::vector<std::string> outline(const fs::path& file) {
  std::vector<std::string> result;
  std::istringstream in(without_comments(file));
  std::string statement;
  while (std::getline(in, statement, ';')) {
    std::istringstream words(statement);
    std::string verb, what, name;
    words >> verb >> what;
    if (what == "unique") words >> what;
    words >> name;
    if (verb != "create" || what != "table") {
      if (!verb.empty()) result.push_back(verb + " " + what + " " + name);
      continue;
    }
    const auto open = statement.find('(');
    const auto body = statement.substr(open + 1, statement.rfind(')') - open - 1);
    int depth = 0;
    std::string part;
    const auto finish = [&] {
      std::istringstream column(part);
      std::string first;
      column >> first;
      const bool key =
          first == "primary" || first == "unique" || first == "foreign" || first == "check";
      if (!key && !first.empty())
        result.push_back("table " + name + "." + first +
                         (part.find("not null") != part.npos ? " not null" : ""));
      else if (key)
        result.push_back("table " + name + " " + first);
      part.clear();
    };
    for (const char c : body) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0)
        finish();
      else
        part += c;
    }
    finish();
  }
  return result;
}

std::set<std::string> names(const fs::path& folder) {
  std::set<std::string> result;
  for (const auto& entry : fs::directory_iterator(folder))
    result.insert(entry.path().filename().string());
  return result;
}

struct Scratch {
  std::string file = (fs::temp_directory_path() / ("hoanhap-migrate-" + random_token(9))).string();
  sqlite::Tally tally;
  sqlite::Connection connection{file, "", sqlite::Connection::Mode::read_write, tally};
  ~Scratch() { fs::remove(file); }
};

constexpr Migration kFirst{"0001_a",
                           "create table a (id integer primary key); insert into a values (7)"};
constexpr Migration kSecond{"0002_b", "create table b (id integer primary key)"};

}  // namespace

TEST_CASE("the steps of both drivers pair up by name, tables, columns and indexes") {
  const fs::path folder = fs::path(HOANHAP_SOURCE_DIR) / "src/storage/migrations";
  const auto sqlite = names(folder / "sqlite");
  CHECK(sqlite == names(folder / "postgres"));
  for (const auto& name : sqlite) {
    INFO(name);
    CHECK(outline(folder / "sqlite" / name) == outline(folder / "postgres" / name));
  }
}

TEST_CASE("the embedded steps are the files, in order of their numbers") {
  const fs::path folder = fs::path(HOANHAP_SOURCE_DIR) / "src/storage/migrations/sqlite";
  std::set<std::string> embedded;
  std::string last;
  for (const auto& step : sqlite_migrations()) {
    CHECK(last < step.name);
    last = step.name;
    std::ifstream in(folder / (last + ".sql"));
    std::ostringstream text;
    text << in.rdbuf();
    CHECK(text.str() == step.sql);
    embedded.insert(last + ".sql");
  }
  CHECK(embedded == names(folder));
}

TEST_CASE("missing steps are run once, and later ones follow") {
  Scratch scratch;
  const Migration both[] = {kFirst, kSecond};
  CHECK(migrate(scratch.connection, std::span(both).first(1)).value() == 1);
  CHECK(migrate(scratch.connection, both).value() == 1);
  CHECK(migrate(scratch.connection, both).value() == 0);
  CHECK(scratch.connection.maybe_integer("select count(*) from a") == 1);
}

TEST_CASE("a changed, unknown or overtaken step is refused") {
  Scratch scratch;
  const Migration both[] = {kFirst, kSecond};
  REQUIRE(migrate(scratch.connection, both));
  const Migration changed[] = {kFirst, {"0002_b", "create table c (id integer primary key)"}};
  CHECK(migrate(scratch.connection, changed).error().cause ==
        "schema: 0002_b has changed since it was applied");
  CHECK_FALSE(migrate(scratch.connection, std::span(both).first(1)));  // the folder is newer
  const Migration between[] = {kFirst, {"0001_x", "select 1"}, kSecond};
  CHECK_FALSE(migrate(scratch.connection, between));
}

TEST_CASE("a step that fails half way leaves nothing behind") {
  Scratch scratch;
  const Migration broken[] = {kFirst, {"0002_b", "create table b (id integer primary key); selec"}};
  CHECK_THROWS_AS(static_cast<void>(migrate(scratch.connection, broken)), Failure);
  CHECK(scratch.connection.maybe_integer("select count(*) from sqlite_master where name = 'b'") ==
        0);
  const Migration mended[] = {kFirst, kSecond};
  CHECK(migrate(scratch.connection, mended).value() == 1);
}
