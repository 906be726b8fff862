#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/period.h"
#include "disclosure/table.h"
#include "rollup/packed.h"
#include "storage/database.h"

// The only SQL of disclosure. Reads records and revisions for what a release is made from; writes
// releases, which are only ever inserted.
namespace hoanhap::disclosure::store {

struct Release {
  ReleaseId id;
  std::string form;
  Period period;
  UserId by;
  Instant at;
};

// The latest release of a form and period, with its table.
struct WithTable {
  Release release;
  Table table;
};
Result<std::optional<WithTable>> latest(storage::Tx& tx, std::string_view form, Period period);
// Every release of a form in a year, oldest first; without tables.
std::vector<Release> of_year(storage::Tx& tx, std::string_view form, int year);
// The latest of each period, of one form or (form empty) of all, newest first.
std::vector<Release> list(storage::Tx& tx, std::string_view form);
// Which periods of which forms are released in a year.
std::vector<std::pair<std::string, Period>> released(storage::Tx& tx, int year);
Result<Table> table(storage::Tx& tx, ReleaseId id);

ReleaseId insert(storage::Tx& tx, const Release& release, const Table& table);

// One accepted revision behind a table, and what it says.
struct Submission {
  RecordId record;
  int revision = 0;
  UnitId unit;
  Period period;
  rollup::Vector vector;
};
// What is accepted now, for the base periods from `first` to `last`.
Result<std::vector<Submission>> accepted(storage::Tx& tx, std::string_view form, Period first,
                                         Period last);
Result<std::vector<Submission>> basis(storage::Tx& tx, ReleaseId id);
void insert_basis(storage::Tx& tx, ReleaseId id, const std::vector<Submission>& basis);

}  // namespace hoanhap::disclosure::store
