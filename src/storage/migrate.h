#pragma once

#include <span>
#include <string_view>

#include "core/result.h"

namespace hoanhap::storage {

// One step of the schema, embedded at build from src/storage/migrations/<driver>/NNNN_name.sql.
struct Migration {
  std::string_view name;  // "0006_records"
  std::string_view sql;
};
std::span<const Migration> sqlite_migrations();

namespace sqlite {
class Connection;
}

// Brings the schema up to `steps`: runs what is missing, in order, each in a transaction together
// with its line in schema_migration. Fails: `internal` when an applied step has changed since, when
// one is unknown (the folder is newer than the program) or stands before one already applied.
Result<int> migrate(sqlite::Connection& connection, std::span<const Migration> steps);

}  // namespace hoanhap::storage
