#include "disclosure/store.h"

namespace hoanhap::disclosure::store {
namespace {

const std::string kRelease = "select id, form, period, released_by, released_at, ";

Release release_from(const storage::Row& row) {
  return {{row.integer(0)},
          std::string(row.text(1)),
          Period::from_key(row.integer(2)),
          {row.integer(3)},
          {row.integer(4)}};
}

const std::string kSubmission = "select r.id, v.revision, r.unit_id, r.period, v.cells from ";

Result<std::vector<Submission>> submissions(storage::Tx& tx, const std::string& sql,
                                            storage::Params params) {
  std::vector<Submission> found;
  bool readable = true;
  tx.query(kSubmission + sql, params, [&](const storage::Row& row) {
    auto vector = rollup::decode(row.blob(4));
    readable = readable && vector.has_value();
    if (vector)
      found.push_back({{row.integer(0)},
                       static_cast<int>(row.integer(1)),
                       {row.integer(2)},
                       Period::from_key(row.integer(3)),
                       std::move(*vector)});
  });
  if (!readable) return internal("disclosure: the stored cells of a revision are unreadable");
  return found;
}

}  // namespace

Result<std::optional<WithTable>> latest(storage::Tx& tx, std::string_view form, Period period) {
  std::optional<WithTable> found;
  std::string cells;
  tx.one(kRelease + "cells from release where form = ?1 and period = ?2 order by id desc limit 1",
         {form, period.key()}, [&](const storage::Row& row) {
           found = WithTable{release_from(row), {}};
           cells = row.text(5);
         });
  if (found) {
    TRY_ASSIGN(found->table, Table::parse(cells));
  }
  return found;
}

std::vector<Release> of_year(storage::Tx& tx, std::string_view form, int year) {
  std::vector<Release> found;
  tx.query(kRelease + "year from release where year = ?1 and form = ?2 order by id", {year, form},
           [&](const storage::Row& row) { found.push_back(release_from(row)); });
  return found;
}

std::vector<Release> list(storage::Tx& tx, std::string_view form) {
  std::vector<Release> found;
  const auto add = [&](const storage::Row& row) { found.push_back(release_from(row)); };
  const std::string newest =
      " not exists (select 1 from release n where n.form = release.form and n.period = "
      "release.period and n.id > release.id) order by id desc";
  if (form.empty()) {
    tx.query(kRelease + "year from release where" + newest, {}, add);
  } else {
    tx.query(kRelease + "year from release where form = ?1 and" + newest, {form}, add);
  }
  return found;
}

std::vector<std::pair<std::string, Period>> released(storage::Tx& tx, int year) {
  std::vector<std::pair<std::string, Period>> found;
  tx.query("select distinct form, period from release where year = ?1", {year},
           [&](const storage::Row& row) {
             found.emplace_back(row.text(0), Period::from_key(row.integer(1)));
           });
  return found;
}

Result<Table> table(storage::Tx& tx, ReleaseId id) {
  std::string cells;
  tx.one("select cells from release where id = ?1", {id},
         [&](const storage::Row& row) { cells = row.text(0); });
  return Table::parse(cells);
}

ReleaseId insert(storage::Tx& tx, const Release& r, const Table& table) {
  const auto cells = table.json();
  return {
      tx.insert("insert into release (form, period, year, cells, released_by, released_at) "
                "values (?1, ?2, ?3, ?4, ?5, ?6) returning id",
                {r.form, r.period.key(), r.period.year, cells, r.by, r.at.ms})};
}

Result<std::vector<Submission>> accepted(storage::Tx& tx, std::string_view form, Period first,
                                         Period last) {
  return submissions(tx,
                     "record r join revision v on v.record_id = r.id and v.revision = "
                     "r.accepted_revision where r.form = ?1 and r.period >= ?2 and r.period <= ?3 "
                     "order by r.period, r.unit_id, r.id",
                     {form, first.key(), last.key()});
}

Result<std::vector<Submission>> basis(storage::Tx& tx, ReleaseId id) {
  return submissions(
      tx,
      "release_basis b join record r on r.id = b.record_id join revision v on "
      "v.record_id = b.record_id and v.revision = b.revision where b.release_id = ?1 "
      "order by r.period, r.unit_id, r.id",
      {id});
}

void insert_basis(storage::Tx& tx, ReleaseId id, const std::vector<Submission>& basis) {
  for (const auto& s : basis)
    tx.execute("insert into release_basis (release_id, record_id, revision) values (?1, ?2, ?3)",
               {id, s.record, s.revision});
}

}  // namespace hoanhap::disclosure::store
