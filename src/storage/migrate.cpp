#include "storage/migrate.h"

#include <chrono>

#include <fmt/format.h>

#include "core/bytes.h"
#include "storage/sqlite/connection.h"

namespace hoanhap::storage {
namespace {

struct Applied {
  std::string name, hash;
};

std::vector<Applied> applied_steps(Tx& tx) {
  std::vector<Applied> result;
  tx.query("select name, hash from schema_migration order by name", {}, [&](const Row& row) {
    result.push_back({std::string(row.text(0)), std::string(row.text(1))});
  });
  return result;
}

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

void apply(sqlite::Connection& connection, const Migration& step) {
  connection.script("begin immediate");
  try {
    connection.script(std::string(step.sql).c_str());
    connection.execute("insert into schema_migration (name, hash, applied_at) values (?1, ?2, ?3)",
                       {step.name, hex(blake2b(step.sql)), now_ms()});
    connection.script("commit");
  } catch (...) {
    if (connection.in_transaction()) connection.script("rollback");
    throw;
  }
}

}  // namespace

Result<int> migrate(sqlite::Connection& connection, std::span<const Migration> steps) {
  connection.script(
      "create table if not exists schema_migration ("
      "name text primary key, hash text not null, applied_at bigint not null)");
  const auto applied = applied_steps(connection);
  for (std::size_t i = 0; i < applied.size(); ++i) {
    if (i >= steps.size() || applied[i].name != steps[i].name)
      return internal(fmt::format("schema: the folder has {} where this program has {}",
                                  applied[i].name, i < steps.size() ? steps[i].name : "nothing"));
    if (applied[i].hash != hex(blake2b(steps[i].sql)))
      return internal(fmt::format("schema: {} has changed since it was applied", applied[i].name));
  }
  for (const auto& step : steps.subspan(applied.size())) apply(connection, step);
  return static_cast<int>(steps.size() - applied.size());
}

}  // namespace hoanhap::storage
